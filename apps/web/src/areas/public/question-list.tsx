import type { PublicQuestion } from '@xk/contract'
import { questionWords as w } from '@xk/i18n'
import { formatDate, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'

/** A question with its answer; typed text as it was typed, line by line. */
export const QuestionCard = (props: { item: PublicQuestion; heading?: 'h1' | 'h3'; link?: boolean }) => (
  <article class="card" id={`cau-${props.item.id}`}>
    <Show when={props.item.sort === 'suggestion'}>
      <Tag tone="blue">{w.suggestion}</Tag>
    </Show>
    <Show
      when={props.heading === 'h1'}
      fallback={<h3 class="text-base leading-snug break-words">{props.item.title}</h3>}
    >
      <h1 class="text-xl leading-snug break-words">{props.item.title}</h1>
    </Show>
    <p class="mt-1 whitespace-pre-line break-words max-w-[72ch]">{props.item.body}</p>
    <div class="mt-4 border-l-4 border-accent pl-4">
      <p class="text-sm font-semibold">
        {w.answeredBy(props.item.unit ?? w.organisers, formatDate(props.item.answeredAt))}
      </p>
      <p class="mt-1 whitespace-pre-line break-words max-w-[72ch]">{props.item.answer}</p>
    </div>
    <Show when={props.link}>
      <a
        class="inline-flex items-center min-h-11 text-sm underline mt-1"
        href={`/hoi-dap/cau/${props.item.id}`}
        aria-label={`${w.link}: ${props.item.title}`}
      >
        {w.link}
      </a>
    </Show>
  </article>
)

export const QuestionList = (props: { items: readonly PublicQuestion[]; link?: boolean }) => (
  <ul class="list-none p-0 grid gap-4 mt-4">
    <For each={props.items}>
      {(item) => (
        <li>
          <QuestionCard item={item} link={props.link ?? false} />
        </li>
      )}
    </For>
  </ul>
)
