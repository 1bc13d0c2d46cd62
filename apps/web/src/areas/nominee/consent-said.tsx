import { nominationWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, formatDateTime, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { PurposeList } from '../../features/nomination/purpose-list.tsx'
import { type OpenLink, WayBack } from './frame.tsx'
import type { AskedConsent } from './load.ts'

const w = nominationWords.page

/** What they said and how it is kept, taking it back, and what still can be done where the link takes no more answers. */
export const ConsentSaid = (props: OpenLink<AskedConsent>) => {
  const [leaving, setLeaving] = createSignal<{ purpose: string; label: string }>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const withdraw = async () => {
    const purpose = leaving()?.purpose
    if (!purpose) return
    setBusy(true)
    setProblem(undefined)
    try {
      await call(
        api['consent-links'][':token'].withdraw.$post({
          param: { token: props.token },
          json: { purpose },
        }),
      )
      setLeaving(undefined)
      props.changed()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(false)
  }
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
      <ConfirmDialog
        open={leaving() !== undefined}
        title={w.withdrawTitle}
        text={w.withdrawText(leaving()?.label ?? '')}
        confirmLabel={w.withdraw}
        danger
        busy={busy()}
        problem={problem()}
        onConfirm={() => void withdraw()}
        onClose={() => setLeaving(undefined)}
      />
    </>
  )
}
