import type { PublicEntry, PublicResultStage, ResultPage } from '@xk/contract'
import { publicWords as w } from '@xk/i18n'
import { For, Show } from 'solid-js'
import { Section } from './section.tsx'
import { EntryTitle, peopleLine, ShownText } from './shown.tsx'

const Row = (props: { entry: PublicEntry; scores: boolean; prizes: boolean }) => (
  <tr role="row">
    <td role="cell" class="text-ink-2" data-label={w.result.columns.rank}>
      {props.entry.rank}
    </td>
    <td role="cell" class="lead">
      <EntryTitle entry={props.entry} />
      <Show when={props.entry.name?.people.length ? props.entry.name.people : undefined}>
        {(people) => <span class="block text-sm font-normal text-ink-2">{peopleLine(people())}</span>}
      </Show>
      <Show when={props.entry.note}>
        <span class="block text-sm font-normal text-ink-2">{props.entry.note}</span>
      </Show>
    </td>
    <td role="cell" class="text-ink-2" data-label={w.result.columns.unit}>
      <Show when={props.entry.name} fallback="–">
        {(name) => <ShownText value={name().unit} />}
      </Show>
    </td>
    <Show when={props.prizes}>
      <td role="cell" data-label={w.result.columns.prize}>
        {props.entry.prizeLabel ?? '–'}
      </td>
    </Show>
    <Show when={props.scores}>
      <td role="cell" class="num text-base" data-label={w.result.columns.score}>
        {props.entry.score}
      </td>
    </Show>
  </tr>
)

/** The ranked list of a stage, as far down as the rules publish it; `skip`: what already stands on the podium. */
export const ResultList = (props: {
  page: ResultPage
  stage: PublicResultStage
  skip: readonly string[]
}) => {
  const rows = () => props.stage.entries.filter(({ code }) => !props.skip.includes(code))
  const all = () => props.stage.entries.some(({ prize }) => prize === null)
  const scores = () => rows().some(({ score }) => score !== null)
  const prizes = () => rows().some(({ prize }) => prize !== null)
  const title = () => {
    const what = all() ? w.result.listAll : props.skip.length > 0 ? w.result.further : w.result.list
    return props.page.stages.length > 1 ? `${what}: ${props.stage.label}` : what
  }
  return (
    <Section title={title()}>
      <Show
        when={rows().length > 0}
        fallback={
          <Show when={props.stage.entries.length === 0}>
            <p>{w.result.nobody}</p>
          </Show>
        }
      >
        <div class="card py-2!">
          <div class="table-wrap">
            <table role="table">
              <caption class="sr-only">{title()}</caption>
              <thead role="rowgroup">
                <tr role="row">
                  <th role="columnheader" scope="col">
                    {w.result.columns.rank}
                  </th>
                  <th role="columnheader" scope="col">
                    {w.result.columns.title}
                  </th>
                  <th role="columnheader" scope="col">
                    {w.result.columns.unit}
                  </th>
                  <Show when={prizes()}>
                    <th role="columnheader" scope="col">
                      {w.result.columns.prize}
                    </th>
                  </Show>
                  <Show when={scores()}>
                    <th role="columnheader" scope="col" class="num">
                      {w.result.columns.score}
                    </th>
                  </Show>
                </tr>
              </thead>
              <tbody role="rowgroup">
                <For each={rows()}>
                  {(entry) => <Row entry={entry} scores={scores()} prizes={prizes()} />}
                </For>
              </tbody>
            </table>
          </div>
        </div>
      </Show>
      <Show when={props.stage.others > 0}>
        <p class="text-sm text-ink-2 mt-3">{w.result.others(props.stage.others, props.page.entryNoun)}</p>
      </Show>
    </Section>
  )
}
