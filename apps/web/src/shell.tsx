import { A, useLocation, useNavigate } from '@solidjs/router'
import { areaNames, shellWords as w } from '@xk/i18n'
import type { Command } from '@xk/domain/policy'
import { AppShell, Avatar, type NavItem, ProblemNote, TopBar } from '@xk/ui'
import Bell from 'lucide-solid/icons/bell'
import { createEffect, createSignal, createUniqueId, For, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { api, call } from './api/client.ts'
import { me, refetchMe } from './api/me.ts'
import { OnceKnown } from './api/once-known.tsx'
import { EditionNav } from './features/editions/edition-nav.tsx'
import { LanguageLink } from './features/language-link.tsx'

/** Where each area's "Việc cần làm" is. */
export const AREA_HOME = {
  officer: '/co-so',
  judge: '/giam-khao',
  council: '/hoi-dong',
  panelChair: '/truong-ban',
  clusterLead: '/cum',
  workingGroup: '/to-cong-tac',
  administrator: '/quan-tri',
} as const
type AreaName = keyof typeof AREA_HOME

const current = () => {
  const it = me.latest
  return it?.signedIn ? it.me : undefined
}

/** Pages of organisation and accounts, each for who may issue its command. */
const ADMIN_PAGES: readonly { href: string; label: string; command: Command }[] = [
  { href: '/quan-tri/co-so', label: w.offices.units, command: 'unit.list' },
  { href: '/quan-tri/loi-moi', label: w.offices.invitations, command: 'account.reissueLink' },
  { href: '/quan-tri/chuc-trach', label: w.offices.offices, command: 'grant.list' },
  { href: '/quan-tri/tai-khoan', label: w.offices.accounts, command: 'account.list' },
  { href: '/quan-tri/doan-khoi', label: w.offices.bloc, command: 'organisation.view' },
  { href: '/quan-tri/xoa-du-lieu', label: w.offices.erasures, command: 'request.list' },
  { href: '/quan-tri/du-lieu-ca-nhan', label: w.offices.personalData, command: 'dataRequest.list' },
  { href: '/quan-tri/thu', label: w.offices.outbox, command: 'outbox.view' },
  { href: '/quan-tri/webhook', label: w.offices.webhooks, command: 'webhook.list' },
]

/** The pages that this person's offices open, for the line under the top bar. */
const pagesOf = (path: string): NavItem[] => {
  const mine = current()
  if (!mine) return []
  const areas = mine.areas.map((it) => it.area)
  const items: NavItem[] = []
  if (areas.includes('administrator')) items.push({ href: '/quan-tri', label: w.offices.home })
  if (areas.includes('workingGroup')) items.push({ href: '/to-cong-tac', label: w.offices.editions })
  if (areas.includes('clusterLead')) items.push({ href: '/cum', label: w.offices.cluster })
  if (areas.includes('workingGroup') || areas.includes('clusterLead'))
    items.push(
      { href: '/to-cong-tac/cong-trinh', label: w.offices.works },
      { href: '/to-cong-tac/bao-cao', label: w.offices.reports },
    )
  if (mine.allowed.includes('question.list'))
    items.push({ href: '/to-cong-tac/hoi-dap', label: w.offices.questions })
  if (mine.allowed.includes('target.view') || areas.includes('clusterLead') || areas.includes('officer'))
    items.push({ href: '/chi-tieu', label: w.offices.targets })
  for (const page of ADMIN_PAGES) {
    const isLed = page.command === 'unit.list' && areas.includes('clusterLead')
    if (isLed || mine.allowed.includes(page.command)) items.push({ href: page.href, label: page.label })
  }
  const best = items
    .filter((it) => path === it.href || path.startsWith(`${it.href}/`))
    .toSorted((a, b) => b.href.length - a.href.length)[0]
  return items.map((it) => ({ ...it, current: it === best }))
}

/** A button that opens a small list; Esc and a press outside close it. */
const Menu = (props: { label: string; face: JSX.Element; children: JSX.Element }) => {
  const [open, setOpen] = createSignal(false)
  const id = createUniqueId()
  let root: HTMLDivElement | undefined
  const outside = (event: Event) => {
    if (event instanceof KeyboardEvent ? event.key === 'Escape' : !root?.contains(event.target as Node))
      setOpen(false)
  }
  onMount(() => {
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', outside)
  })
  onCleanup(() => {
    document.removeEventListener('pointerdown', outside)
    document.removeEventListener('keydown', outside)
  })
  return (
    <div class="relative" ref={(el) => (root = el)}>
      <button
        type="button"
        class="min-h-11 min-w-11 grid place-items-center rounded-m px-1.5 hover:bg-sunken"
        aria-label={props.label}
        aria-expanded={open()}
        aria-controls={id}
        onClick={() => setOpen(!open())}
      >
        {props.face}
      </button>
      <div
        id={id}
        hidden={!open()}
        class="absolute right-0 top-full mt-1 z-30 w-72 max-w-[calc(100vw-2rem)] bg-surface border border-line rounded-l p-2 shadow-(--shadow)"
        onClick={() => setOpen(false)}
      >
        {props.children}
      </div>
    </div>
  )
}

const MenuLink = (props: { href: string; children: JSX.Element }) => (
  <A
    href={props.href}
    class="flex items-center min-h-11 px-3 rounded-m no-underline text-ink hover:bg-sunken"
  >
    {props.children}
  </A>
)

/** At the right of every top bar: notices, and the account with the areas one can change to. */
export const AccountBar = () => {
  const navigate = useNavigate()
  const signOut = async () => {
    await call(api['sign-out'].$post())
    await refetchMe()
    navigate('/dang-nhap')
  }
  return (
    <Show when={current()}>
      {(mine) => (
        <>
          <A
            href="/tai-khoan/thong-bao"
            class="relative min-h-11 min-w-11 grid place-items-center rounded-m text-ink hover:bg-sunken"
            aria-label={w.unread(mine().unreadNotices)}
          >
            <Bell size={20} aria-hidden="true" />
            <Show when={mine().unreadNotices > 0}>
              <span
                aria-hidden="true"
                class="absolute top-0.5 left-6 min-w-5 px-1 rounded-full bg-red text-surface text-center text-xs font-semibold leading-5"
              >
                {Math.min(99, mine().unreadNotices)}
              </span>
            </Show>
          </A>
          <Menu label={`${w.account}: ${mine().fullName}`} face={<Avatar name={mine().fullName} />}>
            <p class="px-3 pt-2 font-semibold">{mine().fullName}</p>
            <p class="px-3 pb-2 text-sm text-ink-2 truncate">{mine().login}</p>
            <Show when={mine().areas.length > 1}>
              <nav aria-label={w.areas} class="border-t border-line py-1">
                <For each={mine().areas}>
                  {(it) => (
                    <MenuLink href={AREA_HOME[it.area]}>
                      <span class="min-w-0">
                        {areaNames[it.area]}
                        <span class="block text-xs text-ink-2 truncate">
                          {it.places.map((place) => place.name).join(', ')}
                        </span>
                      </span>
                    </MenuLink>
                  )}
                </For>
              </nav>
            </Show>
            <div class="border-t border-line pt-1">
              <MenuLink href="/tai-khoan">{w.security}</MenuLink>
              <MenuLink href="/tai-khoan/du-lieu">{w.data}</MenuLink>
              <LanguageLink class="px-3 no-underline! w-full rounded-m hover:bg-sunken text-base! text-ink" />
              <button
                type="button"
                class="w-full text-left min-h-11 px-3 rounded-m hover:bg-sunken"
                onClick={signOut}
              >
                {w.signOut}
              </button>
            </div>
          </Menu>
        </>
      )}
    </Show>
  )
}

/** Says that an office doesn't count yet, with the way out; not where the page itself says so. */
const FactorMissing = (props: { path: string }) => (
  <Show when={current()?.secondFactorMissing && !['/tai-khoan/hai-buoc', '/quan-tri'].includes(props.path)}>
    <ProblemNote
      tone="amber"
      class="no-print"
      title={w.setUpFactor}
      action={
        <A class="btn btn-primary" href="/tai-khoan/hai-buoc">
          {w.setUpNow}
        </A>
      }
    />
  </Show>
)

/**
 * The frame of a signed-in page: mark, what one is looking at, notices and account; below, the pages that one's
 * offices open. `area` names the context; `plain` leaves the line of pages out; `programme` is that of the edition which
 * the page is about, where its address does not say which one that is.
 */
export const Shell = (props: {
  area?: AreaName
  context?: JSX.Element
  wide?: boolean
  plain?: boolean
  programme?: string | undefined
  children: JSX.Element
}) => {
  const location = useLocation()
  const items = () => (props.plain ? [] : pagesOf(location.pathname))
  const [line, setLine] = createSignal<HTMLElement>()
  // On a phone the page one is on may stand beyond the edge of the line.
  createEffect(() => {
    const at = items().findIndex((it) => it.current)
    const link = line()?.querySelectorAll('a').item(at)
    const nav = line()
    if (nav && link) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2
  })
  return (
    <AppShell
      wide={props.wide ?? false}
      top={
        <>
          <TopBar context={props.context ?? (props.area ? areaNames[props.area] : undefined)}>
            <AccountBar />
          </TopBar>
          <Show when={items().length > 1}>
            <nav
              aria-label={w.nav}
              ref={setLine}
              class="no-print relative flex gap-1 overflow-x-auto lg:flex-wrap bg-surface border-b border-line px-2 sm:px-4"
            >
              <For each={items()}>
                {(it) => (
                  <A
                    href={it.href}
                    end
                    aria-current={it.current ? 'page' : undefined}
                    class={`min-h-11 px-3 grid content-center whitespace-nowrap no-underline text-sm border-b-2 -mb-px ${it.current ? 'border-accent text-accent font-semibold' : 'border-transparent text-ink-2 hover:text-ink'}`}
                  >
                    {it.label}
                  </A>
                )}
              </For>
            </nav>
          </Show>
        </>
      }
    >
      <FactorMissing path={location.pathname} />
      <Show when={props.area === 'workingGroup'}>
        <EditionNav programme={props.programme} />
      </Show>
      <OnceKnown>{props.children}</OnceKnown>
    </AppShell>
  )
}
