import type { EditionState } from '@xk/domain/edition'
import { inKindOf, workingGroupWords as w } from '@xk/i18n'
import { PageHeader, Tag, type Tone } from '@xk/ui'
import type { JSX } from 'solid-js'

const STATE_TONE: Record<EditionState, Tone> = {
  draft: 'neutral',
  open: 'blue',
  screening: 'blue',
  masking: 'blue',
  judging: 'blue',
  council: 'blue',
  frozen: 'amber',
  unmasked: 'amber',
  decided: 'amber',
  released: 'green',
  cancelled: 'red',
}

/** Where an edition stands; in a second or later round with the round's name. */
export const StateTag = (props: {
  edition: { state: EditionState; round?: string | null; programme?: string }
}) => (
  <Tag tone={STATE_TONE[props.edition.state]}>
    {inKindOf(props.edition.programme ?? '', w.stateIn(props.edition.state, props.edition.round ?? null))}
  </Tag>
)

export const editionHref = (id: string, page = '') => `/to-cong-tac/lan/${id}${page}`

/** The head of every page of one edition: its state and its name; the way between pages is edition-nav's. */
export const EditionHead = (props: {
  edition: { id: string; title: string; state: EditionState; round?: string | null; programme?: string }
  actions?: JSX.Element
}) => (
  <>
    <PageHeader
      tag={<StateTag edition={props.edition} />}
      title={props.edition.title}
      actions={props.actions}
    />
  </>
)
