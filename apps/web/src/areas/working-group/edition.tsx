import { A, useParams } from '@solidjs/router'
import { inKindOf, workingGroupWords as w } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  Countdown,
  DataTable,
  EditionPath,
  LinkButton,
  type Need,
  NeedList,
  ProblemNote,
  ProgressBar,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { EditionHead, editionHref } from '../../features/editions/edition-frame.tsx'
import { dateOf, pathSteps } from '../../features/editions/path-steps.ts'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api.editions[':id'].$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>

const inKind = (page: Page, sentence: string): string => inKindOf(page.edition.programme, sentence)

/** Where the work of an edition is done, as far as it is ours; `count` says how much there is. */
const workPages = (page: Page) => {
  const stageId = page.currentStageId
  const { counts, allowed } = page
  const { id } = page.edition
  const of = (what: string) => (stageId ? `/to-cong-tac/vong/${stageId}/${what}` : undefined)
  /** Counts are of the stage under way: before a council there is nothing to count of judges any more. */
  const judged = counts.assignments > 0 || !page.councilStageId
  const pages = [
    {
      command: 'entry.list' as const,
      label: inKind(page, w.work.entries),
      count: inKind(page, w.path.entriesIn(counts.submitted, counts.units)),
      href: editionHref(id, '/bai'),
    },
    {
      command: 'entry.progress' as const,
      label: w.work.missing,
      count: '',
      href: editionHref(id, '/chua-nop'),
    },
    {
      command: 'masking.list' as const,
      label: w.work.masking,
      count: w.path.renditions(counts.renditions),
      href:
        page.edition.programme === 'exemplarSelection' && counts.renditions === 0
          ? undefined
          : of('danh-phach'),
    },
    {
      command: 'panel.view' as const,
      label: w.work.panel,
      count: judged ? w.work.judges(counts.panelMembers) : '',
      href: of('giam-khao'),
    },
    {
      command: 'standing.view' as const,
      label: w.work.result,
      count: judged ? w.path.sheets(counts.handedIn, counts.assignments) : '',
      href: of('ket-qua'),
    },
    {
      command: 'council.view' as const,
      label: w.work.council,
      count: '',
      href: page.councilStageId ? `/to-cong-tac/vong/${page.councilStageId}/hoi-dong` : undefined,
    },
    {
      command: 'outcome.view' as const,
      label: w.work.outcome,
      count: w.work.rounds(counts.roundsClosed),
      href: page.councilStageId ? `/to-cong-tac/vong/${page.councilStageId}/ket-qua-hoi-dong` : undefined,
    },
  ]
  return pages.filter(({ command, href }) => href && allowed.includes(command))
}

/** The page on which it is declared who goes on: of the stage under way, or of the one before it. */
const promotionHref = (page: Page, from: 'current' | 'before'): string | undefined => {
  const scored = page.stages.filter(({ kind }) => kind === 'scoring')
  const at = scored.findIndex(({ id }) => id === page.currentStageId)
  const stage = scored[from === 'current' || page.edition.state === 'council' ? at : at - 1]
  return stage && `/to-cong-tac/vong/${stage.id}/vao-vong-sau`
}

/** The page where a need is seen to. */
const needHref = (page: Page, code: string): string | undefined => {
  if (code === 'stage/stillMasked') return promotionHref(page, 'before')
  const council = page.councilStageId && `/to-cong-tac/vong/${page.councilStageId}`
  if (code === 'council/membersMissing') return council ? `${council}/hoi-dong` : undefined
  if (code.startsWith('council/')) return council ? `${council}/ket-qua-hoi-dong` : undefined
  const command = {
    screening: 'entry.list',
    rendition: 'masking.list',
    panel: 'panel.view',
    assignment: 'panel.view',
    sheet: 'standing.view',
  }[code.split('/')[0] ?? '']
  return workPages(page).find((it) => it.command === command)?.href
}

