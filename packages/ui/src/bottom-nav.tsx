import { For } from 'solid-js'
import { Badge } from './badge.tsx'
import type { NavItem } from './nav-item.ts'
import { uiWords } from './ui-words.ts'

/** Along the bottom of a phone; a wide screen has the same items in the top bar (`TopBar nav`). */
export const BottomNav = (props: { items: readonly NavItem[]; label?: string }) => (
  <nav aria-label={props.label ?? uiWords.mainNav} class="bottom-nav">
    <For each={props.items}>
      {(item) => (
        <a href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.icon}
          {item.label}
          <Badge count={item.badge} />
        </a>
      )}
    </For>
  </nav>
)
