import { For, type JSX, Show } from 'solid-js'

export const Mark = (props: { size?: number }) => (
  <svg
    width={props.size ?? 26}
    height={props.size ?? 26}
    viewBox="0 0 26 26"
    aria-hidden="true"
    class="shrink-0"
  >
    <rect width="26" height="26" rx="7" fill="var(--accent)" />
    <path
      d="M7 18.5 12.2 7.8a1 1 0 0 1 1.8 0L19 18.5M9.8 14h6.6"
      fill="none"
      stroke="var(--accent-ink)"
      stroke-width="2.4"
      stroke-linecap="round"
    />
  </svg>
)

/** Mark, where one is, and what stands at the right. */
export const TopBar = (props: { context?: JSX.Element; home?: string; children?: JSX.Element }) => (
  <header class="flex items-center gap-3 sm:gap-5 min-h-[60px] px-4 sm:px-6 bg-surface border-b border-line no-print">
    <a
      href={props.home ?? '/'}
      class="flex items-center gap-2.5 font-bold no-underline text-ink min-h-11 shrink-0"
    >
      <Mark />
      <span class="max-sm:sr-only">Xung Kích</span>
    </a>
    <span class="text-ink-2 text-sm min-w-0 truncate">{props.context}</span>
    <div class="ml-auto flex items-center gap-2 sm:gap-4">{props.children}</div>
  </header>
)

export interface NavItem {
  href: string
  label: string
  icon?: JSX.Element
  current?: boolean
  badge?: number
}
/** Along the bottom of a phone. */
export const BottomNav = (props: { items: readonly NavItem[]; label?: string }) => (
  <nav
    aria-label={props.label ?? 'Điều hướng chính'}
    class="sm:hidden fixed bottom-0 inset-x-0 z-10 grid auto-cols-fr grid-flow-col bg-surface border-t border-line pb-[env(safe-area-inset-bottom)]"
  >
    <For each={props.items}>
      {(it) => (
        <a
          href={it.href}
          aria-current={it.current ? 'page' : undefined}
          class={`grid justify-items-center content-center gap-0.5 min-h-14 text-xs no-underline ${it.current ? 'text-accent font-semibold' : 'text-ink-2'}`}
        >
          {it.icon}
          <span>
            {it.label}
            {it.badge ? ` (${it.badge})` : ''}
          </span>
        </a>
      )}
    </For>
  </nav>
)

export const Tabs = (props: { items: readonly NavItem[]; label: string }) => (
  <nav aria-label={props.label} class="flex gap-1 overflow-x-auto border-b border-line mb-6">
    <For each={props.items}>
      {(it) => (
        <a
          href={it.href}
          aria-current={it.current ? 'page' : undefined}
          class={`min-h-11 px-3.5 grid content-center whitespace-nowrap no-underline border-b-2 -mb-px ${it.current ? 'border-accent text-accent font-semibold' : 'border-transparent text-ink-2 hover:text-ink'}`}
        >
          <span>
            {it.label}
            <Show when={it.badge}>
              {' '}
              <span class="tag tag-blue">{it.badge}</span>
            </Show>
          </span>
        </a>
      )}
    </For>
  </nav>
)

/** Skip link, top bar, main; leaves room for a phone's bottom navigation. `wide` for tables and desks. */
export const AppShell = (props: {
  top: JSX.Element
  bottom?: JSX.Element
  wide?: boolean
  bare?: boolean
  children: JSX.Element
}) => (
  <>
    <a class="skip" href="#noi-dung">
      Chuyển tới nội dung
    </a>
    {props.top}
    <main
      id="noi-dung"
      tabindex="-1"
      class={
        props.bare
          ? ''
          : `mx-auto px-4 sm:px-6 pt-6 sm:pt-8 pb-28 ${props.wide ? 'max-w-[1320px]' : 'max-w-[1160px]'}`
      }
    >
      {props.children}
    </main>
    {props.bottom}
  </>
)