/** Where a readiness issue is mended; one about the rules opens the editor at its very place. */
const readinessHref = (page: Page, issue: Page['readiness'][number]): string => {
  const { code } = issue
  if (code.startsWith('date/')) return editionHref(page.edition.id, '/lich')
  if (code.startsWith('office/') || code === 'panel/tooFewJudges') return '/quan-tri/chuc-trach'
  if (code.startsWith('units/')) return '/quan-tri/co-so'
  const nth = page.readiness.filter((it) => it.code === code).indexOf(issue)
  return `${editionHref(page.edition.id, '/the-le/soan')}?viec=${encodeURIComponent(`${code}~${nth}`)}`
}

const needsOf = (page: Page): Need[] =>
  page.edition.state === 'draft'
    ? page.readiness
        .filter(({ blocking }) => blocking)
        .map((issue) => ({
          tag: <Tag tone="red">!</Tag>,
          text: inKind(page, w.readinessText(issue)),
          action: (
            <LinkButton as={A} href={readinessHref(page, issue)}>
              {w.page.fix}
            </LinkButton>
          ),
        }))
    : page.next.needs.map((need) => {
        const href = needHref(page, need.code)
        return {
          tag: <Tag tone={need.done ? 'green' : 'amber'}>{need.done ? '✓' : need.count || '!'}</Tag>,
          text: inKind(page, w.needText(need)),
          action:
            href && !need.done ? (
              <LinkButton as={A} href={href}>
                {w.page.see}
              </LinkButton>
            ) : undefined,
        }
      })

const needsTitle = (page: Page): string => {
  const { state } = page.edition
  if (w.page.needs[state]) return inKind(page, w.page.needs[state])
  const next = page.next.act && w.page.nextName[page.next.act]
  return next ? w.page.needsNext(next) : page.edition.state === 'released' ? w.states.released : w.page.counts
}

