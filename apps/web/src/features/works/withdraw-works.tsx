import { useNavigate } from '@solidjs/router'
import { workDecisionWords as w, workWords } from '@xk/i18n'
import { Button, Checkbox, Dialog, ProblemNote, TextArea } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { WorkDecision } from '../../areas/working-group/work-decision.tsx'

/** Takes the commendation of some works back, by a decision of its own that this begins. */
export const WithdrawWorks = (props: { it: WorkDecision }) => {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal(false)
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const [reason, setReason] = createSignal('')
  const standing = () => props.it.items.filter((item) => item.standing)
  const withdraw = createAction((command) =>
    call(
      api['work-decisions'][':id'].withdrawals.$post(
        { param: { id: props.it.id }, json: { workIds: [...chosen()], reason: reason() } },
        command,
      ),
    ),
  )
  return (
    <Show when={standing().length > 0}>
      <p>
        <Button onClick={() => setOpen(true)}>{w.withdraw}</Button>
      </p>
      <Dialog open={open()} wide title={w.withdraw} onClose={() => setOpen(false)}>
        <p class="mb-3">{w.withdrawText}</p>
        <For each={standing()}>
          {(item) => (
            <Checkbox
              label={`${item.title}, ${item.unitName}`}
              checked={chosen().has(item.workId ?? '')}
              onChange={(on) =>
                setChosen(
                  (before) =>
                    new Set(
                      on ? [...before, item.workId ?? ''] : [...before].filter((id) => id !== item.workId),
                    ),
                )
              }
            />
          )}
        </For>
        <TextArea
          label={workWords.group.reason}
          rows={3}
          maxLength={2000}
          value={reason()}
          onInput={setReason}
        />
        <Show when={withdraw.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="sheet-foot">
          <Button onClick={() => setOpen(false)}>{workWords.group.close}</Button>
          <Button
            variant="primary"
            disabled={chosen().size === 0 || reason().trim().length < 3}
            busy={withdraw.busy()}
            onClick={async () => {
              const made = await withdraw.run()
              if (made) navigate(`/to-cong-tac/cong-trinh/quyet-dinh/${made.id}`)
            }}
          >
            {w.withdrawGo}
          </Button>
        </div>
      </Dialog>
    </Show>
  )
}
