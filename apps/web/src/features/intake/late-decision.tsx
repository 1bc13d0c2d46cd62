import { intakeWords } from '@xk/i18n'
import { Button, ConfirmDialog, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(intakeWords.late)
type Act = 'acceptLate' | 'refuseLate'
const WORDS = {
  acceptLate: { button: w.accept, title: w.acceptTitle, text: w.acceptText },
  refuseLate: { button: w.refuse, title: w.refuseTitle, text: w.refuseText },
}

/** An entry that came after the deadline, before the secretariat: accepted or not, with a reason. */
export const DecideLate = (props: {
  entryId: string
  n: number
  reason: string
  acts: readonly Act[]
  onDecided: () => void
}) => {
  const [asking, setAsking] = createSignal<Act>()
  const decide = createAction((command, act: Act, reason: string) => {
    const routes = api.screening[':entryId']
    const input = { param: { entryId: props.entryId }, json: { n: props.n, reason } }
    return act === 'acceptLate'
      ? call(routes['accept-late'].$post(input, command))
      : call(routes['refuse-late'].$post(input, command))
  })
  return (
    <>
      <ProblemNote
        tone="amber"
        class="mb-4"
        title={w.waitingTitle}
        text={w.reasonWas(props.reason)}
        action={
          <For each={props.acts}>
            {(act) => (
              <Button variant={act === 'acceptLate' ? 'primary' : 'quiet'} onClick={() => setAsking(act)}>
                {WORDS[act].button}
              </Button>
            )}
          </For>
        }
      />
      <Show when={asking()}>
        {(act) => (
          <ConfirmDialog
            open
            title={WORDS[act()].title}
            text={WORDS[act()].text}
            confirmLabel={WORDS[act()].button}
            reasonLabel={w.decisionReason}
            danger={act() === 'refuseLate'}
            busy={decide.busy()}
            problem={decide.problem()}
            onConfirm={async (reason) => {
              if (!(await decide.run(act(), reason))) return
              setAsking(undefined)
              props.onDecided()
            }}
            onClose={() => setAsking(undefined)}
          />
        )}
      </Show>
    </>
  )
}
