import type { Tx } from '@xk/db'
import {
  type Assurance,
  consentStates,
  type EntryBody,
  missingConsents,
  type PurposeState,
} from '@xk/domain/entry'
import { answer, type Asker, audiencesOf, type Facts, view } from '@xk/domain/policy'
import type { EntryRules } from '@xk/domain/ruleset'
import { namesOf } from '../accounts/store.ts'
import { knownAddress } from './ask-consent.ts'
import { purposeView } from './read-consent.ts'
import { confirmedText } from './shown-fields.ts'
import {
  assuranceOf,
  consentEventsOf,
  type ConsentRequestRow,
  type CorrectionRow,
  type EndorsementRow,
  listConsentRequests,
  listCorrections,
  listEndorsements,
} from './store.ts'

export interface RequestLine {
  id: string
  channel: ConsentRequestRow['channel']
  issuedAt: string
  expiresAt: string | null
  answeredAt: string | null
  /** The address that the unit wrote down; null where the link went to one of the person's own account. */
  sentTo: string | null
  /** How sure an answer that came this way is. */
  assurance: Assurance
  evidenceFile: boolean
}
const requestView = view<RequestLine>()({
  id: 'identity',
  channel: 'identity',
  issuedAt: 'identity',
  expiresAt: 'identity',
  answeredAt: 'identity',
  sentTo: 'identity',
  assurance: 'identity',
  evidenceFile: 'identity',
})
const correctionView = view<Pick<CorrectionRow, 'id' | 'pointer' | 'proposed' | 'state'>>()({
  id: 'identity',
  pointer: 'identity',
  proposed: 'identity',
  state: 'identity',
})
export interface EndorsementLine
  extends Pick<EndorsementRow, 'id' | 'slot' | 'agrees' | 'signerName' | 'signerPosition' | 'note'> {
  issuedAt: string
  expiresAt: string
  answeredAt: string | null
  /** The dossier says something else than what they were shown: it is not confirmed any more. */
  changedSince: boolean
  /** Whose account answered; null where only the link that the unit sent did. */
  account: string | null
}
const endorsementView = view<EndorsementLine>()({
  id: 'identity',
  slot: 'identity',
  agrees: 'identity',
  signerName: 'identity',
  signerPosition: 'identity',
  note: 'identity',
  issuedAt: 'identity',
  expiresAt: 'identity',
  answeredAt: 'identity',
  changedSince: 'identity',
  account: 'identity',
})

/** Consents, corrections and confirmations of a dossier, for its unit and for who screens it. */
export const nominationState = async (
  tx: Tx,
  it: { entryId: string; rules: EntryRules; body: EntryBody | null; facts: Facts },
  asker: Asker,
) => {
  const { entryId, rules, body } = it
  const asksPeople = rules.consentBy === 'person'
  const seen = audiencesOf(asker, it.facts)
  const people = asksPeople ? (body?.people ?? []) : []
  const [requests, corrections, endorsements] = await Promise.all([
    asksPeople ? listConsentRequests(tx, entryId) : [],
    asksPeople ? listCorrections(tx, entryId) : [],
    rules.slots.some(({ kind }) => kind === 'endorsement') ? listEndorsements(tx, entryId) : [],
  ])
  const text = body && confirmedText(rules, body)
  const lines = linesOf(endorsements)
  const accounts = await namesOf(
    tx,
    lines.map(({ answeredBy }) => answeredBy),
  )
  const states = await Promise.all(
    people.map(async (person) => consentStates(rules, await consentEventsOf(tx, entryId, person))),
  )
  return answer({
    asksPeople,
    people: people.map((person, i) =>
      answer({
        id: person.id,
        purposes: (states[i] ?? []).map((purpose: PurposeState) => purposeView.redact(purpose, seen)),
        missing: missingConsents(states[i] ?? []),
        requests: requests
          .filter((row) => row.bodyPersonId === person.id && row.replacedAt === null)
          .map((row) =>
            requestView.redact(
              {
                id: row.id,
                channel: row.channel,
                issuedAt: row.issuedAt.toISOString(),
                expiresAt: row.expiresAt?.toISOString() ?? null,
                answeredAt: row.answeredAt?.toISOString() ?? null,
                sentTo: knownAddress(person, row.sentTo),
                assurance: assuranceOf(row),
                evidenceFile: row.evidenceFileId !== null,
              },
              seen,
            ),
          ),
      }),
    ),
    corrections: corrections.map((row) => correctionView.redact(row, seen)),
    endorsements: lines.map((row) =>
      endorsementView.redact(
        {
          ...row,
          issuedAt: row.issuedAt.toISOString(),
          expiresAt: row.expiresAt.toISOString(),
          answeredAt: row.answeredAt?.toISOString() ?? null,
          changedSince: row.contentDigest !== null && text !== null && row.contentDigest !== text,
          account: accounts.get(row.answeredBy ?? '') ?? null,
        },
        seen,
      ),
    ),
  })
}

/** Of each slot the last word, and the link that waits for the next one; the latest first. */
const linesOf = (rows: readonly EndorsementRow[]): EndorsementRow[] => {
  const said = rows.flatMap((row) => (row.answeredAt ? [{ ...row, answeredAt: row.answeredAt }] : []))
  const last = new Map(
    said
      .toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
      .map(({ slot, id }) => [slot, id]),
  )
  return rows.filter(
    (row) => last.get(row.slot) === row.id || (row.replacedAt === null && row.answeredAt === null),
  )
}

/** Labels of required purposes that somebody of the dossier has not agreed to: it can't be accepted before. */
export const missingConsentsOf = async (
  tx: Tx,
  it: { entryId: string; rules: EntryRules; body: EntryBody | null },
): Promise<string[]> => {
  if (it.rules.consentBy !== 'person') return []
  const missing = await Promise.all(
    (it.body?.people ?? []).map(async (person) =>
      missingConsents(consentStates(it.rules, await consentEventsOf(tx, it.entryId, person))),
    ),
  )
  return [...new Set(missing.flat())]
}
