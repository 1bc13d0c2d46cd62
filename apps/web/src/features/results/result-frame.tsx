import { resultWords } from '@xk/i18n'
import { A } from '@solidjs/router'
import { EmptyState, LinkButton, PageHeader, ProblemNote, Skeleton, Tabs, Tag } from '@xk/ui'
import { type JSX, Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Shell } from '../../shell.tsx'
import type { Act } from './create-act.ts'
import { inKindHere, sayProgramme } from '../editions/kind-here.ts'

const w = inKindHere(resultWords)

export type ResultPage = keyof typeof w.tabs

interface Head {
  stageId: string
  editionId: string
  editionTitle: string
  label: string
  stageState: string
  programme: string
  nextLabel: string | null
}

/** Whether this person holds an office of the working group; a panel's chair alone has a home of their own. */
const inWorkingGroup = () => {
  const it = me.latest
  return it?.signedIn === true && it.me.areas.some(({ area }) => area === 'workingGroup')
}

const tabsOf = (head: Head, current: ResultPage) => {
  const stage = `/to-cong-tac/vong/${head.stageId}`
  const items: [ResultPage, string][] = [
    ['progress', `${stage}/tien-do`],
    ['marks', `${stage}/diem-ghi`],
    ['standing', `${stage}/ket-qua`],
    // Prizes are decided by the last stage; before it, who goes on.
    head.nextLabel === null ? ['awards', `${stage}/giai-thuong`] : ['promotion', `${stage}/vao-vong-sau`],
    ['evidence', `${stage}/do-tin-cay`],
  ]
  if (inWorkingGroup() && head.nextLabel === null) items.push(['team', `${stage}/giai-tap-the`])
  return items.map(([key, href]) => ({ href, label: w.tabs[key], current: key === current }))
}

/**
 * Every page from judging to approval: head, the way between the pages, loading, failing, and what a command said.
 */
export const ResultFrame = <Page extends { stage: Head }>(props: {
  current: ResultPage
  title: string
  text?: string
  /** What is going on while a page that takes long is loading. */
  waiting?: string
  page: Page | undefined
  error: unknown
  onReload: () => void
  act: Act
  actions?: JSX.Element
  children: (page: () => Page) => JSX.Element
}) => {
  // A panel's chair has no way between the edition's pages that would say it.
  sayProgramme(() => props.page?.stage.programme)
  return (
    <Shell area={inWorkingGroup() ? 'workingGroup' : 'panelChair'} wide>
      <Show when={props.error}>
        <LoadProblem error={props.error} retry={w.reload} onRetry={() => props.onReload()} />
      </Show>
      <Show
        when={!props.error && props.page}
        fallback={props.error ? null : <Waiting text={props.waiting} />}
      >
        {(page) => (
          <>
            <PageHeader
              tag={
                <Tag tone={page().stage.stageState === 'running' ? 'blue' : 'green'}>
                  {w.chair.stateTag[page().stage.stageState]}
                </Tag>
              }
              title={props.title}
              text={
                // The way between the edition's pages already says which edition.
                inWorkingGroup() ? page().stage.label : `${page().stage.editionTitle} · ${page().stage.label}`
              }
              actions={props.actions}
            />
            <Show when={props.current !== 'approval'}>
              <Tabs label={w.pagesOf(page().stage.label)} items={tabsOf(page().stage, props.current)} />
            </Show>
            <Show when={props.text}>
              <p class="text-ink-2 mb-6 max-w-[72ch]">{props.text}</p>
            </Show>
            <Show when={props.act.told()}>{(text) => <ProblemNote tone="green" title={text()} />}</Show>
            <Show when={props.act.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
            {props.children(page)}
          </>
        )}
      </Show>
    </Shell>
  )
}

const Waiting = (props: { text: string | undefined }) => (
  <div role="status">
    <Show when={props.text}>
      <p class="text-ink-2 mb-4">{props.text}</p>
    </Show>
    <Skeleton lines={8} />
  </div>
)

/** Own sheets first: nothing of the others' yet. */
export const HeldBack = (props: { stageId: string }) => (
  <EmptyState
    title={w.held.title}
    text={w.held.text}
    action={
      <LinkButton as={A} href={`/giam-khao/${props.stageId}`} variant="primary">
        {w.held.toDesk}
      </LinkButton>
    }
  />
)
