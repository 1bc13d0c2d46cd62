import { A, useParams } from '@solidjs/router'
import { councilWords as words } from '@xk/i18n'
import { Card, formatDateTime, KeyValue, LinkButton, PageHeader, Skeleton, Tag, Todo } from '@xk/ui'
import { For, onCleanup, Show } from 'solid-js'
import { HeldBackNotes } from '../../features/data-protection/held-back-note.tsx'
import { CandidateList } from '../../features/council/candidate-list.tsx'
import { type Agenda, createAgenda } from '../../features/council/create-agenda.ts'
import { Shell } from '../../shell.tsx'
import { LoadProblem } from '../../api/load-problem.tsx'

const w = words.agenda
/** While ballots may be handed out at any moment, the page looks anew. */
const LOOK_AGAIN_MS = 15_000

/** A member's page of their council: what to do now, who stands, and the dossiers to read. */
const CouncilPage = () => {
  const params = useParams<{ stageId: string }>()
  const page = createAgenda(() => params.stageId)
  const looking = setInterval(() => {
    if (!document.hidden && page.agenda.latest?.head.moment !== 'closed') void page.refetch()
  }, LOOK_AGAIN_MS)
  onCleanup(() => clearInterval(looking))
  return (
    <Shell area="council" context={page.agenda.latest?.head.editionTitle} wide>
      <Show when={page.agenda.error}>
        <LoadProblem error={page.agenda.error} retry={words.retry} onRetry={() => page.refetch()} />
      </Show>
      <Show when={page.agenda.latest} fallback={page.agenda.error ? null : <Skeleton lines={8} />}>
        {(it) => (
          <>
            <PageHeader
              tag={<Tag tone="blue">{words.moments[it().head.moment]}</Tag>}
              title={it().head.label}
            />
            <HeldBackNotes held={it().heldBack} />
            <Now agenda={it()} />
            <Show when={it().candidates.length > 0}>
              <CandidateList page={page} agenda={it()} />
            </Show>
            <People agenda={it()} />
          </>
        )}
      </Show>
    </Shell>
  )
}
export default CouncilPage

const Now = (props: { agenda: Agenda }) => {
  const { head } = props.agenda
  const moment = () => props.agenda.head.moment
  const text = () => {
    const said = w[moment()].text
    return typeof said === 'function' ? said(props.agenda.candidates.length) : said
  }
  const votes = () =>
    props.agenda.own.state === 'appointed' && (moment() === 'issuing' || moment() === 'casting')
  const facts = () => {
    const { council, rules, members } = props.agenda
    const seated = members.filter(({ state }) => state === 'appointed').length
    return [
      ...(council.meetsAt ? [{ label: w.facts.meets, value: formatDateTime(council.meetsAt) }] : []),
      ...(council.place ? [{ label: w.facts.place, value: council.place }] : []),
      { label: w.facts.members, value: w.facts.people(seated) },
      { label: w.facts.seats, value: String(rules.seats) },
    ]
  }
  /** Once ballots are in: what came of the round, and what the roll says of oneself. */
  const looksBack = () =>
    props.agenda.own.state === 'appointed' && !votes() && (moment() === 'counting' || props.agenda.counted)
  const signs = () => props.agenda.resolutionWaits
  const seesOutcome = () => props.agenda.counted && props.agenda.allowed.includes('outcome.view')
  return (
    <div class="grid lg:grid-cols-[1.4fr_0.6fr] gap-6 items-start mb-6">
      <Todo
        first
        title={signs() ? w.resolution.title : w[moment()].title}
        text={signs() ? w.resolution.text : text()}
        actions={
          <>
            <Show when={signs() || seesOutcome()}>
              <LinkButton
                as={A}
                variant={signs() ? 'primary' : 'quiet'}
                href={`/to-cong-tac/vong/${head.stageId}/ket-qua-hoi-dong`}
              >
                {signs() ? w.resolution.open : w.outcome_page}
              </LinkButton>
            </Show>
            <Show when={votes()}>
              <LinkButton as={A} variant="primary" href={`/hoi-dong/${head.stageId}/bo-phieu`}>
                {w.vote}
              </LinkButton>
            </Show>
            <Show when={looksBack()}>
              <LinkButton as={A} href={`/hoi-dong/${head.stageId}/bo-phieu`}>
                {w.own_line}
              </LinkButton>
            </Show>
            <Show when={props.agenda.allowed.includes('council.viewSitting')}>
              <LinkButton as={A} href={`/hoi-dong/${head.stageId}/kiem-phieu`}>
                {w.sitting_page}
              </LinkButton>
            </Show>
          </>
        }
      />
      <Card>
        <KeyValue items={facts()} />
      </Card>
    </div>
  )
}

const People = (props: { agenda: Agenda }) => (
  <Card title={w.members} class="mt-6">
    <ul class="grid gap-x-8 sm:grid-cols-2">
      <For each={props.agenda.members}>
        {(it) => (
          <li class="py-2 border-b border-line">
            <span class="font-medium">{it.fullName}</span>
            <span class="block text-sm text-ink-2">
              {[
                it.state === 'beside' ? '' : words.offices[it.office ?? 'member'],
                it.teller ? words.teller[it.teller] : '',
                it.unitName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        )}
      </For>
    </ul>
  </Card>
)
