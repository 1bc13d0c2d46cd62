import { A } from '@solidjs/router'
import { unitReportWords, workWords, writeAmount, writeCount, writeSum } from '@xk/i18n'
import { Card, DataTable, KeyValue, LinkButton, Stat } from '@xk/ui'
import { For, Show } from 'solid-js'
import { WorkStateTag } from '../works/work-state.tsx'
import type { UnitReport } from './load-report.ts'

const w = unitReportWords.report

/** What the system knows of the unit in the period, with its works. */
export const ReportFigures = (props: {
  report: UnitReport
  note: string
  works: string
  mayAdd: boolean
}) => {
  const it = () => props.report.figures
  const kindOf = (key: string | undefined) => props.report.kinds.find((one) => one.key === key)?.label ?? key
  const isPlan = () => props.report.kind === 'plan'
  const counts = (all: readonly { editionTitle?: string; count?: number }[]) =>
    all.map((line) => `${line.editionTitle}: ${writeCount(line.count ?? 0)}`).join('; ') || '0'
  return (
    <>
      <Show when={!isPlan()}>
        <Card title={w.figures}>
          <p class="text-sm text-ink-2 mb-3">{props.note}</p>
          <div class="grid grid-cols-3 gap-3 mb-4">
            <Stat value={it().works.total} label={w.registered} />
            <Stat value={it().works.accepted} label={w.accepted} />
            <Stat value={it().works.commended} label={w.commended} />
          </div>
          <KeyValue
            items={[
              ...it().works.figures.map(({ key, sum }) => ({
                label: workWords.figures[key],
                value: writeSum(sum),
              })),
              { label: w.entries, value: counts(it().entries) },
              { label: w.prizes, value: counts(it().prizes) },
              { label: w.exemplars, value: writeCount(it().exemplars) },
              { label: w.answered, value: writeCount(it().questions.answered ?? 0) },
              { label: w.pilots, value: writeCount(it().replications.pilot ?? 0) },
              { label: w.adopters, value: writeCount(it().replications.adopter ?? 0) },
            ]}
          />
        </Card>
      </Show>
      <Card title={isPlan() ? w.worksPlan : w.works}>
        <DataTable
          caption={isPlan() ? w.worksPlan : w.works}
          rows={it().lines}
          empty={<p class="text-ink-2">{w.noWorks}</p>}
          columns={[
            {
              key: 'title',
              label: workWords.columns.title,
              lead: true,
              cell: (row) => (
                <>
                  <A
                    class="underline inline-flex items-center min-h-11"
                    href={`${props.works}/${row.workId}`}
                  >
                    {row.title}
                  </A>
                  <span class="block text-sm text-ink-2">{kindOf(row.kind)}</span>
                </>
              ),
            },
            {
              key: 'goal',
              label: workWords.columns.goal,
              cell: (row) =>
                workWords.officer.goal(
                  row.goal ? writeAmount(row.goal) : '',
                  row.achieved ? writeAmount(row.achieved) : '',
                ),
            },
            {
              key: 'state',
              label: workWords.columns.state,
              cell: (row) => <WorkStateTag state={row.state ?? 'registered'} />,
            },
          ]}
        />
        <Show when={props.mayAdd}>
          <p class="mt-3">
            <LinkButton as={A} href={props.works}>
              {w.addWorks}
            </LinkButton>
          </p>
        </Show>
      </Card>
    </>
  )
}

/** What was written under each heading. */
export const ReportWords = (props: {
  body: Partial<Record<string, string>>
  headings: Readonly<Record<string, string>>
}) => (
  <Card title={w.text}>
    <For each={Object.entries(props.headings)}>
      {([key, label]) => (
        <section class="mb-4">
          <h3 class="font-semibold">{label}</h3>
          <Show when={props.body[key]} fallback={<p class="text-ink-2">{w.empty}</p>}>
            <p class="whitespace-pre-wrap">{props.body[key]}</p>
          </Show>
        </section>
      )}
    </For>
  </Card>
)
