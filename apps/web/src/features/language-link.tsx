import { language } from '@xk/i18n'

/** The same page in the other language, named in that language; remembered in this browser (api http/language). */
export const LanguageLink = (props: { class?: string }) => {
  const other = language === 'vi' ? 'en' : 'vi'
  return (
    <a
      href={`?lang=${other}`}
      hreflang={other}
      lang={other}
      rel="external"
      class={`no-print inline-flex items-center min-h-11 min-w-11 px-2 text-sm underline ${props.class ?? ''}`}
    >
      {other === 'en' ? 'English' : 'Tiếng Việt'}
    </a>
  )
}
