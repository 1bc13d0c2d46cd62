import { formatNumber } from '@xk/ui'
import { similarityWords as w } from '@xk/i18n'
import { api, call } from '../../api/client.ts'

export type Shows = 'open' | 'all'

export const loadPairs = (key: { editionId: string; show: Shows; page: number }) =>
  call(
    api.editions[':editionId'].similarity.$get({
      param: { editionId: key.editionId },
      query: { show: key.show, page: String(key.page) },
    }),
  )
export type PairsPage = Awaited<ReturnType<typeof loadPairs>>
type PairLine = PairsPage['pairs'][number]
export type About = PairLine['a']

export const loadPair = (id: string) => call(api.similarity[':id'].$get({ param: { id } }))
export type PairPage = Awaited<ReturnType<typeof loadPair>>
export type Side = PairPage['a']
export type MarkedSection = Side['sections'][number]

export const loadSimilarTo = (entryId: string) =>
  call(api.screening[':entryId'].similar.$get({ param: { entryId } }))

/** Of a thousand as per cent: 638 → "64 %". */
export const percentOf = (thousandths: number): string =>
  w.percent(formatNumber(Math.round(thousandths / 10)))
/** Of a thousand as a coefficient: 193 → "0,19". */
export const coefficientOf = (thousandths: number): string => formatNumber(thousandths / 1000, 2)

/** What to call an entry of which perhaps nothing may be known. */
export const calledAs = (about: About): string => about.title || w.hidden
