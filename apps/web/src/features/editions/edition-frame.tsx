import type { EditionState } from '@xk/domain/edition'
import { workingGroupWords as w } from '@xk/i18n'
import { PageHeader, Tag, type Tone } from '@xk/ui'
import type { JSX } from 'solid-js'

export const STATE_TONE: Record<EditionState, Tone> = {
  draft: 'neutral',
  open: 'blue',
  screening: 'blue',
  masking: 'blue',
  judging: 'blue',
  frozen: 'amber',
  unmasked: 'amber',
  decided: 'amber',
  released: 'green',
  cancelled: 'red',
}

export const editionHref = (id: string, page = '') => `/to-cong-tac/lan/${id}${page}`

/** The head of every page of one edition: its state and its name; the way between pages is edition-nav's. */
export const EditionHead = (props: {
  edition: { id: string; title: string; state: EditionState }
  actions?: JSX.Element
}) => (
  <>
    <PageHeader
      tag={<Tag tone={STATE_TONE[props.edition.state]}>{w.states[props.edition.state]}</Tag>}
      title={props.edition.title}
      actions={props.actions}
    />
  </>
)
