import { A, Navigate, useLocation } from '@solidjs/router'
import { accountWords, areaNames } from '@xk/i18n'
import { EmptyState, Skeleton } from '@xk/ui'
import { For, Match, Show, Switch } from 'solid-js'
import { me } from '../../api/me.ts'
import { AREA_HOME, Shell } from '../../shell.tsx'

const w = accountWords.home

/** The start address: on to the one area that one has, or a choice between several; to sign-in when signed out. */
const HomePage = () => {
  const location = useLocation()
  const mine = () => {
    const it = me()
    return it?.signedIn ? it.me : undefined
  }
  const only = () => (mine()?.areas.length === 1 ? mine()?.areas[0] : undefined)
  return (
    <Switch fallback={<Skeleton />}>
      <Match when={me()?.signedIn === false}>
        <Navigate href={`/dang-nhap?tiep=${encodeURIComponent(location.pathname)}`} />
      </Match>
      <Match when={location.pathname === '/' && only()}>
        {(it) => <Navigate href={AREA_HOME[it().area]} />}
      </Match>
      <Match when={mine()}>
        {(it) => (
          <Shell plain>
            <h1>{w.hello(it().fullName)}</h1>
            <Show
              when={it().areas.length > 0}
              fallback={<EmptyState title={w.nothing} text={w.nothingText} />}
            >
              <p class="text-ink-2 mb-4">{w.choose}</p>
              <ul class="grid gap-4 sm:grid-cols-2 list-none p-0">
                <For each={it().areas}>
                  {(area) => (
                    <li>
                      <A
                        href={AREA_HOME[area.area]}
                        class="card block no-underline text-ink hover:border-accent h-full"
                      >
                        <span class="block text-lg font-semibold">{areaNames[area.area]}</span>
                        <span class="block text-sm text-ink-2 mt-1">
                          {area.places.map((place) => place.name).join(', ')}
                        </span>
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Shell>
        )}
      </Match>
    </Switch>
  )
}
export default HomePage
