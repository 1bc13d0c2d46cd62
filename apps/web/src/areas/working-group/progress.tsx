import { paperSheetWords, resultWords } from '@xk/i18n'
import { A, useParams, useSearchParams } from '@solidjs/router'
import {
  Button,
  Card,
  ConfirmDialog,
  DataTable,
  Dialog,
  Distribution,
  EmptyState,
  LinkButton,
  ProblemNote,
  SelectField,
  Stat,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { api, call, command } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { createAct } from '../../features/results/create-act.ts'
import { points } from '../../features/results/format.ts'
import { HeldBack, ResultFrame } from '../../features/results/result-frame.tsx'
import { SparePackage } from '../../features/results/spare-package.tsx'
import { Gaps } from './progress-gaps.tsx'
import { Pages } from './progress-pages.tsx'
import { Specimens } from './progress-specimens.tsx'
import { VersionsDialog } from './progress-versions.tsx'
import { inKindHere } from '../../features/editions/kind-here.ts'

const w = inKindHere(resultWords)

type Show4 = keyof typeof w.progress.shows
const SHOWS = Object.keys(w.progress.shows) as Show4[]
const showOf = (value: unknown): Show4 => SHOWS.find((it) => it === value) ?? 'all'

const load = (key: { id: string; page: number; show: Show4 }) =>
  call(
    api.stages[':id'].progress.$get({
      param: { id: key.id },
      query: { page: String(key.page), show: key.show },
    }),
  )
type Progress = Awaited<ReturnType<typeof load>>
type Entry = Progress['entries'][number]
type Sheet = NonNullable<Entry['sheets']>[number]

/** How the judging goes: judges with their spread, entries by code, gaps to settle, late sheets to let in. */
const ProgressPage = () => {
  const params = useParams<{ stageId: string }>()
  const [search, setSearch] = useSearchParams<{ trang?: string; loc?: string }>()
  const [progress, { refetch }] = createResource(
    () => ({
      id: params.stageId,
      page: Math.max(1, Number(search.trang ?? 1) || 1),
      show: showOf(search.loc),
    }),
    load,
  )
  const [version, setVersion] = createSignal(0)
  const reload = () => {
    setVersion(version() + 1)
    return refetch()
  }
  const act = createAct(reload)
  const remind = () =>
    act.run(
      (id) => call(api.stages[':id'].remind.$post({ param: { id: params.stageId } }, command(id))),
      (answer) => w.progress.reminded(answer.reminded, answer.alreadyToday),
    )
  const [open, setOpen] = createSignal<string>()
  const opened = () => progress.latest?.entries.find((it) => it.stageEntryId === open())
  return (
    <ResultFrame
      current="progress"
      title={w.progress.title}
      page={progress.latest}
      error={progress.error}
      onReload={() => void reload()}
      act={act}
      actions={
        <Show when={progress.latest?.allowed.includes('paperSheet.view')}>
          <LinkButton as={A} href={`/to-cong-tac/vong/${params.stageId}/phieu-giay`}>
            {paperSheetWords.link}
          </LinkButton>
        </Show>
      }
    >
      {(page) => (
        <>
          <Show when={page().hiddenEntries}>
            <ProblemNote tone="amber" title={w.hidden} />
          </Show>
          <div class="grid grid-cols-2 md:grid-cols-4 gap-4 mb-6">
            <Stat value={`${page().counts.handedIn} / ${page().counts.expected}`} label={w.progress.sheets} />
            <Stat
              value={`${page().counts.complete} / ${page().counts.entries}`}
              label={w.progress.complete}
            />
            <Stat value={page().counts.gaps ?? '–'} label={w.progress.gaps} />
            <Stat value={page().counts.late} label={w.progress.late} />
          </div>
          <Show when={page().held}>
            <HeldBack stageId={params.stageId} />
          </Show>
          <Show when={!page().held && (page().counts.gaps ?? 0) > 0}>
            <Gaps stageId={params.stageId} version={version()} act={act} />
          </Show>
          <Specimens
            stageId={params.stageId}
            version={version()}
            act={act}
            running={page().stage.stageState === 'running'}
            may={page().allowed.includes('specimen.change')}
          />
          <Card
            title={w.progress.judges}
            class="mb-6"
            actions={
              <Show
                when={
                  page().allowed.includes('reminder.send') &&
                  page().stage.stageState === 'running' &&
                  page().counts.handedIn < page().counts.expected
                }
              >
                <Button busy={act.busy()} onClick={() => void remind()}>
                  {w.progress.remind}
                </Button>
              </Show>
            }
          >
            <DataTable
              caption={w.progress.judges}
              rows={page().judges}
              columns={[
                {
                  key: 'name',
                  label: w.progress.judge,
                  lead: true,
                  cell: (judge) => (
                    <span>
                      {judge.fullName}{' '}
                      <Show when={judge.chair}>
                        <Tag>{w.progress.chairTag}</Tag>
                      </Show>
                    </span>
                  ),
                },
                {
                  key: 'done',
                  label: w.progress.done,
                  numeric: true,
                  cell: (judge) => `${judge.done} / ${judge.total}`,
                },
                {
                  key: 'late',
                  label: w.progress.late,
                  numeric: true,
                  cell: (judge) => judge.late || '–',
                },
                {
                  key: 'spread',
                  label: w.progress.spread,
                  cell: (judge) => (
                    <Show when={judge.classes} fallback="–">
                      {(classes) => (
                        <Distribution
                          counts={classes()}
                          label={w.progress.spreadOf(judge.fullName ?? '', classes().join(', '))}
                        />
                      )}
                    </Show>
                  ),
                },
              ]}
            />
          </Card>
          <Card title={w.progress.entries}>
            <div class="max-w-xs mb-3">
              <SelectField
                label={w.progress.show}
                value={showOf(search.loc)}
                options={SHOWS.map((value) => ({ value, label: w.progress.shows[value] }))}
                onChange={(value) =>
                  setSearch({ loc: value === 'all' ? undefined : value, trang: undefined })
                }
              />
            </div>
            <DataTable
              caption={w.progress.entries}
              rows={page().entries}
              empty={<EmptyState title={w.progress.none.title} text={w.progress.none.text} />}
              columns={[
                {
                  key: 'code',
                  label: w.code,
                  lead: true,
                  cell: (entry) => <span class="font-medium tabular-nums">{entry.blindCode}</span>,
                },
                {
                  key: 'count',
                  label: w.progress.sheetCount,
                  numeric: true,
                  cell: (entry) => `${entry.handedIn} / ${entry.expected}`,
                },
                {
                  key: 'totals',
                  label: w.progress.totals,
                  cell: (entry) => (
                    <span class="tabular-nums">
                      {(entry.sheets ?? [])
                        .flatMap((sheet) => (sheet.total ? [points(sheet.total)] : []))
                        .join(' · ') || '–'}
                    </span>
                  ),
                },
                {
                  key: 'gap',
                  label: w.gaps.title,
                  cell: (entry) => (
                    <>
                      <Show when={entry.gap === 'open'}>
                        <Tag tone="red">{w.progress.gapTag.open}</Tag>
                      </Show>
                      <Show when={entry.gap === 'settled'}>
                        <Tag tone="green">{w.progress.gapTag.settled}</Tag>
                      </Show>
                      <Show when={entry.gap !== 'open' && entry.gap !== 'settled'}>–</Show>
                    </>
                  ),
                },
                {
                  key: 'see',
                  label: w.progress.see,
                  cell: (entry) => (
                    <Button
                      size="small"
                      aria-label={w.progress.seeOf(entry.blindCode ?? '')}
                      onClick={() => setOpen(entry.stageEntryId)}
                    >
                      {w.progress.see}
                    </Button>
                  ),
                },
              ]}
            />
            <Pages
              page={page().page}
              pages={page().pages}
              onPage={(n) => setSearch({ trang: n === 1 ? undefined : String(n) })}
            />
          </Card>
          <Show
            when={page().allowed.includes('sparePackage.download') && page().stage.stageState === 'running'}
          >
            <SparePackage stageId={params.stageId} />
          </Show>
          <SheetsDialog page={page()} entry={opened()} act={act} onClose={() => setOpen(undefined)} />
        </>
      )}
    </ResultFrame>
  )
}
export default ProgressPage

const SheetsDialog = (props: {
  page: Progress
  entry: Entry | undefined
  act: ReturnType<typeof createAct>
  onClose: () => void
}) => {
  const [asked, setAsked] = createSignal<{ sheet: Sheet; what: 'reopen' | 'accept' | 'void' | 'versions' }>()
  const nameOf = (id: string | undefined) =>
    props.page.judges.find((judge) => judge.memberId === id)?.fullName ?? '—'
  const segmentOf = (key: string | undefined) => props.page.segments.find((it) => it.key === key)?.label ?? ''
  const several = () => props.page.segments.filter((it) => it.judged).length > 1
  const may = (what: 'scoreSheet.reopen' | 'scoreSheet.acceptLate' | 'scoreSheet.void') =>
    props.page.allowed.includes(what) && props.page.stage.stageState === 'running'
  const run = async (reason: string) => {
    const it = asked()
    if (!it) return
    const sheet = { param: { id: it.sheet.assignmentId ?? '' }, json: { reason } }
    const route = api.desk.assignments[':id']
    const send = (id: string): Promise<unknown> => {
      switch (it.what) {
        case 'reopen':
          return call(route.reopen.$post(sheet, command(id)))
        case 'accept':
          return call(route['accept-late'].$post(sheet, command(id)))
        default:
          return call(route.void.$post(sheet, command(id)))
      }
    }
    if (await props.act.run(send)) setAsked(undefined)
  }
  const code = () => props.entry?.blindCode ?? ''
  const question = () => {
    switch (asked()?.what) {
      case 'accept':
        return { title: w.progress.acceptTitle, text: w.progress.acceptText, label: w.progress.accept }
      case 'void':
        return { title: w.progress.voidTitle, text: w.progress.voidText, label: w.progress.voidSheet }
      default:
        return { title: w.progress.reopenTitle, text: w.progress.reopenText, label: w.progress.reopen }
    }
  }
  return (
    <>
      <Dialog
        open={props.entry !== undefined && asked() === undefined}
        title={w.progress.sheetsOf(code())}
        onClose={props.onClose}
        wide
      >
        <ul class="list-none p-0 grid gap-2">
          <For each={props.entry?.sheets ?? []}>
            {(sheet) => (
              <li class="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
                <div class="min-w-0 grow">
                  <div class="font-medium">{nameOf(sheet.memberId)}</div>
                  <div class="text-sm text-ink-2">
                    {[
                      ...(several() ? [segmentOf(sheet.segment)] : []),
                      ...(w.progress.kinds[sheet.kind ?? ''] ? [w.progress.kinds[sheet.kind ?? '']] : []),
                      ...(sheet.state === 'open' || sheet.state === 'late'
                        ? [w.progress.state[sheet.state]]
                        : []),
                      ...(sheet.reopened ? [w.progress.reopened] : []),
                      ...(sheet.paper ? [w.progress.paper[sheet.paper]] : []),
                      ...(sheet.dropped ? [w.standing.dropped[sheet.dropped]] : []),
                    ].join(' · ')}
                  </div>
                </div>
                <span class="tabular-nums font-semibold">{points(sheet.total)}</span>
                <Show
                  when={
                    sheet.state === 'handedIn' && sheet.kind !== 'jointRescore' && may('scoreSheet.reopen')
                  }
                >
                  <Button size="small" onClick={() => setAsked({ sheet, what: 'reopen' })}>
                    {w.progress.reopen}
                  </Button>
                </Show>
                <Show when={sheet.state !== 'open' && may('scoreSheet.void')}>
                  <Button size="small" onClick={() => setAsked({ sheet, what: 'void' })}>
                    {w.progress.voidSheet}
                  </Button>
                </Show>
                <Show when={props.page.allowed.includes('scoreSheet.versions') && sheet.total}>
                  <Button size="small" onClick={() => setAsked({ sheet, what: 'versions' })}>
                    {w.progress.versions}
                  </Button>
                </Show>
                <Show when={sheet.state === 'late' && may('scoreSheet.acceptLate')}>
                  <Button size="small" variant="primary" onClick={() => setAsked({ sheet, what: 'accept' })}>
                    {w.progress.accept}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Dialog>
      <Show when={asked()?.what === 'versions' && asked()}>
        {(it) => (
          <VersionsDialog
            assignmentId={it().sheet.assignmentId ?? ''}
            title={w.progress.versionsOf(nameOf(it().sheet.memberId), code())}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Show>
      <ConfirmDialog
        open={asked() !== undefined && asked()?.what !== 'versions'}
        title={question().title(nameOf(asked()?.sheet.memberId), code())}
        text={question().text}
        confirmLabel={question().label}
        reasonLabel={w.reason}
        busy={props.act.busy()}
        problem={props.act.problem()}
        onConfirm={(reason) => void run(reason)}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}
