import { A } from '@solidjs/router'
import { unitReportWords as w } from '@xk/i18n'
import { Button, Card, DateField, Dialog, formatDate, PageHeader, ProblemNote, Tag, TextArea } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import {
  loadReport,
  papersOf,
  type ReportKey,
  type UnitReport,
} from '../../features/unit-reports/load-report.ts'
import { ReportFigures, ReportWords } from '../../features/unit-reports/report-figures.tsx'
import { REPORT_TONES } from '../../features/unit-reports/report-state.ts'
import { useSegments } from '../../features/works/use-segments.ts'
import { Shell } from '../../shell.tsx'

/** What a unit handed in, as it handed it in: received, or returned with what is missing. */
const GroupReportPage = () => {
  const params = useSegments('unitId', 'kind', 'year')
  const kind = () => params().kind as ReportKey['reportKind']
  const key = (): ReportKey => ({ unitId: params().unitId, reportKind: kind(), year: params().year })
  const [report, { refetch }] = createResource(key, loadReport)
  return (
    <Shell area="workingGroup">
      <A
        class="inline-flex items-center min-h-11 underline"
        href={`/to-cong-tac/bao-cao?loai=${kind()}&nam=${params().year}`}
      >
        {w.group.title}
      </A>
      <Loaded of={report} retry={w.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <>
            <PageHeader
              title={`${w.titleOf(it().kind, it().year)}, ${it().unitName}`}
              tag={<Tag tone={REPORT_TONES[it().state]}>{w.states[it().state]}</Tag>}
              actions={
                <>
                  <a class="btn btn-quiet" href={papersOf(key()).pdf} target="_blank" rel="noopener">
                    {w.report.pdf}
                  </a>
                  <a class="btn btn-quiet" href={papersOf(key()).word} download="">
                    {w.report.word}
                  </a>
                </>
              }
            />
            <div class="grid gap-4">
              <Review keyOf={key()} report={it()} onDone={() => void refetch()} />
              <ReportFigures
                report={it()}
                works="/to-cong-tac/cong-trinh"
                mayAdd={false}
                note={w.report.figuresFrozen(it().handedInAt ? formatDate(it().handedInAt ?? '') : '')}
              />
              <ReportWords body={it().body} headings={kind() === 'plan' ? w.planHeadings : w.headings} />
            </div>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default GroupReportPage

const Review = (props: { keyOf: ReportKey; report: UnitReport; onDone: () => void }) => {
  const [returning, setReturning] = createSignal(false)
  const [items, setItems] = createSignal('')
  const [reason, setReason] = createSignal('')
  const [due, setDue] = createSignal<string | null>(null)
  const review = createAction((command, act: 'receive' | 'return') =>
    call(
      api.units[':unitId'].reports[':reportKind'][':year'].review.$post(
        {
          param: props.keyOf,
          json: {
            baseVersion: props.report.version,
            act,
            reason: reason().trim(),
            items: items()
              .split('\n')
              .map((item) => item.trim())
              .filter(Boolean),
            due: due(),
          },
        },
        command,
      ),
    ),
  )
  const run = async (act: 'receive' | 'return') => {
    if (!(await review.run(act))) return
    setReturning(false)
    props.onDone()
  }
  const open = () => props.report.state === 'handedIn' || props.report.state === 'received'
  return (
    <Show when={open() && props.report.allowed.includes('unitReport.review')}>
      <Card>
        <Show when={review.problem() && !returning()}>
          <ProblemNote title={review.problem() ?? ''} />
        </Show>
        <div class="flex flex-wrap gap-3">
          <Show when={props.report.state === 'handedIn'}>
            <Button variant="primary" busy={review.busy()} onClick={() => void run('receive')}>
              {w.group.receive}
            </Button>
          </Show>
          <Button onClick={() => setReturning(true)}>{w.group.return}</Button>
        </div>
      </Card>
      <Dialog open={returning()} title={w.group.return} onClose={() => setReturning(false)}>
        <TextArea
          label={w.group.items}
          help={w.group.itemsHelp}
          rows={4}
          value={items()}
          onInput={setItems}
        />
        <TextArea
          optional
          label={w.group.reason}
          rows={2}
          maxLength={2000}
          value={reason()}
          onInput={setReason}
        />
        <DateField optional label={w.group.due} value={due()} onChange={setDue} />
        <Show when={review.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
        <div class="sheet-foot">
          <Button onClick={() => setReturning(false)}>{w.group.close}</Button>
          <Button variant="primary" busy={review.busy()} onClick={() => void run('return')}>
            {w.group.send}
          </Button>
        </div>
      </Dialog>
    </Show>
  )
}
