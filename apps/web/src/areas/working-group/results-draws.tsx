import { resultWords as w } from '@xk/i18n'
import { Button, Card, Dialog, ProblemNote, TextField } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import type { Act } from '../../features/results/create-act.ts'
import type { AwardsPage } from './results-load.ts'

/** Public draws: the list and the source first, then the number; anyone can repeat the order. */
export const Draws = (props: { page: AwardsPage; act: Act }) => {
  const [rank, setRank] = createSignal<number>()
  const [drawId, setDrawId] = createSignal<string>()
  const may = () => props.page.allowed.includes('lot.draw') && props.page.stage.stageState === 'running'
  const allScored = () =>
    !props.page.blockers.some(({ code = '' }) => ['gapsOpen', 'sheetsMissing', 'marksMissing'].includes(code))
  const begun = (codes: readonly string[]) =>
    props.page.draws.some((draw) => [...(draw.list ?? [])].sort().join() === codes.join())
  const waiting = () => props.page.lotGroups.filter((group) => !begun(group.codes ?? []))
  return (
    <Show when={waiting().length > 0 || props.page.draws.length > 0}>
      <Card title={w.draw.title} class="mb-6">
        <ul class="list-none p-0">
          <For each={waiting()}>
            {(group) => (
              <li class="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line py-3">
                <p class="grow min-w-0">{w.draw.group(group.rank ?? 0, (group.codes ?? []).join(', '))}</p>
                <Show when={may()}>
                  <Show when={allScored()} fallback={<span class="text-sm text-ink-2">{w.draw.later}</span>}>
                    <Button onClick={() => setRank(group.rank)}>{w.draw.begin}</Button>
                  </Show>
                </Show>
              </li>
            )}
          </For>
          <For each={props.page.draws}>
            {(draw) => (
              <li class="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line py-3">
                <div class="grow min-w-0">
                  <p class="font-medium">
                    {draw.result ? w.draw.result(draw.result.join(', ')) : (draw.list ?? []).join(', ')}
                  </p>
                  <p class="text-sm text-ink-2">
                    {draw.seed
                      ? w.draw.from(draw.seedSource ?? '', draw.seed)
                      : w.draw.waiting(draw.seedSource ?? '')}
                  </p>
                  <p class="text-xs text-ink-2 break-all">
                    {w.freeze.digest}: {draw.listDigest}
                  </p>
                </div>
                <Show when={!draw.seed && may()}>
                  <Button onClick={() => setDrawId(draw.id)}>{w.draw.typeSeed}</Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <LineDialog
          open={rank() !== undefined}
          title={w.draw.beginTitle}
          text={w.draw.beginText}
          label={w.draw.source}
          help={w.draw.sourceHelp}
          action={w.draw.begin}
          min={3}
          act={props.act}
          onClose={() => setRank(undefined)}
          onSend={(seedSource, id) =>
            call(
              api.stages[':id'].draws.$post(
                { param: { id: props.page.stage.stageId }, json: { rank: rank() ?? 0, seedSource } },
                command(id),
              ),
            )
          }
        />
        <LineDialog
          open={drawId() !== undefined}
          title={w.draw.typeSeed}
          label={w.draw.seed}
          help={w.draw.seedHelp}
          action={w.draw.typeSeed}
          min={1}
          act={props.act}
          onClose={() => setDrawId(undefined)}
          onSend={(seed, id) =>
            call(api.draws[':id'].seed.$post({ param: { id: drawId() ?? '' }, json: { seed } }, command(id)))
          }
        />
      </Card>
    </Show>
  )
}

const LineDialog = (props: {
  open: boolean
  title: string
  text?: string
  label: string
  help: string
  action: string
  min: number
  act: Act
  onClose: () => void
  onSend: (text: string, commandId: string) => Promise<unknown>
}) => {
  const [text, setText] = createSignal('')
  const send = async () => {
    if (text().trim().length < props.min) return
    if (await props.act.run((id) => props.onSend(text().trim(), id))) {
      setText('')
      props.onClose()
    }
  }
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onClose}>
      <Show when={props.text}>
        <p class="mb-4">{props.text}</p>
      </Show>
      <TextField label={props.label} help={props.help} value={text()} onInput={setText} />
      <Show when={props.act.problem()}>{(problem) => <ProblemNote title={problem()} />}</Show>
      <div class="flex justify-end">
        <Button variant="primary" busy={props.act.busy()} onClick={() => void send()}>
          {props.action}
        </Button>
      </div>
    </Dialog>
  )
}
