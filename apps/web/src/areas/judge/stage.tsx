import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { fromWire } from '@xk/domain/kernel'
import {
  Button,
  Card,
  Checkbox,
  ConfirmDialog,
  DataTable,
  Distribution,
  EmptyState,
  formatDateTime,
  LinkButton,
  ProblemNote,
  ProgressBar,
  Skeleton,
  Tag,
} from '@xk/ui'
import { A, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { api, ApiProblem, call, command, newCommandId } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { type Desk, type DeskItem, loadDesk, STATE_TONE } from '../../features/desk/desk-list.ts'
import { Shell } from '../../shell.tsx'
import { Specimens } from './stage-specimens.tsx'

/** My own totals in ten classes, up to the highest that a sheet can reach here. */
const classesOf = (items: Desk['items']) => {
  const totals = items.flatMap((it) =>
    it.total ? [Number(fromWire(it.total).n) / Number(fromWire(it.total).d)] : [],
  )
  const top = Math.max(100, ...totals)
  const counts = Array.from({ length: 10 }, () => 0)
  for (const total of totals) {
    const index = Math.min(9, Math.floor((10 * total) / top))
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}

/** One panel: the undertaking first, then my list, compared side by side before "Nộp toàn bộ". */
const JudgeStagePage = () => {
  const params = useParams<{ stageId: string }>()
  const [desk, { refetch }] = createResource(() => params.stageId, loadDesk)
  return (
    <Shell area="judge">
      <Show when={desk.error}>
        <LoadProblem error={desk.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!desk.error && desk.latest} fallback={desk.error ? null : <Skeleton lines={8} />}>
        {(it) => (
          <Show
            when={it().stage.undertaken}
            fallback={<Undertaking desk={it()} onSigned={() => void refetch()} />}
          >
            <List desk={it()} onChanged={() => void refetch()} />
          </Show>
        )}
      </Show>
    </Shell>
  )
}
export default JudgeStagePage

const Undertaking = (props: { desk: Desk; onSigned: () => void }) => {
  const [accepted, setAccepted] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const sign = async () => {
    try {
      await call(
        api.desk.stages[':id'].undertake.$post({ param: { id: props.desk.stage.stageId } }, command()),
      )
      props.onSigned()
    } catch (error) {
      setProblem((error as Error).message)
    }
  }
  return (
    <div class="max-w-[68ch]">
      <h1>{w.undertaking.title}</h1>
      <p class="text-ink-2 mt-1">
        {props.desk.stage.editionTitle} · {props.desk.stage.label}
      </p>
      <Card class="my-6">
        <p class="mb-3">{w.undertaking.intro}</p>
        <p class="whitespace-pre-line">{props.desk.stage.undertaking}</p>
      </Card>
      <Checkbox label={w.undertaking.accept} checked={accepted()} onChange={setAccepted} />
      <Show when={problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <Button variant="primary" disabled={!accepted()} onClick={() => void sign()}>
        {w.undertaking.sign}
      </Button>
    </div>
  )
}

const List = (props: { desk: Desk; onChanged: () => void }) => {
  const items = () => props.desk.items.filter((it) => it.kind !== 'specimen')
  const specimens = () =>
    props.desk.items.filter(
      (it) => it.kind === 'specimen' && !['handedIn', 'late', 'onPaper'].includes(it.state),
    )
  // What is restricted cannot be read: it holds up nothing and stays behind.
  const readable = () => items().filter((it) => !it.restricted)
  const unfinished = () => readable().filter((it) => it.state === 'notBegun' || it.state === 'begun')
  const open = () =>
    readable().filter((it) => it.state === 'scored' || it.state === 'begun' || it.state === 'notBegun')
  const leftOut = () =>
    items()
      .filter((it) => it.restricted && ['scored', 'begun', 'notBegun'].includes(it.state))
      .map((it) => it.blindCode)
      .join(', ')
  const next = () =>
    specimens().find((it) => it.state !== 'scored') ?? (specimens().length > 0 ? undefined : unfinished()[0])
  const severalSegments = () => new Set(items().map((it) => it.segment)).size > 1
  const [asking, setAsking] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [done, setDone] = createSignal<string>()
  let commandId = newCommandId()

  const submitAll = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const versions = Object.fromEntries(open().map((it) => [it.assignmentId, it.version]))
      const answer = await call(
        api.desk.stages[':id']['submit-all'].$post(
          { param: { id: props.desk.stage.stageId }, json: { versions } },
          command(commandId),
        ),
      )
      setDone(answer.late ? w.handedInLate : w.handedInOk(answer.handedIn))
      setAsking(false)
      props.onChanged()
    } catch (error) {
      setProblem((error as Error).message)
      if (error instanceof ApiProblem) {
        commandId = newCommandId()
        props.onChanged()
      }
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <h1>{props.desk.stage.label}</h1>
      <p class="text-ink-2 mt-1">
        {props.desk.stage.editionTitle}
        <Show when={props.desk.stage.endsAt}>{(at) => <> · {w.endsAt(formatDateTime(at()))}</>}</Show>
      </p>
      <Show when={props.desk.stage.bids}>
        <LinkButton as={A} class="mt-4" href={`/giam-khao/${props.desk.stage.stageId}/dang-ky`}>
          {w.bids.link}
        </LinkButton>
      </Show>
      <Show when={props.desk.stage.named}>
        <ProblemNote
          tone="blue"
          title={w.named}
          text={
            props.desk.stage.presentation
              ? w.presents(
                  props.desk.stage.presentation.presentMinutes,
                  props.desk.stage.presentation.answerMinutes,
                )
              : undefined
          }
        />
      </Show>
      <Show when={done()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
      <Specimens desk={props.desk} onChanged={props.onChanged} onTold={setDone} />
      <Show
        when={items().length > 0}
        fallback={<EmptyState title={w.noPanels.title} text={w.noPanels.text} />}
      >
        <div class="grid md:grid-cols-[1fr_auto] gap-6 items-end my-6">
          <ProgressBar
            value={readable().length - unfinished().length}
            max={readable().length}
            label={w.left(unfinished().length, readable().length)}
          />
          <div>
            <p class="text-xs text-ink-2 mb-1">{w.distribution}</p>
            <Distribution
              counts={classesOf(items())}
              label={`${w.distribution}: ${classesOf(items()).join(', ')}`}
              width={200}
            />
          </div>
        </div>
        <div class="flex flex-wrap gap-3 mb-6">
          <Show
            when={next()}
            fallback={
              <Show when={open().length > 0 && specimens().length === 0}>
                <Button variant="primary" onClick={() => setAsking(true)}>
                  {w.submitAll}
                </Button>
              </Show>
            }
          >
            {(item) => (
              <>
                <LinkButton as={A} variant="primary" href={`/giam-khao/bai/${item().assignmentId}`}>
                  {items().some((it) => it.state !== 'notBegun') ? w.goOn : w.begin}
                </LinkButton>
                <Show when={unfinished().length > 0}>
                  <span class="text-sm text-ink-2 self-center">{w.submitBlocked(unfinished().length)}</span>
                </Show>
              </>
            )}
          </Show>
        </div>
        <Show when={leftOut()}>{(codes) => <p class="text-sm text-ink-2 mb-4">{w.leftOut(codes())}</p>}</Show>
        <Show when={items().filter((it) => it.state !== 'notBegun').length >= 2}>
          <LinkButton as={A} class="mb-4" href={`/giam-khao/${props.desk.stage.stageId}/so-sanh`}>
            {w.compare.link}
          </LinkButton>
        </Show>
        <Card>
          <DataTable
            caption={w.list}
            rows={items()}
            columns={[
              {
                key: 'code',
                label: w.columns.code,
                cell: (it) => <span class="whitespace-nowrap font-medium">{it.blindCode}</span>,
              },
              {
                key: 'title',
                label: w.columns.title,
                lead: true,
                cell: (it) => (
                  <>
                    <A href={`/giam-khao/bai/${it.assignmentId}`} class="inline-block py-1.5 font-medium">
                      {it.restricted ? it.blindCode : it.title}
                    </A>
                    <Show when={w.kinds[it.kind]}>
                      {(label) => (
                        <>
                          {' '}
                          <Tag tone="amber">{label()}</Tag>
                        </>
                      )}
                    </Show>
                    <Show when={it.restricted}>
                      {' '}
                      <Tag tone="amber">{w.restricted}</Tag>
                    </Show>
                    <Show when={it.reopened}>
                      {' '}
                      <Tag tone="amber">{w.reopenedTag}</Tag>
                    </Show>
                  </>
                ),
              },
              ...(severalSegments()
                ? [
                    {
                      key: 'segment',
                      label: w.columns.segment,
                      cell: (it: DeskItem) => it.segmentLabel,
                    },
                  ]
                : []),
              {
                key: 'state',
                label: w.columns.state,
                cell: (it) => <Tag tone={STATE_TONE[it.state]}>{w.state[it.state]}</Tag>,
              },
              {
                key: 'total',
                label: w.columns.total,
                numeric: true,
                cell: (it) => (it.total ? writeDecimal(fromWire(it.total)) : '–'),
              },
            ]}
          />
        </Card>
      </Show>
      <Show when={props.desk.items.length > 0}>
        <details class="mt-6">
          <summary class="min-h-11 inline-flex items-center cursor-pointer font-medium">
            {w.print.title}
          </summary>
          <p class="text-ink-2 mb-3">{w.print.text}</p>
          <div class="flex flex-wrap gap-3">
            <LinkButton href={`/api/desk/stages/${props.desk.stage.stageId}/booklet.pdf`} target="_blank">
              {w.print.booklet}
            </LinkButton>
            <LinkButton
              href={`/api/desk/stages/${props.desk.stage.stageId}/score-sheets.pdf`}
              target="_blank"
            >
              {w.print.sheets}
            </LinkButton>
          </div>
        </details>
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.submitAllTitle(open().length)}
        text={[w.submitAllText, leftOut() && w.leftOut(leftOut())].filter(Boolean).join(' ')}
        confirmLabel={w.submitAll}
        busy={busy()}
        problem={problem()}
        onConfirm={() => void submitAll()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
