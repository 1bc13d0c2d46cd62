import { A, useParams } from '@solidjs/router'
import { councilWords as words } from '@xk/i18n'
import { LinkButton, PageHeader, ProblemNote, type Section, Sections, Skeleton, Tag } from '@xk/ui'
import { onMount, Show } from 'solid-js'
import { HeldBackNotes } from '../../features/data-protection/held-back-note.tsx'
import { AnnounceStep } from '../../features/council/announce-step.tsx'
import { CollectStep } from '../../features/council/collect-step.tsx'
import { CountStep } from '../../features/council/count-step.tsx'
import { createMinutes } from '../../features/council/create-minutes.ts'
import { createSitting, type Meeting, type SittingPage } from '../../features/council/create-sitting.ts'
import { IssueStep } from '../../features/council/issue-step.tsx'
import { MinutesConflict } from '../../features/council/minutes-field.tsx'
import { RollStep } from '../../features/council/roll-step.tsx'
import { SignStep } from '../../features/council/sign-step.tsx'
import { Shell } from '../../shell.tsx'
import { LoadProblem } from '../../api/load-problem.tsx'

const w = words.sitting

/** The minutes in their order: roll, ballots out, ballots in, count, announcement, signatures. */
const SittingPageView = () => {
  const params = useParams<{ stageId: string }>()
  const page = createSitting(() => params.stageId)
  return (
    <Shell area="council" context={page.meeting.latest?.sitting.head.editionTitle} wide>
      <Show when={page.meeting.error}>
        <LoadProblem error={page.meeting.error} retry={words.retry} onRetry={() => page.refetch()} />
      </Show>
      <Show when={page.meeting.latest} fallback={page.meeting.error ? null : <Skeleton lines={10} />}>
        {(it) => <Held page={page} meeting={it()} />}
      </Show>
    </Shell>
  )
}
export default SittingPageView

const STEPS = ['roll', 'issue', 'collect', 'count', 'announce', 'sign'] as const
type Step = (typeof STEPS)[number]

/** Which step the meeting is at, by what was done. */
const stepOf = ({ sitting, round }: Meeting): Step => {
  if (sitting.council.closedAt) return 'sign'
  if (!sitting.council.openedAt) return 'roll'
  const state = round?.round.state
  if (state === 'issuing') return 'issue'
  if (state === 'casting') return 'collect'
  if (state === 'counting') return 'count'
  if (state === 'closed') return sitting.outcome.next?.what === 'ballot' ? 'issue' : 'sign'
  return 'issue'
}

const Held = (props: { page: SittingPage; meeting: Meeting }) => {
  const minutes = createMinutes(() => props.meeting.sitting)
  const here = () => stepOf(props.meeting)
  const sections = (): Section[] =>
    STEPS.map((step) => {
      const [at, own] = [STEPS.indexOf(here()), STEPS.indexOf(step)]
      const done = props.meeting.sitting.council.closedAt !== null || own < at
      return {
        href: `#buoc-${step}`,
        label: w.step[step],
        state: done ? 'done' : own === at ? 'part' : 'todo',
        current: own === at,
      }
    })
  // The step that a link names is only there now.
  onMount(() => document.getElementById(location.hash.slice(1))?.scrollIntoView())
  // A member's own page, or the one of whoever set the council up and only watches.
  const councilPage = () =>
    props.meeting.sitting.allowed.includes('council.attend')
      ? `/hoi-dong/${props.page.stageId()}`
      : `/to-cong-tac/vong/${props.page.stageId()}/hoi-dong`
  const watches = () => !props.meeting.sitting.allowed.includes('council.callRoll')
  return (
    <>
      <PageHeader
        tag={<Tag tone="blue">{words.moments[props.meeting.sitting.head.moment]}</Tag>}
        title={w.title}
        actions={
          <LinkButton as={A} href={councilPage()}>
            {w.back}
          </LinkButton>
        }
      />
      <HeldBackNotes held={props.meeting.sitting.heldBack} />
      <Show when={watches()}>
        <ProblemNote tone="neutral" title={w.watching} />
      </Show>
      <div class="grid lg:grid-cols-[15rem_1fr] gap-6 items-start">
        <div class="lg:sticky lg:top-4 max-lg:[&_ol]:grid-cols-2 sm:max-lg:[&_ol]:grid-cols-3">
          <Sections label={w.steps} items={sections()} />
        </div>
        <div class="grid gap-6 min-w-0">
          <div id="buoc-roll">
            <RollStep page={props.page} meeting={props.meeting} minutes={minutes} />
          </div>
          <div id="buoc-issue">
            <IssueStep page={props.page} meeting={props.meeting} />
          </div>
          <div id="buoc-collect">
            <CollectStep page={props.page} meeting={props.meeting} />
          </div>
          <div id="buoc-count">
            <CountStep page={props.page} meeting={props.meeting} minutes={minutes} />
          </div>
          <div id="buoc-announce">
            <AnnounceStep stageId={props.page.stageId()} meeting={props.meeting} />
          </div>
          <div id="buoc-sign">
            <SignStep page={props.page} meeting={props.meeting} minutes={minutes} />
          </div>
        </div>
      </div>
      <MinutesConflict minutes={minutes} />
    </>
  )
}
