import { api, call } from '../../api/client.ts'

/** All targets of a term; the one of today where none is named. */
export const loadTargets = (term: string) => call(api.targets.$get({ query: term ? { term } : {} }))
export type TargetsPage = Awaited<ReturnType<typeof loadTargets>>
export type TargetCard = TargetsPage['targets'][number]

export const hrefOf = (
  kind: TargetCard['kind'],
  at: { term?: string | undefined; year?: number | undefined; cluster?: string | null | undefined } = {},
): string => {
  const search = new URLSearchParams()
  if (at.term) search.set('nhiem-ky', at.term)
  if (at.year !== undefined) search.set('nam', String(at.year))
  if (at.cluster !== undefined) search.set('cum', at.cluster ?? 'none')
  const query = search.toString()
  return `/chi-tieu/${kind}${query ? `?${query}` : ''}`
}

/** Whole percents, rounded down: 99,9 % is not yet all. */
export const percentOf = (count: number, total: number | null): number =>
  total ? Math.floor((count * 100) / total) : 0
