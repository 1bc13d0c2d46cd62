import type { FollowPage, PublicUnit, QuestionPage, QuestionsPage } from '@xk/contract'
import { publicWords, questionWords as w } from '@xk/i18n'
import { Button, formatDateTime, Hero, LinkButton, SelectField, TextField } from '@xk/ui'
import { For, Match, Show, Switch } from 'solid-js'
import { QuestionCard, QuestionList } from './question-list.tsx'

const addressOf = (page: QuestionsPage, nth: number) => {
  const search = new URLSearchParams()
  if (page.q) search.set('q', page.q)
  if (page.unit) search.set('don-vi', page.unit)
  if (nth > 1) search.set('trang', String(nth))
  return `/hoi-dap${search.size > 0 ? `?${search}` : ''}`
}

const unitOptions = (units: readonly PublicUnit[]) => [
  { value: '', label: w.allUnits },
  ...units.map(({ id, name, cluster }) => ({ value: id, label: `${name} (${cluster})` })),
]

/** The portal: what units have answered, with a search that works without a script. */
export const QuestionsView = (props: { page: QuestionsPage }) => (
  <>
    <Hero eyebrow={props.page.organiser ?? publicWords.system} title={w.title} text={w.about}>
      <div class="actions">
        <LinkButton href="/hoi-dap/hoi">{w.ask}</LinkButton>
      </div>
    </Hero>
    <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
      <form
        method="get"
        action="/hoi-dap"
        role="search"
        class="mt-8 grid gap-x-4 md:grid-cols-[1fr_1fr_auto] items-end"
      >
        <TextField label={w.search} help={w.searchHelp} name="q" value={props.page.q} maxLength={100} />
        <SelectField
          label={w.unit}
          name="don-vi"
          value={props.page.unit}
          options={unitOptions(props.page.units)}
          onChange={() => {}}
        />
        <div class="mb-4">
          <Button type="submit" variant="primary">
            {w.find}
          </Button>
        </div>
      </form>
      <p class="text-sm text-ink-2" role="status">
        {props.page.q || props.page.unit
          ? w.found(props.page.total)
          : w.counts(props.page.answered, props.page.waiting)}
      </p>
      <h2 class="sr-only">{w.ofEdition}</h2>
      <Show
        when={props.page.items.length > 0}
        fallback={<p class="card mt-4">{props.page.q || props.page.unit ? w.noMatch : w.none}</p>}
      >
        <QuestionList items={props.page.items} link />
      </Show>
      <Show when={props.page.pages > 1}>
        <nav
          class="flex flex-wrap items-center gap-3 mt-6"
          aria-label={w.pageOf(props.page.nth, props.page.pages)}
        >
          <Show when={props.page.nth > 1}>
            <LinkButton href={addressOf(props.page, props.page.nth - 1)}>{w.previous}</LinkButton>
          </Show>
          <span class="text-sm text-ink-2">{w.pageOf(props.page.nth, props.page.pages)}</span>
          <Show when={props.page.nth < props.page.pages}>
            <LinkButton href={addressOf(props.page, props.page.nth + 1)}>{w.next}</LinkButton>
          </Show>
        </nav>
      </Show>
    </div>
  </>
)

/** One question by its own address, to be passed on. */
export const QuestionView = (props: { page: QuestionPage }) => (
  <div class="main" data-width="narrow">
    <a class="inline-flex items-center min-h-11 underline" href="/hoi-dap">
      {w.back}
    </a>
    <QuestionCard item={props.page.item} heading="h1" />
  </div>
)

/** What whoever asked sees of their question. */
export const FollowView = (props: { page: FollowPage }) => (
  <div class="main" data-width="narrow">
    <h1>{w.follow.title}</h1>
    <p class="text-sm text-ink-2 mt-1">{w.follow.private}</p>
    <section class="card mt-4">
      <p class="font-semibold">
        <Switch fallback={w.follow.waiting(formatDateTime(props.page.dueAt))}>
          <Match when={props.page.state === 'answered'}>{w.follow.answered}</Match>
          <Match when={props.page.state === 'hidden'}>{w.follow.hidden}</Match>
          <Match when={props.page.overdue}>{w.follow.overdue(formatDateTime(props.page.dueAt))}</Match>
        </Switch>
      </p>
      <p class="text-sm text-ink-2">
        {w.follow.to(props.page.unit ?? props.page.edition ?? w.organisers)}.{' '}
        {w.follow.asked(formatDateTime(props.page.askedAt))}
      </p>
      <h2 class="text-base mt-4 break-words">{props.page.title}</h2>
      <p class="mt-1 whitespace-pre-line break-words">{props.page.body}</p>
      <For each={[props.page.answer ?? props.page.reason].filter((text) => text !== null)}>
        {(text) => (
          <div class="mt-4 border-l-4 border-accent pl-4">
            <p class="whitespace-pre-line break-words">{text}</p>
          </div>
        )}
      </For>
    </section>
  </div>
)
