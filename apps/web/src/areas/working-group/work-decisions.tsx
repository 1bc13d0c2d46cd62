import { A, useNavigate } from '@solidjs/router'
import { workDecisionWords as w, workWords } from '@xk/i18n'
import {
  Button,
  Card,
  Checkbox,
  DataTable,
  EmptyState,
  formatDay,
  PageHeader,
  ProblemNote,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const load = () => call(api['work-decisions'].$get())
const TONES = { prepared: 'amber', sentBack: 'red', approved: 'green', dropped: 'neutral' } as const

/** Decisions that commend works or take that back, and the accepted works that wait for one. */
const WorkDecisionsPage = () => {
  const navigate = useNavigate()
  const [page, { refetch }] = createResource(load)
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set())
  const prepare = createAction((command) =>
    call(api['work-decisions'].$post({ json: { workIds: [...chosen()] } }, command)),
  )
  const begin = async () => {
    const made = await prepare.run()
    if (made) navigate(`/to-cong-tac/cong-trinh/quyet-dinh/${made.id}`)
  }
  const choose = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((it) => it !== id)))
  return (
    <Shell area="workingGroup" wide>
      <A class="inline-flex items-center min-h-11 underline" href="/to-cong-tac/cong-trinh">
        {workWords.back}
      </A>
      <PageHeader title={w.title} text={w.intro} />
      <Loaded of={page} retry={workWords.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <div class="grid gap-4">
            <Card title={w.decisions}>
              <DataTable
                caption={w.decisions}
                rows={it().decisions}
                empty={<EmptyState title={w.none} text={w.noneText} />}
                columns={[
                  {
                    key: 'number',
                    label: w.number,
                    lead: true,
                    cell: (row) => (
                      <A
                        class="underline inline-flex items-center min-h-11"
                        href={`/to-cong-tac/cong-trinh/quyet-dinh/${row.id}`}
                      >
                        {row.number ? w.numbered(row.number, formatDay(row.signedOn ?? '')) : w.unnumbered}
                      </A>
                    ),
                  },
                  { key: 'kind', label: w.kind, cell: (row) => w.kinds[row.kind ?? 'commend'] },
                  {
                    key: 'works',
                    label: w.works,
                    numeric: true,
                    cell: (row) =>
                      row.kind === 'commend' && row.state === 'approved' && row.standing !== row.works
                        ? w.standing(row.standing ?? 0, row.works ?? 0)
                        : row.works,
                  },
                  {
                    key: 'state',
                    label: workWords.columns.state,
                    cell: (row) => (
                      <Tag tone={TONES[row.state ?? 'prepared']}>{w.states[row.state ?? 'prepared']}</Tag>
                    ),
                  },
                ]}
              />
            </Card>
            <Show when={it().allowed.includes('workDecision.prepare')}>
              <Card title={w.open(it().open.length)}>
                <Show when={it().open.length > 0} fallback={<p class="text-ink-2">{w.openNone}</p>}>
                  <p class="text-ink-2 mb-2">{w.openText}</p>
                  <div
                    class="max-h-[60vh] overflow-y-auto pr-2"
                    tabindex="0"
                    role="group"
                    aria-label={w.open(it().open.length)}
                  >
                    <For each={it().open}>
                      {(item) => (
                        <Checkbox
                          label={`${item.title}, ${item.unitName}`}
                          checked={chosen().has(item.workId ?? '')}
                          onChange={(on) => choose(item.workId ?? '', on)}
                        />
                      )}
                    </For>
                  </div>
                  <Show when={prepare.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
                  <div class="flex flex-wrap gap-3 mt-3">
                    <Button
                      onClick={() => setChosen(new Set(it().open.flatMap(({ workId }) => workId ?? [])))}
                    >
                      {w.chooseAll}
                    </Button>
                    <Button
                      variant="primary"
                      disabled={chosen().size === 0}
                      busy={prepare.busy()}
                      onClick={() => void begin()}
                    >
                      {w.prepare(chosen().size)}
                    </Button>
                  </div>
                </Show>
              </Card>
            </Show>
          </div>
        )}
      </Loaded>
    </Shell>
  )
}
export default WorkDecisionsPage
