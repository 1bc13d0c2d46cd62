import { escalationWords as words, rewriteDecimal } from '@xk/i18n'
import { Card, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { type CandidateLine, type EscalationPage, type Level, nameOfCandidate } from './load.ts'

const w = words.candidates

const TONES = { given: 'green', withdrawn: 'red', unit: 'amber', none: 'red', restricted: 'red' } as const

/** What speaks for somebody: votes, score, consent. */
export const CandidateFacts = (props: { it: CandidateLine }) => (
  <span class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
    <Show when={props.it.votes}>{(votes) => <span>{w.votes(votes().yes, votes().base)}</span>}</Show>
    <Show when={props.it.score}>{(score) => <span>{w.score(rewriteDecimal(score()))}</span>}</Show>
    <Show when={props.it.consent}>
      {(consent) => <Tag tone={TONES[consent()]}>{w.consent[consent()]}</Tag>}
    </Show>
  </span>
)

const levelText = (it: CandidateLine, level: Level): string => {
  const state = it[level]
  if (state) return `${words.level[level]}: ${words.state[state]?.toLocaleLowerCase('vi') ?? ''}`
  const place = it.places?.find((one) => one.level === level)
  if (place?.place) return `${words.level[level]}: ${w.place(place.place)}, ${w.by[place.by ?? ''] ?? ''}`
  return `${words.level[level]}: ${(place?.obstacles ?? []).map((one) => w.obstacle[one]).join(', ')}`
}

/** Whom the decision honours, in the order in which the rules suggest them. */
export const Candidates = (props: { page: EscalationPage }) => (
  <Card title={w.title} class="mt-4">
    <ol class="list-none p-0">
      <For each={props.page.candidates}>
        {(it) => (
          <li class="grid gap-1 py-3 border-t border-line first:border-t-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-4">
            <span class="min-w-0">
              <span class="font-semibold">{nameOfCandidate(it)}</span>
              <Show when={it.collective}>
                {' '}
                <Tag tone="blue">{w.collective}</Tag>
              </Show>
              <span class="block text-sm text-ink-2">{it.unitName}</span>
            </span>
            <span class="min-w-0">
              <CandidateFacts it={it} />
              <span class="block text-sm text-ink-2 mt-1">
                {levelText(it, 'city')}
                <br />
                {levelText(it, 'central')}
              </span>
            </span>
          </li>
        )}
      </For>
    </ol>
  </Card>
)
