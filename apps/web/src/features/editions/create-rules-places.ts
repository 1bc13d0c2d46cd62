import { useSearchParams } from '@solidjs/router'
import { createEffect } from 'solid-js'
import type { Rules } from './create-rules.ts'
import { editionHref } from './edition-frame.tsx'
import { placeOf, type SectionKey, SECTIONS, sectionOf } from './issue-place.ts'
import type { RulesDraft } from './rules-draft.ts'

/** The control at a place of the rules, else that of the part around it. */
const closestControl = (pointer: string): HTMLElement | null => {
  if (pointer === '') return null
  return document.getElementById(`r${pointer}`) ?? closestControl(pointer.slice(0, pointer.lastIndexOf('/')))
}

/**
 * Where somebody is in the rules, by the page's address: the part that is open, what is still lacking and at which
 * control, and the way there.
 */
export const createRulesPlaces = (draft: () => RulesDraft, rules: Rules) => {
  const [search, setSearch] = useSearchParams<{ muc?: string; o?: string; viec?: string; vong?: string }>()
  const id = () => draft().edition.id
  const section = (): SectionKey => SECTIONS.find((it) => it === search.muc) ?? 'chung'
  const issues = () => draft().readiness.filter(({ code }) => code !== 'stage/leftOut')
  const places = () => issues().map((issue) => ({ issue, place: placeOf(issue, rules.body()) }))
  const stateOf = (key: SectionKey) => {
    const typed = rules.issues().some(({ pointer }) => sectionOf(pointer) === key)
    const blocked = places().some(
      ({ issue, place }) => issue.blocking && 'section' in place && place.section === key,
    )
    return typed || blocked ? ('problem' as const) : ('done' as const)
  }
  const stageKeyAt = (pointer: string) =>
    rules.body().stages[Number(/^\/stages\/(\d+)/.exec(pointer)?.[1] ?? -1)]?.key
  const hrefOf = (place: ReturnType<typeof placeOf>) => {
    if ('section' in place) {
      const stage = stageKeyAt(place.pointer)
      const query = new URLSearchParams({
        muc: place.section,
        ...(stage ? { vong: stage } : {}),
        o: place.pointer,
      })
      return `${editionHref(id(), '/the-le/soan')}?${query}`
    }
    if (place.page === 'schedule') return editionHref(id(), '/lich')
    return place.page === 'offices' ? '/quan-tri/chuc-trach' : '/quan-tri/co-so'
  }
  // From elsewhere a link names the issue; here it has a place.
  createEffect(() => {
    const [code, nth] = (search.viec ?? '').split('~')
    if (!code) return
    const issue = issues().filter((it) => it.code === code)[Number(nth ?? 0)]
    const place = issue && placeOf(issue, rules.body())
    if (place && 'section' in place)
      setSearch(
        {
          viec: undefined,
          muc: place.section,
          vong: stageKeyAt(place.pointer),
          o: place.pointer,
        },
        { replace: true },
      )
    else setSearch({ viec: undefined }, { replace: true })
  })
  // A link leads to the very control: the parts around it unfold first.
  createEffect(() => {
    const target = search.o
    if (!target || !section()) return
    rules.aim(target)
    const look = (tries: number) => {
      const control = tries > 0 ? document.getElementById(`r${target}`) : closestControl(target)
      if (!control && tries > 0) return requestAnimationFrame(() => look(tries - 1))
      control?.scrollIntoView({ block: 'center' })
      control?.focus()
      rules.aim(undefined)
      setSearch({ o: undefined }, { replace: true })
    }
    requestAnimationFrame(() => look(30))
  })
  return { section, places, stateOf, hrefOf, open: (muc: string) => setSearch({ muc }) }
}
