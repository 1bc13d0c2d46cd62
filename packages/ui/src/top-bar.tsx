import { For, type JSX, Show } from 'solid-js'
import { Badge } from './badge.tsx'
import { Mark } from './mark.tsx'
import type { NavItem } from './nav-item.ts'
import { uiWords } from './ui-words.ts'

/** The mark, where one is, the ways (on a wide screen) and what stands at the right. */
export const TopBar = (props: {
  context?: JSX.Element
  home?: string
  nav?: readonly NavItem[] | undefined
  children?: JSX.Element
}) => (
  <header class="top">
    <a href={props.home ?? '/'} class="top-mark">
      <Mark />
      Xung Kích
    </a>
    <Show when={props.context}>
      <span class="top-context">{props.context}</span>
    </Show>
    <Show when={props.nav?.length}>
      <nav class="top-nav" aria-label={uiWords.mainNav}>
        <For each={props.nav}>
          {(item) => (
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              <Badge count={item.badge} />
            </a>
          )}
        </For>
      </nav>
    </Show>
    <div class="top-right">{props.children}</div>
  </header>
)
