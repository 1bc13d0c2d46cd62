import { api, call } from '../../api/client.ts'

export const loadEvidence = (id: string) => call(api.stages[':id'].evidence.$get({ param: { id } }))
export type EvidencePage = Awaited<ReturnType<typeof loadEvidence>>
export type SegmentPart = EvidencePage['segments'][number]
export type Boundary = EvidencePage['boundaries'][number]

/** How the page calls judges and entries. */
export interface Names {
  judge: (id: string) => string
  entry: (id: string) => string
}

export const namesOf = (page: EvidencePage): Names => {
  const judges = new Map(page.judges.map(({ memberId, fullName }) => [memberId, fullName]))
  const entries = new Map(page.entries.map((it) => [it.entry, it]))
  return {
    judge: (id) => judges.get(id) ?? '—',
    entry: (id) => {
      const it = entries.get(id)
      return it?.title ? `${it.blindCode} · ${it.title}` : (it?.blindCode ?? '—')
    },
  }
}
