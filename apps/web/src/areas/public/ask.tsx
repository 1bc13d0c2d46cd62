import type { AskPage } from '@xk/contract'
import { questionWords as w } from '@xk/i18n'

/** The page of the form; the form itself is an island that needs a script (it solves the puzzle). */
export const AskView = (props: { page: AskPage }) => (
  <div class="main" data-width="narrow">
    <a
      class="inline-flex items-center min-h-11 underline"
      href={props.page.edition ? `/cuoc-thi/${props.page.edition.slug}` : '/hoi-dap'}
    >
      {props.page.edition ? w.backToEdition : w.back}
    </a>
    <h1>{props.page.edition ? w.form.titleEdition(props.page.edition.title) : w.form.title}</h1>
    <p class="text-ink-2 mt-2 mb-5">{w.form.due(props.page.workingDays)}</p>
    <div
      id="dat-cau-hoi"
      data-slug={props.page.edition?.slug ?? ''}
      data-units={JSON.stringify(props.page.units)}
      data-contact-days={props.page.contactDays}
      data-mail={String(props.page.mail)}
    >
      <noscript>{w.form.noScript}</noscript>
    </div>
  </div>
)
