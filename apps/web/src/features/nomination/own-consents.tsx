import { nominationWords } from '@xk/i18n'
import { Button, Card } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

const w = nominationWords.own

/** Taking back what one agreed to, without the link by which it was given. */
export const OwnConsents = (props: {
  standing: readonly { id?: string; purpose?: string }[]
  onChanged: () => void
}) => {
  const [leaving, setLeaving] = createSignal<{ id: string; label: string }>()
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
        <WithdrawDialog
          leaving={leaving()}
          confirmLabel={w.withdraw}
          withdraw={({ id }, command) =>
            call(api['my-consents'][':id'].withdraw.$post({ param: { id } }, command))
          }
          onWithdrawn={props.onChanged}
          onClose={() => setLeaving(undefined)}
        />
      </Card>
    </Show>
  )
}