/** An edition's home: its path, what must be done for the next step, and who is how far. */
const EditionPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => <Overview page={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default EditionPage

const Overview = (props: { page: Page; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const id = () => props.page.edition.id
  const needs = () => needsOf(props.page)
  const advice = () =>
    props.page.readiness.filter(({ blocking, code }) => !blocking && code !== 'stage/leftOut')
  const closesAt = () => dateOf(props.page.dates, 'closesAt')
  const goOn = createAction(async (command) => {
    const param = { id: id() }
    const { act } = props.page.next
    if (act === 'open')
      await call(
        api.editions[':id'].open.$post(
          { param, json: { saveVersion: props.page.draft?.saveVersion ?? 0 } },
          command,
        ),
      )
    else if (act === 'startMasking' || act === 'startJudging')
      await call(api.editions[':id'].advance.$post({ param, json: { act } }, command))
    setAsking(false)
    props.onChanged()
  })
  /** The one act that leads on, when it is ours and nothing is in its way. */
  const next = () => {
    const { act } = props.page.next
    const command = act === 'open' ? 'edition.open' : 'edition.advance'
    const label = act && w.page.next[act]
    if (!label || !props.page.allowed.includes(command)) return undefined
    return act === 'open'
      ? props.page.readiness.some(({ blocking }) => blocking)
        ? undefined
        : label
      : props.page.next.needs.every(({ done }) => done)
        ? label
        : undefined
  }
  return (
    <>
      <EditionHead edition={props.page.edition} />
      <EditionPath
        steps={pathSteps({
          ...props.page.edition,
          dates: props.page.dates,
          scored: props.page.scored,
          counts: props.page.counts,
        })}
      />
      <div class="grid lg:grid-cols-[1.1fr_0.9fr] gap-6 items-start mt-6">
        <Card title={needsTitle(props.page)}>
          <Show when={props.page.edition.state === 'open' && closesAt()}>
            {(at) => (
              <p class="mb-3">
                {inKind(props.page, w.dates['closesAt'] ?? '')}:{' '}
                <Countdown until={at()} serverNow={props.page.serverNow} />
                <span class="block text-sm text-ink-2">{inKind(props.page, w.page.closesBy)}</span>
              </p>
            )}
          </Show>
          <NeedList items={needs()} label={needsTitle(props.page)} />
          <Show
            when={
              needs().every((_, i) => props.page.next.needs[i]?.done ?? false) &&
              props.page.edition.state !== 'open'
            }
          >
            <p>
              {props.page.edition.state === 'draft'
                ? w.page.ready
                : props.page.edition.state === 'released'
                  ? w.page.over
                  : w.page.nothing}
            </p>
          </Show>
          <Show when={next()}>
            {(label) => (
              <div class="mt-5">
                <Button variant="primary" onClick={() => setAsking(true)}>
                  {label()}
                </Button>
              </div>
            )}
          </Show>
          <Show when={props.page.next.act === 'promote' && promotionHref(props.page, 'current')}>
            {(href) => (
              <div class="mt-5">
                <LinkButton as={A} variant="primary" href={href()}>
                  {w.page.promote}
                </LinkButton>
              </div>
            )}
          </Show>
          <Show when={advice().length > 0}>
            <h3 class="mt-6 mb-1 text-base">{w.page.advice}</h3>
            <ul class="list-disc pl-5 text-sm text-ink-2">
              <For each={advice()}>
                {(issue) => (
                  <li>
                    <A class="inline-flex items-center min-h-11" href={readinessHref(props.page, issue)}>
                      {inKind(props.page, w.readinessText(issue))}
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </Card>
        <div class="grid gap-6">
          <Show
            when={
              props.page.edition.state !== 'draft' &&
              props.page.judges.length > 0 &&
              (props.page.counts.assignments > 0 || !props.page.councilStageId)
            }
          >
            <Card title={w.page.progress}>
              <ProgressBar
                label={w.page.handedIn}
                value={props.page.counts.handedIn}
                max={props.page.counts.assignments}
              />
              <div class="mt-4">
                <DataTable
                  caption={w.page.progress}
                  rows={props.page.judges}
                  columns={[
                    { key: 'name', label: w.page.judge, cell: (row) => row.fullName ?? '', lead: true },
                    {
                      key: 'done',
                      label: w.page.handedIn,
                      numeric: true,
                      cell: (row) =>
                        row.total > 0 && row.handedIn === row.total ? (
                          <Tag tone="green">{w.page.enough(row.total)}</Tag>
                        ) : (
                          `${row.handedIn} / ${row.total}`
                        ),
                    },
                  ]}
                />
              </div>
            </Card>
          </Show>
          <Show when={props.page.edition.state !== 'draft' && workPages(props.page).length > 0}>
            <Card title={w.work.title}>
              <ul>
                <For each={workPages(props.page)}>
                  {(it) => (
                    <li class="flex flex-wrap items-center justify-between gap-x-4 border-b border-line last:border-0">
                      <A class="inline-flex items-center min-h-12" href={it.href ?? ''}>
                        {it.label}
                      </A>
                      <span class="text-sm text-ink-2">{it.count}</span>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </Show>
          <Show when={props.page.leftOut.length > 0}>
            <ProblemNote tone="neutral" title={w.page.leftOut}>
              <ul class="list-disc pl-5">
                <For each={props.page.leftOut}>{(it) => <li>{it.label}</li>}</For>
              </ul>
            </ProblemNote>
          </Show>
        </div>
      </div>
      <ConfirmDialog
        open={asking()}
        title={props.page.next.act === 'open' ? w.page.openTitle : w.page.advanceTitle}
        text={props.page.next.act === 'open' ? w.page.openText : w.page.advanceText}
        confirmLabel={next() ?? ''}
        busy={goOn.busy()}
        problem={goOn.problem()}
        onConfirm={() => void goOn.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
