import type { EntryBody } from '@xk/domain/entry'
import type { TestApp } from './test-app.ts'
import { must } from './must.ts'
import type { Persona } from './test-app.ts'

/** The token at the end of a link. */
export const tokenOf = (url: string): string => url.split('/').at(-1) ?? ''

/** Everybody of a dossier answers through the link that its officer passes on; yes to every purpose unless told. */
export const consentAll = async (
  world: Pick<TestApp, 'anonymous'>,
  officer: Pick<Persona, 'post'>,
  entryId: string,
  people: readonly Pick<EntryBody['people'][number], 'id'>[],
  said: Record<string, boolean> = {},
): Promise<void> => {
  for (const { id } of people) {
    const asked = must(
      'ask for consent',
      await officer.post(`/api/entries/${entryId}/consent-requests`, { personId: id, by: 'officer' }),
    )
    const path = `/api/consent-links/${tokenOf(asked.url)}`
    const shown = must('read the link', await world.anonymous.get(path)) as {
      purposes: { purpose: string }[]
    }
    const answers = {
      ...Object.fromEntries(shown.purposes.map(({ purpose }) => [purpose, true])),
      ...said,
    }
    must('answer', await world.anonymous.post(`${path}/answer`, { answers }))
  }
}

/** Leadership or party committee reads the dossier behind a link and answers under their name. */
export const confirmDossier = async (
  visitor: Pick<Persona, 'get' | 'post'>,
  url: string,
  said: { agrees?: boolean; digest?: string; note?: string } = {},
) => {
  const path = `/api/endorsement-links/${tokenOf(url)}`
  const { digest } = must('read what is confirmed', await visitor.get(path))
  return visitor.post(`${path}/answer`, {
    agrees: true,
    signerName: 'Phạm Thủ Trưởng',
    signerPosition: 'Cục trưởng',
    digest,
    ...said,
  })
}
