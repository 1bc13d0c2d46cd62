import { For, type JSX, Show } from 'solid-js'

export interface Need {
  /** A count or a sign: <Tag tone="red">6</Tag>. */
  tag: JSX.Element
  text: JSX.Element
  sub?: JSX.Element
  action?: JSX.Element
}

/** What blocks the next step, a line each: how many, what, where to go. */
export const NeedList = (props: { items: readonly Need[]; label?: string }) => (
  <ul aria-label={props.label}>
    <For each={props.items}>
      {(need) => (
        <li class="need">
          <span class="need-tag">{need.tag}</span>
          <div class="need-text">
            {need.text}
            <Show when={need.sub}>
              <div class="text-xs text-ink-2">{need.sub}</div>
            </Show>
          </div>
          <Show when={need.action}>
            <div class="need-act">{need.action}</div>
          </Show>
        </li>
      )}
    </For>
  </ul>
)
