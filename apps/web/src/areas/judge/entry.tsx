import { judgeWords as w, writeDecimal } from '@xk/i18n'
import { add, fromWire, rational } from '@xk/domain/kernel'
import type { RenditionBody } from '@xk/domain/rendition'
import { pointsOf, type Segment } from '@xk/domain/ruleset'
import { Button, LinkButton, ProblemNote, SaveState, Skeleton, Ticks, TopBar, WordCount } from '@xk/ui'
import { A, useNavigate, useParams } from '@solidjs/router'
import { For, lazy, Show, Suspense } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'
import { createSheet, type Sheet } from '../../features/desk/create-sheet.ts'
import { type Entry, loadEntry } from '../../features/desk/desk-entry.ts'
import type { SheetContent } from '@xk/domain/scoring'
import { CriterionControl } from './criterion.tsx'
import { Work } from './work.tsx'

// What few visits need comes when it is needed.
const Extras = lazy(() => import('./sheet-extras.tsx'))
const VersionDialog = lazy(() => import('./version-dialog.tsx'))

const loadList = (id: string) => call(api.desk.stages[':id'].$get({ param: { id } }))

const totalOf = (segment: Segment, content: SheetContent) =>
  segment.criteria.reduce((sum, c) => {
    const steps = content.marks[c.key]
    return steps === undefined ? sum : add(sum, pointsOf(c, steps))
  }, rational(0))

/** The judge's desk: the work on the left, the rubric on the right (below on a phone), each scrolling on its own. */
const DeskEntryPage = () => {
  const params = useParams<{ id: string }>()
  const [entry, { refetch }] = createResource(() => params.id, loadEntry)
  return (
    <Show
      when={!entry.error}
      fallback={
        <main class="p-6 max-w-xl mx-auto">
          <ProblemNote title={w.loadFailed} action={<Button onClick={() => refetch()}>{w.retry}</Button>}>
            {messageOf(entry.error)}
          </ProblemNote>
          <A href="/giam-khao">{w.toList}</A>
        </main>
      }
    >
      <Show
        when={entry.state === 'ready' && me.latest && entry()}
        keyed
        fallback={
          <main class="p-6">
            <Skeleton lines={10} />
          </main>
        }
      >
        {(it) => <Desk entry={it} />}
      </Show>
    </Show>
  )
}
export default DeskEntryPage

