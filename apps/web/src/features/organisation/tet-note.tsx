import { A } from '@solidjs/router'
import { daysOffWords } from '@xk/i18n'
import { LinkButton, ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'
import { mayAnywhere } from '../../api/me.ts'

/** What counts working days here runs over a Tết that nobody entered: says so, with the way there for who may go it. */
export const TetNote = (props: { years: readonly number[]; class?: string }) => (
  <Show when={props.years.length > 0}>
    <ProblemNote
      tone="amber"
      class={props.class ?? ''}
      title={daysOffWords.tet.title(props.years)}
      text={daysOffWords.tet.text}
      action={
        <Show when={mayAnywhere('organisation.view')}>
          <LinkButton as={A} href="/quan-tri/ngay-nghi">
            {daysOffWords.open}
          </LinkButton>
        </Show>
      }
    />
  </Show>
)
