import type { PublicEntry, PublicResultStage, ResultPage } from '@xk/contract'
import { fullStop, publicWords as w, rewriteDecimal } from '@xk/i18n'
import { formatDate, formatDay } from '@xk/ui'
import { For, type JSX, Show } from 'solid-js'
import { Section } from './section.tsx'
import { EntryTitle, ShownText } from './shown.tsx'

const Lines = <T,>(props: { each: readonly T[]; line: (item: T) => JSX.Element }) => (
  <ul class="list-none p-0 grid gap-3 text-sm">
    <For each={props.each}>{(item) => <li class="border-l-2 border-line pl-3">{props.line(item)}</li>}</For>
  </ul>
)

/** Prizes that nobody got, and why. */
export const NotAwarded = (props: { stages: readonly PublicResultStage[] }) => {
  const places = () => props.stages.flatMap(({ notAwarded }) => notAwarded)
  const withheld = () => props.stages.flatMap((stage) => stage.withheld)
  return (
    <Show when={places().length + withheld().length > 0}>
      <Section title={w.result.notAwarded}>
        <Lines
          each={[
            ...places().map(
              (it) => [w.result.notAwardedLine(it.prize, it.count), w.result.why[it.why] ?? ''] as const,
            ),
            ...withheld().map(
              (it) => [w.result.notAwardedLine(it.prize, 1), `${w.codeOf(it.code)}: ${it.reason}`] as const,
            ),
          ]}
          line={([what, why]) => (
            <>
              <b>{what}</b>, {why}
            </>
          )}
        />
      </Section>
    </Show>
  )
}

/** Prizes that were taken back: by which decision, why, and whose they were. They stay for ever. */
export const Revocations = (props: { page: ResultPage }) => {
  const taken = (): PublicEntry[] =>
    props.page.stages.flatMap(({ entries }) => entries.filter((it) => it.revoked))
  return (
    <Show when={taken().length > 0}>
      <Section title={w.result.revocations}>
        <Lines
          each={taken()}
          line={(entry) => (
            <Show when={entry.revoked}>
              {(it) => (
                <>
                  <s>{it().prizeLabel}</s>: <EntryTitle entry={entry} />
                  <span class="block">
                    {w.result.revokedLine(it().decision.number, formatDay(it().decision.signedOn))}:{' '}
                    {fullStop(it().reason)} {w.result.ground}: {fullStop(it().ground)}
                  </span>
                  <a
                    class="inline-flex items-center min-h-[44px]"
                    href={`/ket-qua/${props.page.slug}/thu-hoi/${it().n}/quyet-dinh.pdf`}
                  >
                    {w.result.revocationPdf}
                  </a>
                </>
              )}
            </Show>
          )}
        />
      </Section>
    </Show>
  )
}

const written = (score: string | null) => score && rewriteDecimal(score)

const Dated = (props: { at: string; children: JSX.Element }) => (
  <>
    {props.children} <span class="text-ink-2">({formatDate(props.at)})</span>
  </>
)

/** Team prizes, everything out of the ordinary with its reason, draws, and how to appeal. */
export const ResultNotes = (props: { page: ResultPage }) => (
  <>
    <For each={props.page.teamPrizes}>
      {(team) => (
        <Section title={team.label} text={team.reward || undefined}>
          <Show when={team.winners.length > 0} fallback={<p class="text-sm">{w.result.nobody}</p>}>
            <ol class="list-none p-0 grid gap-2">
              <For each={team.winners}>
                {(winner) => (
                  <li class="card flex flex-wrap justify-between gap-3 py-3!">
                    <span class="font-semibold">
                      <ShownText value={winner.name} />
                    </span>
                    <span class="text-ink-2">{w.result.teamPoints(rewriteDecimal(winner.points))}</span>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        </Section>
      )}
    </For>
    <Show when={props.page.exceptions.length > 0}>
      <Section title={w.result.exceptions} text={w.result.exceptionsText}>
        <Lines
          each={props.page.exceptions}
          line={(it) => (
            <Dated at={it.at}>
              <b>{w.result.exceptionKind[it.kind] ?? it.kind}</b>
              {it.code ? `, ${w.codeOf(it.code)}` : ''}: {it.change ? fullStop(it.reason) : it.reason}
              <Show when={it.change}>
                {(change) => (
                  <span class="tabular-nums">
                    {' '}
                    {w.result.changed(written(change().from), written(change().to))}
                  </span>
                )}
              </Show>
            </Dated>
          )}
        />
      </Section>
    </Show>
    <Show when={props.page.gapResolutions.length > 0}>
      <Section title={w.result.gaps}>
        <Lines
          each={props.page.gapResolutions}
          line={(it) => (
            <Dated at={it.at}>
              <b>{w.codeOf(it.code)}</b>: {it.reason}
            </Dated>
          )}
        />
      </Section>
    </Show>
    <Show when={props.page.draws.length > 0}>
      <Section title={w.result.draws}>
        <Lines
          each={props.page.draws}
          line={(it) => (
            <Dated at={it.at}>
              <b>{it.purpose}</b>. {w.result.drawLine(it.seedSource, it.seed)}
            </Dated>
          )}
        />
      </Section>
    </Show>
    <Show when={props.page.appeals}>
      {(appeals) => (
        <Section title={w.result.appeals} text={appeals().text}>
          {null}
        </Section>
      )}
    </Show>
  </>
)
