import { A } from '@solidjs/router'
import type { RoundCount } from '@xk/domain/ballot'
import { compare, formatDecimal, fromWire, multiply, rational } from '@xk/domain/kernel'
import { councilWords as words } from '@xk/i18n'
import { Card, DataTable, KeyValue, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { Meeting, Round } from './create-sitting.ts'

const w = words.sitting.announce

const percent = (share: string) => `${formatDecimal(multiply(fromWire(share), rational(100)), 2, true)} %`

/** Công bố: every counted round from high to low, who has a seat, and what comes next by the rules. */
export const AnnounceStep = (props: { stageId: string; meeting: Meeting }) => {
  const counted = () => props.meeting.ballots.rounds.filter(({ state, count }) => state === 'closed' && count)
  const voided = () => props.meeting.ballots.rounds.filter(({ state }) => state === 'void')
  const names = () => new Map(props.meeting.ballots.candidates.map((it) => [it.id, it]))
  const outcome = () => props.meeting.sitting.outcome
  const seated = () => outcome().lines.filter((line) => line.seated)
  const next = () => {
    const it = outcome().next
    return it && w.next[it.what === 'resolution' ? 'resolution' : it.kind](it.candidates.length, it.seats)
  }
  const resolves = () => {
    const it = outcome().next
    const mayEnd = it?.what === 'resolution' || it?.kind === 'further'
    return mayEnd && props.meeting.sitting.allowed.includes('resolution.type')
  }
  return (
    <Card title={words.sitting.step.announce}>
      <Show when={counted().length > 0} fallback={<p class="text-ink-2">{w.nothing}</p>}>
        <ProblemNote
          tone={next() ? 'amber' : 'green'}
          title={next() ?? w.settled(seated().length, outcome().seatsLeft)}
          action={
            resolves() ? (
              <LinkButton as={A} href={`/to-cong-tac/vong/${props.stageId}/ket-qua-hoi-dong`}>
                {w.toResolution}
              </LinkButton>
            ) : undefined
          }
        />
        <For each={counted().toReversed()}>
          {(round) => (
            <Result round={round} count={round.count as RoundCount} names={names()} seated={seated()} />
          )}
        </For>
      </Show>
      <For each={voided()}>
        {(round) => <p class="text-ink-2 mt-3">{w.voided(round.n, round.reason ?? '')}</p>}
      </For>
    </Card>
  )
}

const Result = (props: {
  round: Round
  count: RoundCount
  names: ReadonlyMap<string, { name: string; unitName: string }>
  seated: readonly { candidate: string; round: number }[]
}) => {
  const rows = () =>
    // As seats are given: by the share of each one's own base.
    props.count.candidates.toSorted((a, b) => compare(fromWire(b.share), fromWire(a.share)))
  const { facts } = props.count
  const title = () => words.sitting.issue.roundOf(props.round.n, words.sitting.issue.kinds[props.round.kind])
  return (
    <section class="mt-6">
      <h3 class="text-base mb-2">{title()}</h3>
      <KeyValue
        items={[
          { label: w.members, value: `${facts.present}/${facts.members}` },
          { label: w.issued, value: String(facts.issued) },
          { label: w.returned, value: String(facts.returned) },
          { label: w.valid, value: String(props.count.valid) },
          { label: w.invalid, value: String(props.count.invalid) },
        ]}
      />
      <div class="mt-4">
        <DataTable
          caption={title()}
          rows={rows()}
          columns={[
            {
              key: 'name',
              label: w.columns.name,
              lead: true,
              cell: (it) => (
                <>
                  <b class="font-medium">{props.names.get(it.candidate)?.name ?? '—'}</b>
                  <span class="block text-sm text-ink-2 font-normal">
                    {props.names.get(it.candidate)?.unitName}
                  </span>
                </>
              ),
            },
            { key: 'yes', label: w.columns.yes, numeric: true, cell: (it) => `${it.yes}/${it.base}` },
            { key: 'no', label: w.columns.no, numeric: true, cell: (it) => it.no },
            { key: 'blank', label: w.columns.blank, numeric: true, cell: (it) => it.blank },
            { key: 'share', label: w.columns.share, numeric: true, cell: (it) => percent(it.share) },
            {
              key: 'reached',
              label: w.columns.reached,
              cell: (it) => (
                <span class="flex flex-wrap gap-1.5">
                  <Tag tone={it.reached ? 'green' : 'neutral'}>{it.reached ? w.reached : w.notReached}</Tag>
                  <Show
                    when={props.seated.some(
                      ({ candidate, round }) => candidate === it.candidate && round === props.round.n,
                    )}
                  >
                    <Tag tone="blue">{w.elected}</Tag>
                  </Show>
                </span>
              ),
            },
          ]}
        />
      </div>
    </section>
  )
}