const Desk = (props: { entry: Entry }) => {
  const navigate = useNavigate()
  const it = props.entry
  const segment = it.rubric.segment
  const who = me.latest
  const [list] = createResource(() => it.stageId, loadList)
  const sheet = createSheet({
    accountId: who?.signedIn ? who.me.accountId : 'anonymous',
    assignmentId: it.assignmentId,
    initial: it.sheet,
    send: (content, baseVersion) =>
      call(
        api.desk.assignments[':id'].sheet.$put({
          param: { id: it.assignmentId },
          json: { ...content, marks: { ...content.marks }, comments: { ...content.comments }, baseVersion },
        }),
      ),
  })
  const onPaper = it.paper?.state === 'open'
  // What cannot be read is not scored either, until that is lifted.
  const locked = it.sheet.state !== 'draft' || onPaper || it.restricted
  const items = () => {
    const all = list.latest?.items ?? []
    // Calibration works come first.
    return [
      ...all.filter(({ kind }) => kind === 'specimen'),
      ...all.filter(({ kind }) => kind !== 'specimen'),
    ]
  }
  const position = () => items().findIndex((item) => item.assignmentId === it.assignmentId)
  const done = () => items().filter((item) => ['scored', 'handedIn', 'late'].includes(item.state)).length
  const left = () => segment.criteria.filter((c) => sheet.content().marks[c.key] === undefined).length

  const goNext = async () => {
    await sheet.flush()
    const all = items()
    const order = [...all.slice(position() + 1), ...all.slice(0, Math.max(0, position()))]
    const next = order.find(
      (item) => !item.restricted && (item.state === 'notBegun' || item.state === 'begun'),
    )
    navigate(next ? `/giam-khao/bai/${next.assignmentId}` : `/giam-khao/${it.stageId}`)
  }
  const focusCriterion = (index: number) => {
    const target = document.querySelectorAll<HTMLElement>('[data-criterion]')[index]
    if (target) target.focus()
    else void goNext()
  }
  return (
    <div class="lg:h-dvh flex flex-col max-lg:pb-24">
      <a class="skip" href="#phieu-cham">
        {w.skipToSheet}
      </a>
      <TopBar
        home="/giam-khao"
        context={list.latest ? `${list.latest.stage.editionTitle} · ${list.latest.stage.label}` : ''}
      >
        <Show when={items().length > 0}>
          <Ticks total={items().length} done={done()} now={position()} />
          <span class="text-sm whitespace-nowrap">{w.progress(done(), items().length)}</span>
        </Show>
        <LinkButton
          as={A}
          href={`/giam-khao/${it.stageId}`}
          variant="quiet"
          class="max-sm:px-3 whitespace-nowrap"
        >
          {w.list}
        </LinkButton>
      </TopBar>
      <div class="lg:grid lg:grid-cols-[minmax(0,1fr)_480px] lg:min-h-0 grow">
        <main
          id="noi-dung"
          class="relative lg:overflow-auto px-4 sm:px-8 py-6 lg:py-8"
          tabindex="0"
          aria-label={it.blindCode}
        >
          <Show
            when={it.restricted}
            fallback={<Work blindCode={it.blindCode} body={it.work as unknown as RenditionBody} />}
          >
            <h1 class="text-xl!">{it.blindCode}</h1>
            <ProblemNote tone="amber" title={w.restricted} text={w.restrictedText} />
          </Show>
        </main>
        <aside
          id="phieu-cham"
          class="bg-surface border-t lg:border-t-0 lg:border-l border-line flex flex-col min-h-0"
          aria-label={w.toSheet}
        >
          <div
            class="relative lg:overflow-auto px-4 sm:px-5 py-4 grow"
            tabindex="0"
            role="region"
            aria-label={w.compare.criterion}
          >
            <h2 class="sr-only">{w.toSheet}</h2>
            <Show when={locked && !onPaper && !it.restricted}>
              <ProblemNote tone="blue" title={w.locked} />
            </Show>
            <Suspense>
              <Extras at="head" entry={it} locked={locked} />
            </Suspense>
            <Show when={sheet.afterEnd()}>
              <ProblemNote tone="amber" title={w.afterEnd} />
            </Show>
            <p class="text-xs text-ink-2 max-lg:hidden">{w.keys}</p>
            <Show when={it.rubric.commentsToUnit}>
              <p class="text-sm text-ink-2 mb-2">{w.commentsReachUnit}</p>
            </Show>
            <For each={segment.criteria}>
              {(criterion, index) => (
                <CriterionControl
                  criterion={criterion}
                  mark={sheet.content().marks[criterion.key]}
                  comment={sheet.content().comments[criterion.key] ?? ''}
                  locked={locked}
                  onMark={(steps) =>
                    sheet.change({
                      ...sheet.content(),
                      marks: { ...sheet.content().marks, [criterion.key]: steps },
                    })
                  }
                  onComment={(text) =>
                    sheet.change({
                      ...sheet.content(),
                      comments: { ...sheet.content().comments, [criterion.key]: text },
                    })
                  }
                  onNext={() => focusCriterion(index() + 1)}
                />
              )}
            </For>
            <OverallComment
              sheet={sheet}
              minWords={it.rubric.scoring.overallComment?.minWords ?? null}
              locked={locked}
            />
            <Suspense>
              <Extras at="foot" entry={it} locked={locked} />
            </Suspense>
          </div>
          <footer class="max-lg:fixed inset-x-0 bottom-0 z-10 bg-surface border-t border-line px-4 sm:px-5 py-3 flex items-center gap-3">
            <div>
              <p class="leading-none">
                <b class="text-2xl font-semibold">
                  {writeDecimal(totalOf(segment, sheet.content()), 2, true)}
                </b>{' '}
                <span class="text-sm text-ink-2">
                  {w.of(writeDecimal(fromWire(segment.max), 2, true))} · {w.criteriaLeft(left())}
                </span>
              </p>
              <SaveState value={sheet.saving()} onRetry={() => void sheet.flush()} />
            </div>
            <LinkButton href="#phieu-cham" class="lg:hidden ml-auto px-3">
              {w.toSheet}
            </LinkButton>
            <Button variant="primary" class="lg:ml-auto max-lg:px-3" onClick={() => void goNext()}>
              <span class="max-sm:sr-only">{w.next}</span> <span aria-hidden="true">→</span>
            </Button>
          </footer>
        </aside>
      </div>
      <Suspense>
        <Show when={sheet.conflict()}>
          <VersionDialog sheet={sheet} segment={segment} />
        </Show>
      </Suspense>
    </div>
  )
}

const OverallComment = (props: { sheet: Sheet; minWords: number | null; locked: boolean }) => {
  const text = () => props.sheet.content().overallComment
  return (
    <label class="block py-4">
      <span class="field-label">{w.overallComment}</span>
      <textarea
        class="input"
        rows={3}
        disabled={props.locked}
        value={text()}
        onInput={(e) =>
          props.sheet.change({ ...props.sheet.content(), overallComment: e.currentTarget.value })
        }
      />
      <Show when={props.minWords}>
        <WordCount count={text().match(/\S+/g)?.length ?? 0} minWords={props.minWords} />
      </Show>
    </label>
  )
}
