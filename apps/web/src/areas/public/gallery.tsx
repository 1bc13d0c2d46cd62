import type { GalleryPage } from '@xk/contract'
import { galleryWords as w, publicWords } from '@xk/i18n'
import { EmptyState, formatDay, Hero } from '@xk/ui'
import { For, Show } from 'solid-js'
import { ExemplarCardView } from './exemplar-card.tsx'

const addressOf = (asked: GalleryPage['asked'], n = 1) => {
  const search = new URLSearchParams()
  if (asked.year !== null) search.set('nam', String(asked.year))
  if (asked.cluster) search.set('cum', asked.cluster)
  if (n > 1) search.set('trang', String(n))
  return `/guong${search.size > 0 ? `?${search}` : ''}`
}

const Choice = (props: { href: string; chosen: boolean; children: string }) => (
  <a class="pick" href={props.href} aria-current={props.chosen ? 'true' : undefined}>
    {props.children}
  </a>
)

/** Years and clusters as links: they work without a script and can be passed on. */
const Choices = (props: { page: GalleryPage }) => (
  <nav class="grid gap-3 mt-6" aria-label={w.find}>
    <Show when={props.page.years.length > 1}>
      <div class="picks">
        <Choice href={addressOf({ ...props.page.asked, year: null })} chosen={props.page.asked.year === null}>
          {w.allYears}
        </Choice>
        <For each={props.page.years}>
          {(year) => (
            <Choice href={addressOf({ ...props.page.asked, year })} chosen={props.page.asked.year === year}>
              {w.year(year)}
            </Choice>
          )}
        </For>
      </div>
    </Show>
    <Show when={props.page.clusters.length > 1}>
      <div class="picks">
        <Choice
          href={addressOf({ ...props.page.asked, cluster: '' })}
          chosen={props.page.asked.cluster === ''}
        >
          {w.allClusters}
        </Choice>
        <For each={props.page.clusters}>
          {(cluster) => (
            <Choice
              href={addressOf({ ...props.page.asked, cluster })}
              chosen={props.page.asked.cluster === cluster}
            >
              {cluster}
            </Choice>
          )}
        </For>
      </div>
    </Show>
  </nav>
)

/** Pages as links, where one does not hold everybody. */
const Pages = (props: { page: GalleryPage }) => (
  <nav class="exemplar-pages" aria-label={w.pages}>
    <Show when={props.page.n > 1}>
      <a class="pick" rel="prev" href={addressOf(props.page.asked, props.page.n - 1)}>
        {w.previous}
      </a>
    </Show>
    <p class="text-sm text-ink-2">{w.pageOf(props.page.n, props.page.pages)}</p>
    <Show when={props.page.n < props.page.pages}>
      <a class="pick" rel="next" href={addressOf(props.page.asked, props.page.n + 1)}>
        {w.next}
      </a>
    </Show>
  </nav>
)

/** The gallery of exemplars: who was honoured, by year and cluster. */
export const GalleryView = (props: { page: GalleryPage }) => (
  <>
    <Hero eyebrow={props.page.organiser ?? publicWords.system} title={w.title} text={w.about} />
    <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
      <Choices page={props.page} />
      <Show
        when={props.page.total > 0}
        fallback={
          <div class="mt-8">
            <EmptyState
              title={props.page.years.length > 0 ? w.noMatch : w.none}
              text={props.page.years.length > 0 ? undefined : w.noneText}
              action={
                <Show when={props.page.years.length > 0}>
                  <a class="btn btn-quiet" href="/guong">
                    {w.all}
                  </a>
                </Show>
              }
            />
          </div>
        }
      >
        <Show when={props.page.pages > 1}>
          <p class="text-sm text-ink-2 mt-6">{w.total(props.page.total)}</p>
        </Show>
        <For each={props.page.groups}>
          {(group) => (
            <section class="mt-10">
              <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <h2>
                  {w.year(group.year)}
                  <Show when={props.page.groups.some((it) => it !== group && it.year === group.year)}>
                    <span class="block text-base font-normal">{group.title}</span>
                  </Show>
                </h2>
                <p class="text-sm text-ink-2">
                  {w.decision(group.decision.number, formatDay(group.decision.signedOn))}.{' '}
                  <a class="inline-flex items-center min-h-[44px] underline" href={`/ket-qua/${group.slug}`}>
                    {w.seeDecision}
                  </a>
                </p>
              </div>
              <div class="exemplar-clusters">
                <For each={group.clusters}>
                  {(cluster) => (
                    <section class="exemplar-part" data-n={Math.min(cluster.cards.length, 4)}>
                      <Show when={group.clusters.length > 1 || cluster.name}>
                        <h3 class="exemplar-cluster">{cluster.name || w.otherUnits}</h3>
                      </Show>
                      <ul class="exemplar-grid">
                        <For each={cluster.cards}>
                          {(card) => <ExemplarCardView card={card} heading="h4" />}
                        </For>
                      </ul>
                    </section>
                  )}
                </For>
              </div>
            </section>
          )}
        </For>
        <Show when={props.page.pages > 1}>
          <Pages page={props.page} />
        </Show>
      </Show>
      <p class="text-sm text-ink-2 mt-12 max-w-[68ch]">{w.rights}</p>
    </div>
  </>
)
