import { panelWords as w } from '@xk/i18n'
import { Button, Dialog, ProblemNote, ProgressBar } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { ApiProblem, messageOf } from '../../api/client.ts'
import type { Panel, PanelPage } from '../../features/panel/create-panel.ts'

type Plan = Awaited<ReturnType<PanelPage['preview']>>

/** Automatic assignment, seen before it is saved. */
export const AssignmentPreview = (props: { page: PanelPage; panel: Panel }) => {
  const [open, setOpen] = createSignal(false)
  const [plan, setPlan] = createSignal<Plan>()
  const [refused, setRefused] = createSignal<{ title: string; text: string }>()
  let seed = ''
  const tryOne = async () => {
    seed = props.page.newSeed()
    setRefused(undefined)
    setPlan(undefined)
    setOpen(true)
    try {
      setPlan(await props.page.preview(seed))
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'assignment/infeasible') {
        const { entries, reason } = error.problem
        const codes = entries.map((id) => props.panel.entries.find((e) => e.id === id)?.blindCode ?? id)
        setRefused({ title: w.infeasible, text: `${codes.join(', ')}: ${w.infeasibleReason[reason]}` })
      } else setRefused({ title: messageOf(error), text: '' })
    }
  }
  const confirm = async () => {
    setOpen(false)
    await props.page.assignAll(seed, w.assigned)
  }
  const most = () => Math.max(1, ...(plan()?.loads ?? []).map((it) => it.load ?? 0))
  return (
    <>
      <Button class="mt-4" variant="primary" busy={props.page.busy()} onClick={() => void tryOne()}>
        {w.auto}
      </Button>
      <Dialog open={open()} title={w.preview} onClose={() => setOpen(false)} wide>
        <Show when={refused()}>{(it) => <ProblemNote title={it().title}>{it().text}</ProblemNote>}</Show>
        <Show when={plan()}>
          {(it) => (
            <>
              <p class="mb-4">{w.previewText}</p>
              <Show when={it().withoutExpert.length > 0}>
                <ProblemNote tone="amber" title={w.withoutExpert(it().withoutExpert)} />
              </Show>
              <h3 class="text-base mb-3">{w.loads}</h3>
              <div class="grid sm:grid-cols-2 gap-x-8 gap-y-3 mb-6">
                <For each={it().loads}>
                  {(load) => (
                    <ProgressBar
                      value={load.load ?? 0}
                      max={most()}
                      valueText={w.works(load.load ?? 0)}
                      label={props.panel.members.find((m) => m.id === load.memberId)?.fullName ?? ''}
                    />
                  )}
                </For>
              </div>
              <div class="flex flex-wrap gap-3 justify-end">
                <Button onClick={() => void tryOne()}>{w.another}</Button>
                <Button variant="primary" onClick={() => void confirm()}>
                  {w.confirm}
                </Button>
              </div>
            </>
          )}
        </Show>
      </Dialog>
    </>
  )
}
