import { For } from 'solid-js'
import { Badge } from './badge.tsx'
import type { NavItem } from './nav-item.ts'

/** Views of one thing, each with its address. */
export const Tabs = (props: { items: readonly NavItem[]; label: string }) => (
  <nav aria-label={props.label} class="tabs">
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
