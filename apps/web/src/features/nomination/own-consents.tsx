import { nominationWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'

const w = nominationWords.own

/** Taking back what one agreed to, without the link by which it was given. */
export const OwnConsents = (props: {
  standing: readonly { id?: string; purpose?: string }[]
  onChanged: () => void
}) => {
  const [leaving, setLeaving] = createSignal<{ id: string; label: string }>()
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const withdraw = async () => {
    const id = leaving()?.id
    if (!id) return
    setBusy(true)
    setProblem(undefined)
    try {
      await call(api['my-consents'][':id'].withdraw.$post({ param: { id } }, command()))
      setLeaving(undefined)
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setBusy(false)
  }
  return (
    <Show when={props.standing.length > 0}>
      <Card title={w.title}>
        <ul class="list-none p-0">
          <For each={props.standing}>
            {(it) => {
              const label = () => w.purposes[it.purpose ?? ''] ?? it.purpose ?? ''
              return (
                <li class="py-2 border-t border-line first:border-0 flex flex-wrap items-center justify-between gap-2">
                  {label()}
                  <Button onClick={() => setLeaving({ id: it.id ?? '', label: label() })}>
                    {w.withdraw}
                  </Button>
                </li>
              )
            }}
          </For>
        </ul>
        <ConfirmDialog
          open={leaving() !== undefined}
          title={nominationWords.page.withdrawTitle}
          text={nominationWords.page.withdrawText(leaving()?.label ?? '')}
          confirmLabel={w.withdraw}
          danger
          busy={busy()}
          problem={problem()}
          onConfirm={() => void withdraw()}
          onClose={() => setLeaving(undefined)}
        />
      </Card>
    </Show>
  )
}
