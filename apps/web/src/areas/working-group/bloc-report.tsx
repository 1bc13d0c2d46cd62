import { A } from '@solidjs/router'
import type { ReportText } from '@xk/domain/work'
import { unitReportWords, workWords, writeCount, writeSum } from '@xk/i18n'
import {
  Button,
  Card,
  DataTable,
  DateField,
  formatDay,
  KeyValue,
  PageHeader,
  ProblemNote,
  SaveState,
  Skeleton,
  Stat,
  Tag,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { HeadingFields } from '../../features/unit-reports/heading-fields.tsx'
import { ReportWords } from '../../features/unit-reports/report-figures.tsx'
import { createSavedBody } from '../../features/entry-form/create-saved-body.ts'
import { useSegments } from '../../features/works/use-segments.ts'
import { DecideButtons } from '../../features/second-person/decide-buttons.tsx'
import { Shell } from '../../shell.tsx'

const w = unitReportWords.bloc
interface Key {
  scope: 'year' | 'term'
  year: string
}
const route = api['bloc-reports'][':scope'][':year']
const load = (param: Key) => call(route.$get({ param }))
type Report = Awaited<ReturnType<typeof load>>
const TONES = { draft: 'neutral', prepared: 'amber', approved: 'green' } as const

/** The bloc's sơ kết of a year or tổng kết of a term, each figure leading to what it counts. */
const BlocReportPage = () => {
  const params = useSegments('scope', 'year')
  const key = (): Key => ({ scope: params().scope as Key['scope'], year: params().year })
  const [report, { refetch }] = createResource(key, load)
  const accountId = () => {
    const who = me()
    return who?.signedIn ? who.me.accountId : undefined
  }
  return (
    <Shell area="workingGroup" wide>
      <A class="inline-flex items-center min-h-11 underline" href="/to-cong-tac/bao-cao">
        {unitReportWords.group.title}
      </A>
      <Show when={report.error}>
        <LoadProblem error={report.error} retry={unitReportWords.retry} onRetry={() => refetch()} />
      </Show>
      <Show
        when={
          !report.error &&
          accountId() &&
          report.latest &&
          `${report.latest.scope}/${report.latest.year}/${report.latest.state}`
        }
        keyed
        fallback={report.error ? null : <Skeleton lines={10} />}
      >
        <Body it={report.latest!} keyOf={key()} accountId={accountId() ?? ''} onDone={() => void refetch()} />
      </Show>
    </Shell>
  )
}
export default BlocReportPage

const Body = (props: { it: Report; keyOf: Key; accountId: string; onDone: () => void }) => {
  const it = props.it
  const base = `/api/bloc-reports/${props.keyOf.scope}/${props.keyOf.year}`
  const writes = () => it.state === 'draft' && it.allowed.includes('blocReport.prepare')
  return (
    <>
      <PageHeader
        title={it.scope === 'year' ? w.year(it.year) : w.term(it.termName)}
        tag={<Tag tone={TONES[it.state]}>{w.states[it.state]}</Tag>}
        text={it.frozen ? w.frozen : w.live}
        actions={
          <>
            <a class="btn btn-quiet" href={`${base}/paper`} target="_blank" rel="noopener">
              {unitReportWords.report.pdf}
            </a>
            <a class="btn btn-quiet" href={`${base}/word`} download="">
              {unitReportWords.report.word}
            </a>
          </>
        }
      />
      <Show when={it.sentBack}>
        {(reason) => <ProblemNote tone="amber" title={w.sentBackTitle} text={reason()} />}
      </Show>
      <Show when={it.state === 'prepared'}>
        <ProblemNote tone="blue" title={w.prepared(it.preparedByName ?? '')} />
      </Show>
      <Show when={it.state === 'approved'}>
        <ProblemNote tone="green" title={w.approved(it.approvedByName ?? '')} />
      </Show>
      <div class="grid gap-4 mt-4">
        <Settle it={it} keyOf={props.keyOf} onDone={props.onDone} />
        <Figures it={it} />
        <Show when={writes()} fallback={<ReportWords body={it.body} headings={unitReportWords.headings} />}>
          <Write it={it} keyOf={props.keyOf} accountId={props.accountId} onDone={props.onDone} />
        </Show>
      </div>
    </>
  )
}

const Figures = (props: { it: Report }) => {
  const it = () => props.it.figures
  const ofYear = () => (props.it.scope === 'year' ? `&nam=${props.it.year}` : '')
  const works = (query: string) => `/to-cong-tac/cong-trinh?${query}${ofYear()}`
  const link = (href: string, n: number) => (
    <A class="underline inline-flex items-center min-h-11 min-w-6" href={href}>
      {writeCount(n)}
    </A>
  )
  // As tall as it must be to be hit, without moving the line below it.
  const big = (href: string, n: number) => (
    <A class="underline inline-block min-w-11 py-1 -my-1" href={href}>
      {writeCount(n)}
    </A>
  )
  const kindOf = (key: string) => props.it.kinds.find((one) => one.key === key)?.label ?? key
  const accepted = () => it().clusters.reduce((n, one) => n + (one.withAccepted ?? 0), 0)
  return (
    <>
      <div class="grid grid-cols-2 sm:grid-cols-3 lg:grid-cols-6 gap-3">
        <Stat value={it().units} label={w.units} />
        <Stat value={accepted()} label={w.withAccepted} />
        <Stat value={it().reports} label={w.reports} />
        <Stat value={big(works(''), it().works.total)} label={w.registered} />
        <Stat value={big(works('tinhTrang=accepted'), it().works.accepted)} label={w.accepted} />
        <Stat value={big(works('tuyenDuong=yes'), it().works.commended)} label={w.commended} />
      </div>
      <p>
        <Show when={it().missing.length > 0} fallback={w.missingNone}>
          {w.missing(it().missing.length)}.{' '}
          <A
            class="underline inline-flex items-center min-h-11"
            href={`/to-cong-tac/bao-cao?loai=year&nam=${props.it.years.at(-1)}`}
          >
            {w.seeMissing}
          </A>
        </Show>
      </p>
      <Show when={it().works.figures.length > 0}>
        <Card title={w.figures}>
          <KeyValue
            items={it().works.figures.map(({ key, sum }) => ({
              label: workWords.figures[key],
              value: writeSum(sum),
            }))}
          />
        </Card>
      </Show>
      <Card title={w.byCluster}>
        <DataTable
          caption={w.byCluster}
          rows={it().clusters}
          columns={[
            { key: 'name', label: workWords.columns.cluster, lead: true, cell: (row) => row.name },
            { key: 'units', label: w.units, numeric: true, cell: (row) => writeCount(row.units ?? 0) },
            {
              key: 'with',
              label: w.withAccepted,
              numeric: true,
              cell: (row) => writeCount(row.withAccepted ?? 0),
            },
            {
              key: 'registered',
              label: w.registered,
              numeric: true,
              cell: (row) => link(works(`cum=${row.clusterId}`), row.registered ?? 0),
            },
            {
              key: 'accepted',
              label: w.accepted,
              numeric: true,
              cell: (row) => link(works(`cum=${row.clusterId}&tinhTrang=accepted`), row.accepted ?? 0),
            },
            {
              key: 'commended',
              label: w.commended,
              numeric: true,
              cell: (row) => link(works(`cum=${row.clusterId}&tuyenDuong=yes`), row.commended ?? 0),
            },
          ]}
        />
      </Card>
      <Card title={w.byKind}>
        <DataTable
          caption={w.byKind}
          rows={it().works.kinds}
          empty={<p class="text-ink-2">{unitReportWords.report.noWorks}</p>}
          columns={[
            { key: 'kind', label: workWords.columns.kind, lead: true, cell: (row) => kindOf(row.kind) },
            {
              key: 'registered',
              label: w.registered,
              numeric: true,
              cell: (row) => link(works(`loai=${row.kind}`), row.registered),
            },
            {
              key: 'accepted',
              label: w.accepted,
              numeric: true,
              cell: (row) => link(works(`loai=${row.kind}&tinhTrang=accepted`), row.accepted),
            },
          ]}
        />
      </Card>
      <Card title={w.decisions}>
        <Show when={it().decisions.length > 0} fallback={<p class="text-ink-2">{w.noDecisions}</p>}>
          <ul class="list-none p-0">
            <For each={it().decisions}>
              {(one) => (
                <li>
                  <A
                    class="underline inline-flex items-center min-h-11"
                    href={`/to-cong-tac/cong-trinh/quyet-dinh/${one.id}`}
                  >
                    {w.decision(one.number ?? '', formatDay(one.signedOn ?? ''), one.works ?? 0)}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Card>
      <Card title={unitReportWords.report.figures}>
        <KeyValue
          items={[
            ...it().entries.map((line) => ({
              label: `${unitReportWords.report.entries}: ${line.editionTitle}`,
              value: writeCount(line.count ?? 0),
            })),
            ...it().prizes.map((line) => ({
              label: `${unitReportWords.report.prizes}: ${line.editionTitle}`,
              value: writeCount(line.count ?? 0),
            })),
            { label: unitReportWords.report.exemplars, value: writeCount(it().exemplars) },
            { label: unitReportWords.report.answered, value: writeCount(it().answered) },
            { label: unitReportWords.report.pilots, value: writeCount(it().pilots) },
            { label: unitReportWords.report.adopters, value: writeCount(it().adopters) },
          ]}
        />
      </Card>
    </>
  )
}

interface Typed {
  body: ReportText
  number: string
  signedOn: string | null
}

const Write = (props: { it: Report; keyOf: Key; accountId: string; onDone: () => void }) => {
  const param = props.keyOf
  const form = createSavedBody<Typed>({
    accountId: props.accountId,
    documentId: `bloc-${param.scope}-${param.year}`,
    version: props.it.version,
    body: { body: props.it.body, number: props.it.number, signedOn: props.it.signedOn },
    savedAt: props.it.savedAt,
    send: (baseVersion, typed) => call(route.$put({ param, json: { baseVersion, ...typed } })),
  })
  const [early, setEarly] = createSignal<string>()
  const prepare = createAction((command) =>
    call(route.prepare.$post({ param, json: { baseVersion: form.version() } }, command)),
  )
  const words = {
    ...form,
    body: () => form.body().body,
    change: (body: ReportText) => form.change({ ...form.body(), body }),
    conflict: () => {
      const it = form.conflict()
      return it && { mine: it.mine.body, theirs: it.theirs.body }
    },
  }
  const run = async () => {
    await form.flush()
    if (!form.isSettled()) return setEarly(unitReportWords.report.unsaved)
    if (form.version() === 0) return setEarly(unitReportWords.report.writeFirst)
    setEarly(undefined)
    if (await prepare.run()) props.onDone()
  }
  return (
    <>
      <Card>
        <div class="grid gap-x-4 sm:grid-cols-2 items-end max-w-[760px]">
          <TextField
            optional
            label={w.number}
            help={w.numberHelp}
            maxLength={20}
            value={form.body().number}
            onInput={(number) => form.change({ ...form.body(), number })}
          />
          <DateField
            optional
            label={w.signedOn}
            value={form.body().signedOn}
            onChange={(signedOn) => form.change({ ...form.body(), signedOn })}
          />
        </div>
      </Card>
      <HeadingFields form={words} headings={unitReportWords.headings} />
      <div class="grid gap-3">
        <Show when={early() ?? prepare.problem()}>
          {(text) => <ProblemNote tone="amber" title={text()} />}
        </Show>
        <SaveState value={form.saving()} onRetry={() => void form.flush()} />
        <div>
          <Button variant="primary" busy={prepare.busy()} onClick={() => void run()}>
            {w.prepare}
          </Button>
        </div>
      </div>
    </>
  )
}

const Settle = (props: { it: Report; keyOf: Key; onDone: () => void }) => {
  const param = props.keyOf
  const approve = createAction((command) =>
    call(route.approve.$post({ param, json: { baseVersion: props.it.version } }, command)),
  )
  const sendBack = createAction((command, reason: string) =>
    call(route['send-back'].$post({ param, json: { baseVersion: props.it.version, reason } }, command)),
  )
  return (
    <Show when={props.it.state === 'prepared' && props.it.allowed.includes('blocReport.approve')}>
      <Card>
        <DecideButtons words={w} approve={approve} sendBack={sendBack} onDone={props.onDone} />
      </Card>
    </Show>
  )
}
