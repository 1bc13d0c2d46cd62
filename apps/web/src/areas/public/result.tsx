import type { PublicEntry, ReleaseChange, ResultPage } from '@xk/contract'
import { appealWords, publicWords as w, rewriteDecimal } from '@xk/i18n'
import { formatDate, formatDay, Hero, LinkButton, type Place, Podium } from '@xk/ui'
import { For, Show } from 'solid-js'
import { CheckCard } from './check-card.tsx'
import { CouncilVotes } from './council-votes.tsx'
import { ResultList } from './result-list.tsx'
import { NotAwarded, ResultNotes, Revocations } from './result-notes.tsx'
import { EntrySummary, EntryTitle, peopleBeside, peopleLine, ShownText } from './shown.tsx'
import { Section } from './section.tsx'

const a = appealWords.changes

const MEDALS = ['gold', 'silver', 'bronze'] as const

const placeOf = (page: ResultPage, entry: PublicEntry): Place => ({
  rank: entry.rank,
  medal: MEDALS[Math.min(2, Math.max(0, page.prizeOrder.indexOf(entry.prize ?? '')))] ?? 'bronze',
  prize: entry.prizeLabel ?? '',
  title: <EntryTitle entry={entry} />,
  sub: (
    <Show when={entry.name}>
      {(name) => (
        <>
          <ShownText value={name().unit} />
          <Show when={peopleBeside(name()).length > 0}>
            <br />
            {peopleLine(peopleBeside(name()))}
          </Show>
          <EntrySummary entry={entry} />
        </>
      )}
    </Show>
  ),
  score: entry.score === null ? undefined : rewriteDecimal(entry.score),
})

/** The best three that won something, in the order of their ranks. */
const onPodium = (page: ResultPage): PublicEntry[] =>
  (page.stages.find(({ entries }) => entries.some(({ prize }) => prize !== null))?.entries ?? [])
    .filter(({ prize }) => prize !== null)
    .slice(0, 3)

const Releases = (props: { page: ResultPage }) => (
  <Section title={w.result.releases}>
    <ul class="list-none p-0 grid gap-2 text-sm">
      <For each={props.page.releases}>
        {(release, i) => (
          <li>
            <a
              class="inline-flex items-center min-h-[44px]"
              href={`/ket-qua/${props.page.slug}/lan/${release.n}`}
            >
              {w.result.releaseN(release.n)}
            </a>
            , {formatDate(release.publishAt)}
            <Show when={i() === 0}>
              <span class="tag tag-green ml-2">{w.result.current}</span>
            </Show>
            <Show when={release.reason}>
              <span class="block text-ink-2">{release.reason}</span>
            </Show>
          </li>
        )}
      </For>
    </ul>
  </Section>
)

const Corrections = (props: { page: ResultPage }) => (
  <>
    <Show when={props.page.supersededBy}>
      {(next) => (
        <p class="note note-amber block!">
          <a href={`/ket-qua/${props.page.slug}`}>{w.result.corrected(next().n)}</a>
          <span class="block text-sm">{next().reason}</span>
        </p>
      )}
    </Show>
    <Show when={props.page.supersedes}>
      {(before) => (
        <p class="note note-blue block! text-sm">
          <b>{w.result.correctedOn(formatDate(props.page.publishAt))}.</b>{' '}
          {w.result.corrects(before().n, before().reason)}{' '}
          <a href={`/ket-qua/${props.page.slug}/lan/${before().n}`}>{w.result.releaseN(before().n)}</a>
        </p>
      )}
    </Show>
  </>
)

const place = (it: ReleaseChange['after']) =>
  it
    ? [
        a.place(it.rank, it.prizeLabel, it.score && rewriteDecimal(it.score)),
        ...(it.revoked ? [a.revoked] : []),
      ].join(', ')
    : a.absent

/** What a correction changed, for the entries that are named. */
const Changes = (props: { changes: ReleaseChange[] }) => (
  <Section title={a.title}>
    <Show when={props.changes.length > 0} fallback={<p class="text-sm">{a.none}</p>}>
      <ul class="list-none p-0 grid gap-3 text-sm">
        <For each={props.changes}>
          {(it) => (
            <li class="border-l-2 border-line pl-3">
              <b>{it.title}</b> ({it.unit})
              <span class="block text-ink-2">
                {a.before}: {place(it.before)}
              </span>
              <span class="block">
                {a.after}: {place(it.after)}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </Section>
)

/** A published result: who won, the whole list as the rules publish it, and how to check all of it. */
export const ResultView = (props: { page: ResultPage }) => {
  const podium = () => onPodium(props.page)
  return (
    <>
      <Hero
        eyebrow={props.page.organiser}
        title={w.result.title(props.page.title)}
        text={`${w.result.counts(props.page.counts.entries, props.page.entryNoun, props.page.counts.units)} ${w.decisionLine(props.page.decision.number, formatDay(props.page.decision.signedOn))}.`}
        overlap={podium().length > 0}
      />
      <div class={podium().length > 0 ? '' : 'max-w-[1000px] mx-auto px-4 md:px-6 pt-6'}>
        <Podium label={w.result.podium} places={podium().map((entry) => placeOf(props.page, entry))} />
      </div>
      <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
        <Corrections page={props.page} />
        <Show when={props.page.changes}>{(changes) => <Changes changes={changes()} />}</Show>
        <CheckCard page={props.page} />
        <For each={props.page.stages}>
          {(stage, i) => (
            <ResultList
              page={props.page}
              stage={stage}
              skip={i() === 0 ? podium().map(({ code }) => code) : []}
            />
          )}
        </For>
        <Show when={props.page.council}>{(council) => <CouncilVotes council={council()} />}</Show>
        <Revocations page={props.page} />
        <NotAwarded stages={props.page.stages} />
        <ResultNotes page={props.page} />
        <p class="mt-6 no-print">
          <LinkButton href={`/ket-qua/${props.page.slug}/lan/${props.page.n}/ket-qua.xlsx`} download="">
            {appealWords.sheet.download}
          </LinkButton>
        </p>
        <Releases page={props.page} />
      </div>
    </>
  )
}
