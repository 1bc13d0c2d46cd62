import { A } from '@solidjs/router'
import type { ReportText } from '@xk/domain/work'
import { unitReportWords } from '@xk/i18n'
import { Button, ConfirmDialog, formatDate, formatDay, ProblemNote, SaveState, Skeleton, Tag } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { HeadingFields } from '../../features/unit-reports/heading-fields.tsx'
import {
  loadReport,
  papersOf,
  type ReportKey,
  type UnitReport,
} from '../../features/unit-reports/load-report.ts'
import { ReportFigures, ReportWords } from '../../features/unit-reports/report-figures.tsx'
import { REPORT_TONES } from '../../features/unit-reports/report-state.ts'
import { createSavedBody } from '../../features/entry-form/create-saved-body.ts'
import { useSegments } from '../../features/works/use-segments.ts'
import { OfficerShell } from './shell.tsx'

const w = unitReportWords

/** A plan or report of the officer's unit: figures are there, words are typed, then it is handed in. */
const OfficerReportPage = () => {
  const params = useSegments('unitId', 'kind', 'year')
  const kind = () => params().kind as ReportKey['reportKind']
  const key = (): ReportKey => ({ unitId: params().unitId, reportKind: kind(), year: params().year })
  const [report, { refetch }] = createResource(key, loadReport)
  const accountId = () => {
    const who = me()
    return who?.signedIn ? who.me.accountId : undefined
  }
  return (
    <OfficerShell current="reports" narrow>
      <A
        class="no-print inline-flex items-center min-h-11 underline"
        href={kind() === 'plan' ? '/co-so/ke-hoach' : '/co-so/bao-cao'}
      >
        {w.back}
      </A>
      <Show when={report.error}>
        <LoadProblem error={report.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show
        when={!report.error && accountId() && report.latest && `${report.latest.state}/${report.latest.n}`}
        keyed
        fallback={report.error ? null : <Skeleton lines={10} />}
      >
        <Head report={report.latest!} papers={papersOf(key())} />
        <div class="grid gap-4">
          <ReportFigures
            report={report.latest!}
            works="/co-so/cong-trinh"
            mayAdd={report.latest!.writable}
            note={
              report.latest!.writable
                ? w.report.figuresLive
                : w.report.figuresFrozen(
                    report.latest!.handedInAt ? formatDate(report.latest!.handedInAt) : '',
                  )
            }
          />
          <Show
            when={report.latest!.writable}
            fallback={
              <ReportWords
                body={report.latest!.body}
                headings={kind() === 'plan' ? w.planHeadings : w.headings}
              />
            }
          >
            <Write
              accountId={accountId() ?? ''}
              keyOf={key()}
              report={report.latest!}
              onDone={() => void refetch()}
            />
          </Show>
        </div>
      </Show>
    </OfficerShell>
  )
}
export default OfficerReportPage

const Head = (props: { report: UnitReport; papers: { pdf: string; word: string } }) => (
  <header class="mb-4">
    <h1>{w.titleOf(props.report.kind, props.report.year)}</h1>
    <p class="text-ink-2">{props.report.unitName}</p>
    <p class="flex flex-wrap gap-x-4 gap-y-1 items-center mt-2">
      <Tag tone={REPORT_TONES[props.report.state]}>{w.states[props.report.state]}</Tag>
      <Show when={props.report.writable && props.report.due}>
        {(due) => <span class="text-sm">{w.due(formatDay(due()))}</span>}
      </Show>
    </p>
    <Show when={props.report.state === 'handedIn' && props.report.handedInAt}>
      {(at) => <ProblemNote class="mt-3" tone="green" title={w.report.handedIn(formatDate(at()))} />}
    </Show>
    <Show when={props.report.state === 'received'}>
      <ProblemNote class="mt-3" tone="green" title={w.report.received} />
    </Show>
    <Show when={props.report.returned}>
      {(it) => (
        <ProblemNote class="mt-3" tone="amber" title={w.report.returnedTitle}>
          <Show when={it().reason}>
            <p class="whitespace-pre-wrap">{it().reason}</p>
          </Show>
          <ul class="list-disc pl-5">
            <For each={it().items}>{(item) => <li>{item}</li>}</For>
          </ul>
        </ProblemNote>
      )}
    </Show>
    <p class="no-print flex flex-wrap gap-3 mt-3">
      <a class="btn btn-quiet" href={props.papers.pdf} target="_blank" rel="noopener">
        {w.report.pdf}
      </a>
      <a class="btn btn-quiet" href={props.papers.word} download="">
        {w.report.word}
      </a>
    </p>
  </header>
)

const Write = (props: { accountId: string; keyOf: ReportKey; report: UnitReport; onDone: () => void }) => {
  const param = props.keyOf
  const route = api.units[':unitId'].reports[':reportKind'][':year']
  const form = createSavedBody<ReportText>({
    accountId: props.accountId,
    documentId: `report-${param.unitId}-${param.reportKind}-${param.year}`,
    version: props.report.version,
    body: props.report.body,
    savedAt: props.report.savedAt,
    send: (baseVersion, body) => call(route.$put({ param, json: { baseVersion, body } })),
  })
  const [asking, setAsking] = createSignal(false)
  const [early, setEarly] = createSignal<string>()
  const handIn = createAction((command) =>
    call(route['hand-in'].$post({ param, json: { baseVersion: form.version() } }, command)),
  )
  const ask = async () => {
    await form.flush()
    if (!form.isSettled()) return setEarly(w.report.unsaved)
    if (form.version() === 0) return setEarly(w.report.writeFirst)
    setEarly(undefined)
    setAsking(true)
  }
  return (
    <>
      <HeadingFields form={form} headings={param.reportKind === 'plan' ? w.planHeadings : w.headings} />
      <div class="grid gap-3">
        <Show when={early()}>{(text) => <ProblemNote tone="amber" title={text()} />}</Show>
        <SaveState value={form.saving()} onRetry={() => void form.flush()} />
        <div>
          <Button variant="primary" onClick={() => void ask()}>
            {props.report.state === 'returned' ? w.report.handInAgain : w.report.handIn}
          </Button>
        </div>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.report.handInTitle}
        text={w.report.handInText}
        confirmLabel={props.report.state === 'returned' ? w.report.handInAgain : w.report.handIn}
        cancelLabel={w.report.notYet}
        busy={handIn.busy()}
        problem={handIn.problem()}
        onConfirm={async () => {
          if (!(await handIn.run())) return
          setAsking(false)
          props.onDone()
        }}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
