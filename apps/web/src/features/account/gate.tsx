import { AppShell, Mark } from '@xk/ui'
import { accountWords } from '@xk/i18n'
import type { JSX } from 'solid-js'
import { LanguageLink } from '../language-link.tsx'

/** The frame of pages before one is in: the mark, one card, nothing else. Plain enough for Zalo's own browser. */
export const Gate = (props: {
  title: string
  intro?: JSX.Element
  children: JSX.Element
  foot?: JSX.Element
}) => (
  <AppShell top={null} bare>
    <div class="min-h-dvh grid content-center justify-items-center gap-6 px-4 py-10">
      <div class="grid justify-items-center gap-2 text-center">
        <Mark size={48} />
        <p class="text-xl font-bold">{accountWords.product}</p>
        <p class="text-sm text-ink-2 max-w-[36ch] text-balance">{accountWords.tagline}</p>
      </div>
      <section class="card w-full max-w-[420px]">
        <h1 class="text-xl mb-2">{props.title}</h1>
        <div class="text-ink-2 mb-5">{props.intro}</div>
        {props.children}
      </section>
      <div class="text-sm text-ink-2 text-center max-w-[420px]">{props.foot}</div>
      <LanguageLink />
    </div>
  </AppShell>
)
