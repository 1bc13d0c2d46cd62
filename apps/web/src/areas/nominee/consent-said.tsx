import { nominationWords } from '@xk/i18n'
import { Button, Card, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { PurposeList } from '../../features/nomination/purpose-list.tsx'
import { WithdrawDialog } from '../../features/nomination/withdraw-dialog.tsx'
import { type OpenLink, WayBack } from './frame.tsx'
import type { AskedConsent } from './load.ts'

const w = nominationWords.page

/** What they said and how it is kept, taking it back, and what still can be done where the link takes no more answers. */
export const ConsentSaid = (props: OpenLink<AskedConsent>) => {
  const [leaving, setLeaving] = createSignal<{ purpose: string; label: string }>()
  const given = () => props.asked.purposes.filter(({ state }) => state === 'given')
  const closed = () => props.asked.purposes.filter(({ closedToYes }) => closedToYes)
  return (
    <>
      <ProblemNote
        tone="green"
        title={w.done}
        text={w.doneText(formatDateTime(props.asked.answered ?? ''))}
      />
      <Show when={props.asked.ended}>
        {(why) => <ProblemNote tone="amber" title={w.ended[why()].title} text={w.ended[why()].text} />}
      </Show>
      <Card title={w.said}>
        <PurposeList purposes={props.asked.purposes} />
        <Show when={closed().length > 0 && props.asked.ended === null}>
          <WayBack />
        </Show>
        <div class="flex flex-wrap gap-2 mt-3">
          <Show when={props.asked.ended === null}>
            <Button onClick={props.again}>{w.change}</Button>
          </Show>
          <For each={given()}>
            {(it) => (
              <Button onClick={() => setLeaving({ purpose: it.purpose, label: it.label })}>
                {w.withdraw}: {it.label}
              </Button>
            )}
          </For>
        </div>
      </Card>
      <WithdrawDialog
        leaving={leaving()}
        confirmLabel={w.withdraw}
        withdraw={({ purpose }) => {
          const param = { token: props.token }
          return call(api['consent-links'][':token'].withdraw.$post({ param, json: { purpose } }))
        }}
        onWithdrawn={props.changed}
        onClose={() => setLeaving(undefined)}
      />
    </>
  )
}
