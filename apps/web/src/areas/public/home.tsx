import type { HomePage, PublicEditionLine } from '@xk/contract'
import { galleryWords, publicWords as w, questionWords } from '@xk/i18n'
import { formatDate, formatDateTime, formatDay, formatRemaining, Hero, LinkButton } from '@xk/ui'
import { For, Show } from 'solid-js'
import { Section } from './section.tsx'

const EditionLine = (props: { edition: PublicEditionLine; now: string }) => (
  <li class="card flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
    <div class="min-w-0 flex-1 basis-72">
      <p class="font-semibold text-lg leading-snug">{props.edition.title}</p>
      <p class="text-sm text-ink-2 mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Show
          when={props.edition.state === 'open' && props.edition.closesAt}
          fallback={w.edition.state[props.edition.state]}
        >
          {(closesAt) => (
            <>
              {w.closesAt(formatDateTime(closesAt()))}
              <span class="tag tag-blue">
                {formatRemaining(Date.parse(closesAt()) - Date.parse(props.now))}
              </span>
            </>
          )}
        </Show>
      </p>
    </div>
    <LinkButton href={`/cuoc-thi/${props.edition.slug}`}>{w.readRules}</LinkButton>
  </li>
)

/** What this is, what takes entries now, and what was published last. */
export const HomeView = (props: { page: HomePage }) => (
  <>
    <Hero eyebrow={props.page.organiser ?? w.system} title={w.homeTitle} text={w.about}>
      <div class="actions">
        <LinkButton href="/dang-nhap">{w.signIn}</LinkButton>
      </div>
    </Hero>
    <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
      <Section title={w.openNow}>
        <Show when={props.page.open.length > 0} fallback={<p class="text-ink-2">{w.nothingOpen}</p>}>
          <ul class="list-none p-0 grid gap-3">
            <For each={props.page.open}>{(it) => <EditionLine edition={it} now={props.page.now} />}</For>
          </ul>
        </Show>
      </Section>
      <Show when={props.page.coming.length > 0}>
        <Section title={w.inProgress}>
          <ul class="list-none p-0 grid gap-3">
            <For each={props.page.coming}>{(it) => <EditionLine edition={it} now={props.page.now} />}</For>
          </ul>
        </Section>
      </Show>
      <Section title={w.latestResults}>
        <Show when={props.page.results.length > 0} fallback={<p class="text-ink-2">{w.noResults}</p>}>
          <ul class="list-none p-0 grid gap-3">
            <For each={props.page.results}>
              {(it) => (
                <li class="card flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
                  <div class="min-w-0 flex-1 basis-72">
                    <p class="font-semibold text-lg leading-snug">{it.title}</p>
                    <p class="text-sm text-ink-2 mt-1">
                      {w.published(formatDate(it.publishAt))}.{' '}
                      {w.decisionLine(it.number, formatDay(it.signedOn))}
                    </p>
                  </div>
                  <LinkButton href={`/ket-qua/${it.slug}`}>{w.seeResult}</LinkButton>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Section>
      <Section title={galleryWords.nav} text={galleryWords.homeText}>
        <LinkButton href="/guong">{galleryWords.see}</LinkButton>
      </Section>
      <Section title={questionWords.title} text={questionWords.homeText}>
        <div class="flex flex-wrap gap-3">
          <LinkButton href="/hoi-dap/hoi">{questionWords.ask}</LinkButton>
          <LinkButton href="/hoi-dap">{questionWords.search}</LinkButton>
        </div>
      </Section>
      <div class="text-sm text-ink-2 mt-10">
        <p>{w.check.fingerprint}</p>
        <ul class="list-none p-0">
          <For each={props.page.keys}>
            {(key) => (
              <li class="mt-1">
                <code class="break-all">{key.fingerprint}</code>{' '}
                {key.current
                  ? w.check.signsSince(formatDate(key.since))
                  : w.check.signedFrom(formatDate(key.since))}
              </li>
            )}
          </For>
        </ul>
      </div>
    </div>
  </>
)
