import type { ExemplarCard } from '@xk/contract'
import { galleryWords as w } from '@xk/i18n'
import { Show } from 'solid-js'

/** First letter of the given name, which stands last. */
const initialOf = (name: string): string => Array.from(name.trim().split(/\s+/).at(-1) ?? '')[0] ?? ''

/** In the place of a picture, for who has none or wants none shown. */
const Monogram = (props: { name: string; collective: boolean }) => (
  <span class="exemplar-monogram" aria-hidden="true">
    <Show when={props.collective} fallback={<span>{initialOf(props.name).toLocaleUpperCase('vi')}</span>}>
      <svg viewBox="0 0 64 64" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round">
        <circle cx="32" cy="22" r="8" />
        <circle cx="13" cy="27" r="6" />
        <circle cx="51" cy="27" r="6" />
        <path d="M18 50c0-9 6-15 14-15s14 6 14 15M3 47c0-7 4-11 9-12M61 47c0-7-4-11-9-12" />
      </svg>
    </Show>
  </span>
)

/** A portrait in its frame; `large`: on the exemplar's own page. */
export const Portrait = (props: {
  of: Pick<ExemplarCard, 'key' | 'name' | 'collective' | 'photo'>
  large?: boolean
}) => (
  <span class="exemplar-portrait">
    <Show when={props.of.photo} fallback={<Monogram name={props.of.name} collective={props.of.collective} />}>
      <img
        src={`/guong/${props.of.key}/anh/${props.large ? 'lon' : 'nho'}.jpg`}
        alt={w.portraitOf(props.of.name)}
        width={props.large ? 960 : 480}
        height={props.large ? 1200 : 600}
        loading={props.large ? 'eager' : 'lazy'}
        decoding="async"
      />
    </Show>
  </span>
)

/** Cards of exemplars: one below the other on a phone, in columns from there on. */
export const ExemplarCardView = (props: { card: ExemplarCard; heading: 'h3' | 'h4' }) => (
  <li class="exemplar-card">
    <Portrait of={props.card} />
    <div class="exemplar-card-text">
      <Show when={props.card.collective}>
        <span class="tag tag-blue mb-1">{w.collective}</span>
      </Show>
      <p class="exemplar-name" role="heading" aria-level={props.heading === 'h3' ? 3 : 4}>
        <a href={`/guong/${props.card.key}`}>{props.card.name}</a>
      </p>
      <Show when={props.card.line}>
        <p class="exemplar-line">{props.card.line}</p>
      </Show>
      <p class="text-sm text-ink-2">{props.card.unit}</p>
    </div>
  </li>
)
