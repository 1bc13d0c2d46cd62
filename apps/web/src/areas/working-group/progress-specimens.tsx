import { resultWords } from '@xk/i18n'
import { Button, Card, DataTable, Dialog, ProblemNote, SelectField, Skeleton } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import type { Act } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

const load = (key: { id: string }) => call(api.stages[':id'].specimens.$get({ param: { id: key.id } }))
type Work = Awaited<ReturnType<typeof load>>['works'][number]

/** Calibration works: given to the whole panel, every judge's points for those who watch over the judging. */
export const Specimens = (props: {
  stageId: string
  version: number
  act: Act
  running: boolean
  may: boolean
}) => {
  const [page] = createResource(() => ({ id: props.stageId, version: props.version }), load)
  const [adding, setAdding] = createSignal(false)
  const withdraw = (stageEntryId: string) =>
    props.act.run(
      (id) =>
        call(
          api.stages[':id'].specimens.withdraw.$post(
            { param: { id: props.stageId }, json: { stageEntryId } },
            command(id),
          ),
        ),
      (answer) => w.specimens.withdrawn(answer.withdrawn),
    )
  return (
    <Show when={page.error || (page.latest?.works.length ?? 0) > 0 || (props.may && props.running)}>
      <Card
        title={w.specimens.title}
        class="mb-6"
        actions={
          <Show when={props.may && props.running}>
            <Button onClick={() => setAdding(true)}>{w.specimens.add}</Button>
          </Show>
        }
      >
        <p class="text-ink-2 mb-4 max-w-[72ch]">{w.specimens.text}</p>
        <Show when={page.error}>
          <ProblemNote title={messageOf(page.error)} />
        </Show>
        <Show when={!page.error && page.latest} fallback={page.error ? null : <Skeleton lines={2} />}>
          {(it) => (
            <For each={it().works} fallback={<p class="text-ink-2">{w.specimens.none}</p>}>
              {(work) => (
                <WorkSheets
                  work={work}
                  onWithdraw={
                    props.may && props.running && work.judges.some((judge) => !judge.handedIn)
                      ? () => void withdraw(work.work.stageEntryId ?? '')
                      : undefined
                  }
                />
              )}
            </For>
          )}
        </Show>
        <Show when={adding()}>
          <AddDialog stageId={props.stageId} act={props.act} onClose={() => setAdding(false)} />
        </Show>
      </Card>
    </Show>
  )
}

const WorkSheets = (props: { work: Work; onWithdraw: (() => void) | undefined }) => {
  const criteria = () => props.work.work.criteria ?? []
  return (
    <section class="mb-6">
      <div class="flex flex-wrap items-center gap-3">
        <h3 class="text-base grow">{`${w.code} ${props.work.work.blindCode}`}</h3>
        <Show when={props.onWithdraw}>
          <Button size="small" onClick={() => props.onWithdraw?.()}>
            {w.specimens.withdraw}
          </Button>
        </Show>
      </div>
      <Show when={props.work.held}>
        <p class="text-ink-2">{w.specimens.held}</p>
      </Show>
      <DataTable
        caption={`${w.specimens.title} ${props.work.work.blindCode}`}
        rows={props.work.judges}
        columns={[
          { key: 'judge', label: w.specimens.judge, lead: true, cell: (judge) => judge.fullName },
          ...criteria().map((label, i) => ({
            key: `c${i}`,
            label,
            numeric: true,
            cell: (judge: Work['judges'][number]) => {
              const value = judge.points?.[i]
              return value ? points(value) : '–'
            },
          })),
          {
            key: 'total',
            label: w.specimens.total,
            numeric: true,
            cell: (judge) => (judge.handedIn ? points(judge.total) : w.specimens.waiting),
          },
        ]}
      />
    </section>
  )
}

const AddDialog = (props: { stageId: string; act: Act; onClose: () => void }) => {
  const [panel] = createResource(
    () => props.stageId,
    (id) => call(api.stages[':id'].panel.$get({ param: { id } })),
  )
  const [entry, setEntry] = createSignal('')
  const give = async () => {
    const done = await props.act.run(
      (id) =>
        call(
          api.stages[':id'].specimens.$post(
            { param: { id: props.stageId }, json: { stageEntryId: entry() } },
            command(id),
          ),
        ),
      (answer) => w.specimens.given(answer.assigned),
    )
    if (done) props.onClose()
  }
  return (
    <Dialog open title={w.specimens.add} onClose={props.onClose}>
      <p class="text-ink-2 mb-4">{w.specimens.addText}</p>
      <Show when={panel.error}>
        <ProblemNote title={messageOf(panel.error)} />
      </Show>
      <SelectField
        label={w.specimens.entry}
        value={entry()}
        placeholder={w.specimens.choose}
        options={(panel.error ? [] : (panel.latest?.entries ?? []))
          .filter((it) => it.ready)
          .map((it) => ({ value: it.id ?? '', label: `${it.blindCode} ${it.title}` }))}
        onChange={setEntry}
      />
      <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex justify-end">
        <Button variant="primary" disabled={!entry()} busy={props.act.busy()} onClick={() => void give()}>
          {w.specimens.add}
        </Button>
      </div>
    </Dialog>
  )
}
