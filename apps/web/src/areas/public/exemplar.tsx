import type { ExemplarPage } from '@xk/contract'
import { galleryWords as w } from '@xk/i18n'
import { formatDay } from '@xk/ui'
import { For, Show } from 'solid-js'
import { ExemplarCardView, Portrait } from './exemplar-card.tsx'

/** One exemplar: the portrait, what is said about them, what they did, and by which decision they were honoured. */
export const ExemplarView = (props: { page: ExemplarPage }) => (
  <div class="max-w-[1000px] mx-auto px-4 md:px-6 pb-20">
    <a class="inline-flex items-center min-h-11 underline mt-4" href="/guong">
      ← {w.back}
    </a>
    <article class="exemplar-page">
      <div class="exemplar-page-portrait">
        <Portrait of={props.page} large />
      </div>
      <header>
        <p class="exemplar-eyebrow">{w.honoured(props.page.year)}</p>
        <h1>{props.page.name}</h1>
        <Show when={props.page.headline}>
          <p class="exemplar-headline">{props.page.headline}</p>
        </Show>
        <p class="mt-3">
          <Show when={props.page.position}>
            {(position) => (
              <>
                {position()}
                <br />
              </>
            )}
          </Show>
          <span class="text-ink-2">{props.page.unit}</span>
        </p>
      </header>
      <div class="exemplar-body">
        <Show when={props.page.quote}>
          <blockquote class="exemplar-quote">{props.page.quote}</blockquote>
        </Show>
        <For each={props.page.paragraphs} fallback={<p class="text-ink-2">{w.noText}</p>}>
          {(paragraph) => <p class="exemplar-paragraph">{paragraph}</p>}
        </For>
        <Show when={props.page.works.length > 0}>
          <h2 class="mt-10 mb-3">{w.works}</h2>
          <ul class="exemplar-works">
            <For each={props.page.works}>{(work) => <li>{work}</li>}</For>
          </ul>
        </Show>
        <Show when={props.page.people.length > 0}>
          <h2 class="mt-10 mb-3">{w.members}</h2>
          <p>{props.page.people.join(', ')}.</p>
        </Show>
        <p class="exemplar-award">
          <b>{w.award}</b>
          <br />
          {w.decision(props.page.decision.number, formatDay(props.page.decision.signedOn))}.{' '}
          <a class="inline-flex items-center min-h-11 underline" href={`/ket-qua/${props.page.slug}`}>
            {w.seeDecision}
          </a>
        </p>
      </div>
    </article>
    <Show when={props.page.others.length > 0}>
      <section class="mt-14">
        <h2>{w.others}</h2>
        <ul class="exemplar-grid">
          <For each={props.page.others}>{(card) => <ExemplarCardView card={card} heading="h3" />}</For>
        </ul>
      </section>
    </Show>
    <p class="text-sm text-ink-2 mt-12 max-w-[68ch]">{w.rights}</p>
  </div>
)
