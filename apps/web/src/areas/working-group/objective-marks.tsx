import { resultWords as w } from '@xk/i18n'
import { compare, fromWire } from '@xk/domain/kernel'
import { useParams } from '@solidjs/router'
import {
  Button,
  Card,
  ConfirmDialog,
  Dialog,
  EmptyState,
  NumberField,
  ProblemNote,
  SelectField,
  Tag,
  TextArea,
  TextField,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { type Act, createAct } from '../../features/results/create-act.ts'
import { clock, points, readClock, readPoints } from '../../features/results/format.ts'
import { ResultFrame } from '../../features/results/result-frame.tsx'

const load = (id: string) => call(api.stages[':id']['objective-marks'].$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>
type Row = Page['entries'][number]
type Cell = NonNullable<Row['cells']>[number]
type Mark = NonNullable<Cell['inForce']>

const deductionOf = (deduction: string) =>
  deduction === 'notScored'
    ? w.marks.notScored
    : deduction === '0/1'
      ? w.marks.inTime
      : w.marks.deduction(points(deduction))

const markWords = (mark: Mark): string =>
  [
    ...(mark.points ? [w.points(points(mark.points))] : []),
    ...(mark.elapsedSeconds != null
      ? [`${clock(mark.elapsedSeconds)}${mark.deduction ? ` (${deductionOf(mark.deduction)})` : ''}`]
      : []),
  ].join(' · ')

/** Points of objective segments and times, typed once; corrections signed by another; the chair's penalties. */
const ObjectiveMarksPage = () => {
  const params = useParams<{ stageId: string }>()
  const [marks, { refetch }] = createResource(() => params.stageId, load)
  const act = createAct(() => refetch())
  const [typing, setTyping] = createSignal<{ row: Row; cell: Cell }>()
  const [ruling, setRuling] = createSignal<Row>()
  const [leaving, setLeaving] = createSignal<string>()
  const running = () => marks.latest?.stage.stageState === 'running'
  const may = (what: Page['allowed'][number]) => running() && (marks.latest?.allowed ?? []).includes(what)
  const sign = (id: string) =>
    act.run((commandId) =>
      call(api['objective-marks'][':id'].countersign.$post({ param: { id } }, command(commandId))),
    )
  const withdraw = async (reason: string) => {
    const id = leaving() ?? ''
    const done = await act.run((commandId) =>
      call(api.penalties[':id'].withdraw.$post({ param: { id }, json: { reason } }, command(commandId))),
    )
    if (done) setLeaving(undefined)
  }
  return (
    <ResultFrame
      current="marks"
      title={w.marks.title}
      text={w.marks.text}
      page={marks.latest}
      error={marks.error}
      onReload={() => void refetch()}
      act={act}
    >
      {(page) => (
        <>
          <Show when={page().typed.length === 0}>
            <ProblemNote tone="neutral" title={w.marks.none.title} text={w.marks.none.text} />
          </Show>
          <Show when={page().entries.length > 0} fallback={<EmptyState title={w.standing.empty.title} />}>
            <Card>
              <ul class="list-none p-0">
                <For each={page().entries}>
                  {(row) => (
                    <li class="border-t border-line first:border-t-0 py-4">
                      <div class="flex flex-wrap items-center justify-between gap-3">
                        <p class="font-semibold">
                          {row.title || row.blindCode}
                          <Show when={row.title}>
                            <span class="font-normal text-sm text-ink-2 tabular-nums"> {row.blindCode}</span>
                          </Show>
                        </p>
                        <Show when={may('penalty.rule')}>
                          <Button
                            size="small"
                            aria-label={w.marks.penaltyTitle(row.blindCode ?? '')}
                            onClick={() => setRuling(row)}
                          >
                            {w.marks.penalty}
                          </Button>
                        </Show>
                      </div>
                      <For each={row.cells ?? []}>
                        {(cell) => {
                          const label = () =>
                            page().segments.find((it) => it.key === cell.segment)?.label ?? ''
                          return (
                            <div class="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
                              <span class="min-w-36 text-ink-2">{label()}</span>
                              <span class="grow tabular-nums">
                                {cell.inForce ? markWords(cell.inForce) : '–'}
                              </span>
                              <Show when={may('objectiveMark.type')}>
                                <Button
                                  size="small"
                                  aria-label={`${cell.n ? w.marks.correct : w.marks.type}: ${w.marks.typeTitle(label(), row.title || row.blindCode || '')}`}
                                  onClick={() => setTyping({ row, cell })}
                                >
                                  {cell.n ? w.marks.correct : w.marks.type}
                                </Button>
                              </Show>
                              <Show when={cell.waiting}>
                                {(waiting) => (
                                  <div class="basis-full flex flex-wrap items-center gap-3">
                                    <Tag tone="amber">
                                      {w.marks.waiting(markWords(waiting()), waiting().byName ?? '')}
                                    </Tag>
                                    <Show when={!waiting().mine && may('objectiveMark.countersign')}>
                                      <Button size="small" onClick={() => void sign(waiting().id ?? '')}>
                                        {w.marks.countersign}
                                      </Button>
                                    </Show>
                                  </div>
                                )}
                              </Show>
                            </div>
                          )
                        }}
                      </For>
                      <For each={row.penalties ?? []}>
                        {(penalty) => (
                          <div class="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
                            <Tag tone="red">{w.marks.deduction(points(penalty.points))}</Tag>
                            <span class="grow text-sm">
                              {page().segments.find((it) => it.key === penalty.segment)?.label ??
                                w.marks.wholeStage}{' '}
                              · {penalty.reason}
                            </span>
                            <Show when={may('penalty.rule')}>
                              <Button size="small" onClick={() => setLeaving(penalty.id)}>
                                {w.marks.withdraw}
                              </Button>
                            </Show>
                          </div>
                        )}
                      </For>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </Show>
          <Show when={typing()} keyed>
            {(it) => (
              <TypeDialog
                page={page()}
                row={it.row}
                cell={it.cell}
                act={act}
                onClose={() => setTyping(undefined)}
              />
            )}
          </Show>
          <Show when={ruling()} keyed>
            {(row) => (
              <PenaltyDialog page={page()} row={row} act={act} onClose={() => setRuling(undefined)} />
            )}
          </Show>
          <ConfirmDialog
            open={leaving() !== undefined}
            title={w.marks.withdrawTitle}
            confirmLabel={w.marks.withdraw}
            reasonLabel={w.reason}
            busy={act.busy()}
            problem={act.problem()}
            onConfirm={(reason) => void withdraw(reason)}
            onClose={() => setLeaving(undefined)}
          />
        </>
      )}
    </ResultFrame>
  )
}
export default ObjectiveMarksPage

const TypeDialog = (props: { page: Page; row: Row; cell: Cell; act: Act; onClose: () => void }) => {
  const segment = () => props.page.segments.find((it) => it.key === props.cell.segment)
  const now = () => props.cell.waiting ?? props.cell.inForce
  const objective = () => segment()?.judged === false
  const [score, setScore] = createSignal(now()?.points ? points(now()?.points) : '')
  const [time, setTime] = createSignal(now()?.elapsedSeconds != null ? clock(now()?.elapsedSeconds ?? 0) : '')
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const corrects = () => (props.cell.n ?? 0) > 0
  const send = async () => {
    setAsked(true)
    const typed = objective() ? readPoints(score()) : null
    const seconds = segment()?.timed ? readClock(time()) : null
    if (typed === undefined || seconds === undefined || (corrects() && reason().trim().length < 3)) return
    const json = {
      stageEntryId: props.row.stageEntryId ?? '',
      segment: props.cell.segment ?? '',
      points: typed,
      elapsedSeconds: seconds,
      baseN: props.cell.n ?? 0,
      reason: corrects() ? reason() : null,
    }
    const done = await props.act.run((id) =>
      call(
        api.stages[':id']['objective-marks'].$post(
          { param: { id: props.page.stage.stageId }, json },
          command(id),
        ),
      ),
    )
    if (done) props.onClose()
  }
  return (
    <Dialog
      open
      title={w.marks.typeTitle(segment()?.label ?? '', props.row.title || props.row.blindCode || '')}
      onClose={props.onClose}
    >
      <Show when={objective()}>
        <NumberField
          label={w.marks.pointsLabel(segment()?.label ?? '')}
          help={`0 – ${points(segment()?.max)}`}
          value={score()}
          onInput={setScore}
          error={asked() && readPoints(score()) === undefined ? w.marks.wrongPoints : undefined}
        />
      </Show>
      <Show when={segment()?.timed}>
        <TextField
          label={w.marks.timeLabel(segment()?.label ?? '')}
          help={w.marks.timeHelp}
          value={time()}
          onInput={setTime}
          error={asked() && readClock(time()) === undefined ? w.marks.wrongTime : undefined}
        />
      </Show>
      <Show when={corrects()}>
        <TextArea
          label={w.reason}
          value={reason()}
          onInput={setReason}
          error={asked() && reason().trim().length < 3 ? w.reason : undefined}
        />
      </Show>
      <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="flex justify-end">
        <Button variant="primary" busy={props.act.busy()} onClick={() => void send()}>
          {corrects() ? w.marks.correct : w.marks.type}
        </Button>
      </div>
    </Dialog>
  )
}

const PenaltyDialog = (props: { page: Page; row: Row; act: Act; onClose: () => void }) => {
  const [score, setScore] = createSignal('')
  const [segment, setSegment] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const wrong = () => {
    const typed = readPoints(score())
    return typed === undefined || compare(fromWire(typed), fromWire('0')) <= 0
  }
  const send = async (reason: string) => {
    setAsked(true)
    if (wrong()) return
    const json = {
      stageEntryId: props.row.stageEntryId ?? '',
      segment: segment() || null,
      points: readPoints(score()) ?? '',
      reason,
    }
    const done = await props.act.run((id) =>
      call(api.stages[':id'].penalties.$post({ param: { id: props.page.stage.stageId }, json }, command(id))),
    )
    if (done) props.onClose()
  }
  return (
    <ConfirmDialog
      open
      title={w.marks.penaltyTitle(props.row.title || props.row.blindCode || '')}
      confirmLabel={w.marks.penalty}
      reasonLabel={w.reason}
      busy={props.act.busy()}
      problem={props.act.problem()}
      onConfirm={(reason) => void send(reason)}
      onClose={props.onClose}
    >
      <NumberField
        label={w.marks.penaltyPoints}
        value={score()}
        onInput={setScore}
        error={asked() && wrong() ? w.marks.wrongPoints : undefined}
      />
      <Show when={props.page.segments.length > 1}>
        <SelectField
          label={w.marks.penaltyOff}
          value={segment()}
          options={[
            { value: '', label: w.marks.wholeStage },
            ...props.page.segments.map(({ key, label }) => ({ value: key, label })),
          ]}
          onChange={setSegment}
        />
      </Show>
    </ConfirmDialog>
  )
}
