import type { EditionPage } from '@xk/contract'
import { type ScheduleKey, stageOfDate } from '@xk/domain/edition'
import { publicWords, questionWords, rewriteDecimal } from '@xk/i18n'
import { formatDate, formatDateTime, formatRemaining, Hero, LinkButton } from '@xk/ui'
import { For, Show } from 'solid-js'
import { QuestionList } from './question-list.tsx'
import { Section } from './section.tsx'

const w = publicWords.edition
type DateRow = EditionPage['dates'][number]

/** The date that counts for all, per key: the last one recorded. */
const inForce = (dates: readonly DateRow[]): DateRow[] => {
  const last = new Map<string, DateRow>()
  for (const row of dates) if (row.unitName === null) last.set(row.key, row)
  return [...last.values()].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** Dates that moved, each with what it was and why. */
const extensions = (dates: readonly DateRow[]) => {
  const before = new Map<string, string>()
  return dates.flatMap((row) => {
    const general = before.get(row.key) ?? null
    const was = before.get(`${row.key} ${row.unitName}`) ?? general
    before.set(row.unitName === null ? row.key : `${row.key} ${row.unitName}`, row.at)
    return row.reason && was ? [{ row, was }] : []
  })
}

/** What a date is of: where several stages are scored, of which of them. */
const dateLabel = (page: EditionPage, key: string): string => {
  const of = page.scored.length > 1 ? stageOfDate(key as ScheduleKey) : undefined
  const stage = of && page.scored[of.stage - 1]
  return of && stage ? w.stageDate(of.what, stage) : (w.dateKey[key] ?? key)
}

/** Who goes on to a next stage, by code alone. */
const Promotions = (props: { page: EditionPage }) => (
  <For each={props.page.promotions}>
    {(it) => (
      <Section title={w.promotion(it.label)}>
        <p class="text-ink-2 mb-4">{w.promotionText(it.codes.length, formatDateTime(it.at))}</p>
        <ul class="list-none p-0 grid grid-cols-[repeat(auto-fill,minmax(6rem,1fr))] gap-2">
          <For each={it.codes}>
            {(code) => <li class="card py-2! text-center font-semibold tabular-nums">{code}</li>}
          </For>
        </ul>
        <p class="mt-4 text-sm text-ink-2">
          {w.promotionDigest}: <code class="break-all">{it.digest}</code>
        </p>
      </Section>
    )}
  </For>
)

const Paragraphs = (props: { text: string }) => (
  <For each={props.text.split(/\n+/).filter(Boolean)}>{(line) => <p class="mt-2">{line}</p>}</For>
)

const Dates = (props: { page: EditionPage }) => (
  <Section title={w.dates}>
    <dl class="key-value">
      <For each={inForce(props.page.dates)}>
        {(row) => (
          <>
            <dt>{dateLabel(props.page, row.key)}</dt>
            <dd class="font-semibold">{formatDateTime(row.at)}</dd>
          </>
        )}
      </For>
    </dl>
    <p class="mt-3">
      <a class="inline-flex items-center min-h-11 underline" href={`/cuoc-thi/${props.page.slug}/lich.ics`}>
        {questionWords.calendar}
      </a>
    </p>
    <Show when={extensions(props.page.dates).length > 0}>
      <h3 class="mt-6 mb-2">{w.extended}</h3>
      <ul class="list-none p-0 grid gap-3 text-sm">
        <For each={extensions(props.page.dates)}>
          {({ row, was }) => (
            <li class="border-l-2 border-line pl-3">
              <b>{w.extendedLine(dateLabel(props.page, row.key), formatDateTime(row.at), row.unitName)}</b>{' '}
              <span class="text-ink-2">({w.was(formatDateTime(was))})</span>. {row.reason}
            </li>
          )}
        </For>
      </ul>
    </Show>
  </Section>
)

const Rules = (props: { page: EditionPage }) => (
  <Section title={w.rules} id="the-le">
    <Show when={props.page.legalBasis.length > 0}>
      <h3>{w.basis}</h3>
      <ul class="text-sm text-ink-2 pl-5 list-disc mb-4">
        <For each={props.page.legalBasis}>{(it) => <li>{it}</li>}</For>
      </ul>
    </Show>
    <div class="grid gap-6 max-w-[72ch]">
      <For each={props.page.articles}>
        {(article) => (
          <article>
            <h3>{article.heading}</h3>
            <Paragraphs text={article.body} />
          </article>
        )}
      </For>
    </div>
  </Section>
)

const Criteria = (props: { page: EditionPage }) => (
  <Show when={props.page.criteria.length > 0}>
    <Section title={w.criteria}>
      <div class="grid gap-6">
        <For each={props.page.criteria}>
          {(segment) => (
            <div>
              <Show when={props.page.criteria.length > 1}>
                <h3 class="mb-2">{segment.segment}</h3>
              </Show>
              <ul class="list-none p-0 grid gap-2">
                <For each={segment.items}>
                  {(item) => (
                    <li class="flex justify-between gap-6 border-b border-line pb-2">
                      <span class="min-w-0">
                        {item.label}
                        <Show when={item.guidance}>
                          <span class="block text-sm text-ink-2">{item.guidance}</span>
                        </Show>
                      </span>
                      <span class="whitespace-nowrap text-ink-2">{w.points(rewriteDecimal(item.max))}</span>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          )}
        </For>
      </div>
    </Section>
  </Show>
)

/** The rules of an edition in force, its dates, and every change of either with its reason. */
export const EditionView = (props: { page: EditionPage }) => {
  const closesAt = () => inForce(props.page.dates).find(({ key }) => key === 'closesAt')?.at
  return (
    <>
      <Hero
        eyebrow={props.page.organiser ?? publicWords.system}
        title={props.page.title}
        text={
          <>
            {w.state[props.page.state]}
            <Show when={props.page.state === 'open' && closesAt()}>
              {(at) => (
                <>
                  . {publicWords.closesAt(formatDateTime(at()))} (
                  {formatRemaining(Date.parse(at()) - Date.parse(props.page.now))})
                </>
              )}
            </Show>
          </>
        }
      >
        <Show when={props.page.hasResult}>
          <div class="actions">
            <LinkButton href={`/ket-qua/${props.page.slug}`}>{publicWords.seeResult}</LinkButton>
          </div>
        </Show>
      </Hero>
      <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
        <Promotions page={props.page} />
        <Dates page={props.page} />
        <Show when={props.page.prizes.length > 0}>
          <Section title={w.prizes}>
            <ul class="list-none p-0 grid gap-2 sm:grid-cols-2">
              <For each={props.page.prizes}>
                {(prize) => (
                  <li class="card py-3!">
                    <b>{`${String(prize.quota).padStart(2, '0')} ${prize.label}`}</b>
                    <Show when={prize.reward}>
                      <span class="block text-sm text-ink-2">{prize.reward}</span>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Section>
        </Show>
        <Criteria page={props.page} />
        <Rules page={props.page} />
        <Section title={questionWords.ofEdition} id="hoi-dap">
          <LinkButton href={`/cuoc-thi/${props.page.slug}/hoi`}>{questionWords.askEdition}</LinkButton>
          <Show
            when={props.page.questions.length > 0}
            fallback={<p class="text-ink-2 mt-3">{questionWords.noneOfEdition}</p>}
          >
            <QuestionList items={props.page.questions} />
          </Show>
        </Section>
        <Section title={w.versions}>
          <ul class="list-none p-0 grid gap-3 text-sm">
            <For each={props.page.versions}>
              {(version) => (
                <li class="border-l-2 border-line pl-3">
                  <b>{w.version(version.version)}</b>
                  <Show when={version.frozenAt}>{(at) => <>, {w.frozenAt(formatDate(at()))}</>}</Show>
                  <Show when={version.reason}>
                    <span class="block">{version.reason}</span>
                  </Show>
                  <Show when={version.digest}>
                    <code class="block text-ink-2 break-all">{version.digest}</code>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Section>
      </div>
    </>
  )
}
