import type { PublicEntry, PublicResultStage, ResultPage } from '@xk/contract'
import { publicWords as w, rewriteDecimal } from '@xk/i18n'
import { For, Show } from 'solid-js'
import { Section } from './section.tsx'
import { EntrySummary, EntryTitle, peopleBeside, peopleLine, ShownText } from './shown.tsx'

const Row = (props: { entry: PublicEntry }) => {
  const people = () => (props.entry.name ? peopleBeside(props.entry.name) : [])
  return (
    <li class="grid grid-cols-[2rem_minmax(0,1fr)_auto] md:grid-cols-[2.5rem_minmax(0,1fr)_minmax(0,15rem)_5rem] gap-x-3 md:gap-x-5 py-4 border-t border-line first:border-t-0">
      <span class="text-ink-2">
        <span class="sr-only">{w.result.rank} </span>
        {props.entry.rank}
      </span>
      <div class="min-w-0">
        <p class="font-semibold leading-snug">
          <EntryTitle entry={props.entry} />
        </p>
        <Show when={people().length > 0}>
          <p class="text-sm text-ink-2 mt-1">{peopleLine(people())}</p>
        </Show>
        <EntrySummary entry={props.entry} />
        <Show when={props.entry.note}>
          <p class="text-sm text-ink-2 mt-1">{props.entry.note}</p>
        </Show>
      </div>
      <div class="text-sm text-ink-2 col-start-2 row-start-2 mt-1 md:col-start-3 md:row-start-1 md:mt-0">
        <Show when={props.entry.name}>
          {(name) => (
            <p>
              <ShownText value={name().unit} />
            </p>
          )}
        </Show>
        <Show when={props.entry.prizeLabel}>
          <span class="tag tag-blue mt-1">{props.entry.prizeLabel}</span>
        </Show>
        <Show when={props.entry.revoked}>
          {(it) => (
            <p class="mt-1">
              <s>{it().prizeLabel}</s> <span class="tag tag-red">{w.result.revoked}</span>
            </p>
          )}
        </Show>
      </div>
      <Show when={props.entry.votes}>
        {(votes) => (
          <span class="text-right tabular-nums col-start-3 row-start-1 md:col-start-4">
            {votes().yes}/{votes().base}
            <span class="block text-sm text-ink-2">{w.result.council.votes}</span>
          </span>
        )}
      </Show>
      <Show when={props.entry.score}>
        <span class="text-right tabular-nums col-start-3 row-start-1 md:col-start-4">
          {rewriteDecimal(props.entry.score ?? '')}
          <span class="sr-only"> {w.result.points}</span>
        </span>
      </Show>
    </li>
  )
}

/** The ranked list of a stage, as far down as the rules publish it; `skip`: what already stands on the podium. */
export const ResultList = (props: {
  page: ResultPage
  stage: PublicResultStage
  skip: readonly string[]
}) => {
  const rows = () => props.stage.entries.filter(({ code }) => !props.skip.includes(code))
  const all = () => props.stage.entries.some(({ prize }) => prize === null)
  const title = () => {
    const what = all() ? w.result.listAll : props.skip.length > 0 ? w.result.further : w.result.list
    return props.page.stages.length > 1 ? `${what}: ${props.stage.label}` : what
  }
  return (
    <Show when={rows().length > 0 || props.stage.entries.length === 0}>
      <Section title={title()}>
        <Show when={rows().length > 0} fallback={<p>{w.result.nobody}</p>}>
          <ol class="card list-none py-1!">
            <For each={rows()}>{(entry) => <Row entry={entry} />}</For>
          </ol>
        </Show>
        <Show when={props.stage.others > 0}>
          <p class="text-sm text-ink-2 mt-3">{w.result.others(props.stage.others, props.page.entryNoun)}</p>
        </Show>
      </Section>
    </Show>
  )
}
