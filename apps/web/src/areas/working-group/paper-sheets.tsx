import { paperSheetWords as w } from '@xk/i18n'
import { A, useParams, useSearchParams } from '@solidjs/router'
import { Card, DataTable, EmptyState, LinkButton, SelectField, Stat, Tag, type Tone } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'
import { PaperSheetPage } from './paper-sheet.tsx'
import { Pages } from './progress-pages.tsx'

type Show7 = keyof typeof w.shows
const SHOWS = Object.keys(w.shows) as Show7[]
const showOf = (value: unknown): Show7 => SHOWS.find((it) => it === value) ?? 'toType'

const load = (key: { id: string; page: number; show: Show7; judge: string }) =>
  call(
    api.stages[':id']['paper-sheets'].$get({
      param: { id: key.id },
      query: { page: String(key.page), show: key.show, ...(key.judge ? { judge: key.judge } : {}) },
    }),
  )
type Line = Awaited<ReturnType<typeof load>>['sheets'][number]

const TONE: Record<keyof typeof w.status, Tone> = {
  onScreen: 'neutral',
  first: 'blue',
  second: 'blue',
  differing: 'red',
  incomplete: 'amber',
  settled: 'green',
}

/** The list of a stage, or one sheet of it. */
const PaperSheetsPage = () => {
  const params = useParams<{ id?: string }>()
  return (
    <Show when={params.id} fallback={<PaperSheetList />} keyed>
      {(id) => <PaperSheetPage id={id} />}
    </Show>
  )
}
export default PaperSheetsPage

/** Sheets that come on paper: which are being typed and how far, and those of one judge to receive. */
const PaperSheetList = () => {
  const params = useParams<{ stageId: string }>()
  const [search, setSearch] = useSearchParams<{ trang?: string; loc?: string; giamkhao?: string }>()
  const judge = () => search.giamkhao ?? ''
  const [sheets, { refetch }] = createResource(
    () => ({
      id: params.stageId,
      page: Math.max(1, Number(search.trang ?? 1) || 1),
      show: showOf(search.loc),
      judge: judge(),
    }),
    load,
  )
  const act = createAct(() => refetch())
  return (
    <ResultFrame
      current="progress"
      title={w.title}
      text={w.text}
      page={sheets.latest}
      error={sheets.error}
      onReload={() => void refetch()}
      act={act}
      actions={
        <LinkButton as={A} href={`/to-cong-tac/vong/${params.stageId}/tien-do`}>
          {w.back}
        </LinkButton>
      }
    >
      {(page) => (
        <Show when={!page().held} fallback={<HeldBack stageId={params.stageId} />}>
          <div class="grid grid-cols-2 md:grid-cols-4 gap-4 mb-6">
            <Stat value={page().counts.first} label={w.counts.first} />
            <Stat value={page().counts.second} label={w.counts.second} />
            <Stat value={page().counts.differing + page().counts.incomplete} label={w.counts.differing} />
            <Stat value={page().counts.settled} label={w.counts.settled} />
          </div>
          <Card>
            <div class="grid sm:grid-cols-2 gap-x-6 max-w-2xl mb-3">
              <SelectField
                label={w.judge}
                value={judge()}
                options={[
                  { value: '', label: w.anyJudge },
                  ...page().judges.map((it) => ({ value: it.memberId ?? '', label: it.fullName ?? '' })),
                ]}
                // Whoever names a judge has their sheets in hand: all of them are shown.
                onChange={(value) =>
                  setSearch({
                    giamkhao: value || undefined,
                    loc: value ? 'all' : undefined,
                    trang: undefined,
                  })
                }
              />
              <SelectField
                label={w.show}
                value={showOf(search.loc)}
                options={SHOWS.map((value) => ({ value, label: w.shows[value] }))}
                onChange={(value) =>
                  setSearch({ loc: value === 'toType' ? undefined : value, trang: undefined })
                }
              />
            </div>
            <DataTable
              caption={w.title}
              rows={page().sheets}
              empty={
                <Show
                  when={showOf(search.loc) === 'toType' && !judge()}
                  fallback={<EmptyState title={w.emptyHere.title} text={w.emptyHere.text} />}
                >
                  <EmptyState title={w.empty.title} text={w.empty.text} />
                </Show>
              }
              columns={[
                {
                  key: 'code',
                  label: w.columns.code,
                  lead: true,
                  cell: (it) => <span class="font-medium tabular-nums">{it.blindCode}</span>,
                },
                { key: 'judge', label: w.columns.judge, cell: (it) => <Judge line={it} /> },
                ...(page().severalSegments
                  ? [{ key: 'segment', label: w.columns.segment, cell: (it: Line) => it.segmentLabel }]
                  : []),
                { key: 'status', label: w.columns.status, cell: (it) => <Status line={it} /> },
                {
                  key: 'act',
                  label: w.columns.act,
                  cell: (it) => <Open line={it} stageId={params.stageId} />,
                },
              ]}
            />
            <Pages
              page={page().page}
              pages={page().pages}
              onPage={(n) => setSearch({ trang: n === 1 ? undefined : String(n) })}
            />
          </Card>
        </Show>
      )}
    </ResultFrame>
  )
}
const Judge = (props: { line: Line }) => (
  <div>
    {props.line.judgeName}
    <Show when={w.kinds[props.line.kind ?? '']}>
      {(kind) => <span class="text-sm text-ink-2"> · {kind()}</span>}
    </Show>
  </div>
)

const Status = (props: { line: Line }) => {
  const status = () => props.line.status ?? 'onScreen'
  const note = () => {
    if (status() === 'onScreen') return w.screen[props.line.screen ?? 'none']
    return props.line.mine && status() !== 'settled' ? w.iTyped : undefined
  }
  return (
    <div>
      <Tag tone={TONE[status()]}>{w.status[status()]}</Tag>
      <Show when={note()}>{(text) => <span class="text-sm text-ink-2"> {text()}</span>}</Show>
    </div>
  )
}

const Open = (props: { line: Line; stageId: string }) => {
  const label = () => {
    if (props.line.status === 'onScreen')
      return props.line.screen === 'none' || props.line.screen === 'begun' ? w.receive : undefined
    if (!props.line.mayType) return w.see
    return props.line.mine ? w.retype : w.type
  }
  return (
    <Show when={label()} fallback="–">
      {(text) => (
        <LinkButton
          as={A}
          size="small"
          variant={props.line.mayType ? 'primary' : 'quiet'}
          aria-label={w.actOf(text(), props.line.blindCode ?? '', props.line.judgeName ?? '')}
          href={`/to-cong-tac/vong/${props.stageId}/phieu-giay/${props.line.assignmentId}`}
        >
          {text()}
        </LinkButton>
      )}
    </Show>
  )
}
