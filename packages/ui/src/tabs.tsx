import { createEffect, For } from 'solid-js'
import { Badge } from './badge.tsx'
import type { NavItem } from './nav-item.ts'

/** Views of one thing, each with its address. */
export const Tabs = (props: { items: readonly NavItem[]; label: string }) => {
  let nav: HTMLElement | undefined
  // On a phone the current one may stand beyond the edge.
  createEffect(() => {
    const at = props.items.findIndex((item) => item.current)
    const tab = nav?.querySelectorAll('a').item(at)
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2
  })
  return (
    <nav
      aria-label={props.label}
      class="tabs"
      ref={(element) => {
        nav = element
      }}
    >
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
}
