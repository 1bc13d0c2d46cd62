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
import { listRecordedByUnit } from './paper-consent-file.ts'
import { purposeView } from './read-consent.ts'
import { confirmedText } from './shown-fields.ts'
import {
  type Answered,
  assuranceOf,
  confirmedSlots,
  consentEventsOf,
  type ConsentRequestRow,
  type CorrectionRow,
  type EndorsementRow,
  lastWordsOf,
  listConsentRequests,
  listCorrections,
  listEndorsements,
  loadAnswered,
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
  /** Who recorded a signed page; null for a link. */
  recordedBy: string | null
  /** They spoke for the dossier's own unit: nobody outside it has vouched for the page. */
  recordedByUnit: boolean
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
  recordedBy: 'identity',
  recordedByUnit: 'identity',
})
const correctionView = view<Pick<CorrectionRow, 'id' | 'pointer' | 'proposed' | 'state'>>()({
  id: 'identity',
  pointer: 'identity',
  proposed: 'identity',
  state: 'identity',
})
interface EndorsementLine
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

/** Everything that was asked and said about an entry's nomination. */
interface Nomination {
  requests: ConsentRequestRow[]
  answered: Answered
  corrections: CorrectionRow[]
  endorsements: EndorsementRow[]
}

/** Four queries, however many people there are in it; none of what its rules don't ask for. */
export const loadNomination = async (
  tx: Tx,
  { entryId, rules }: { entryId: string; rules: EntryRules },
): Promise<Nomination> => {
  const asksPeople = rules.consentBy === 'person'
  const [requests, corrections, endorsements] = await Promise.all([
    asksPeople ? listConsentRequests(tx, entryId) : [],
    asksPeople ? listCorrections(tx, entryId) : [],
    rules.slots.some(({ kind }) => kind === 'endorsement') ? listEndorsements(tx, entryId) : [],
  ])
  return { requests, answered: await loadAnswered(tx, requests), corrections, endorsements }
}

/** Slots that are confirmed as this body of the entry reads. */
export const endorsedSlotsIn = (
  { endorsements }: Pick<Nomination, 'endorsements'>,
  it: { rules: EntryRules; body: EntryBody },
): string[] => confirmedSlots(lastWordsOf(endorsements), confirmedText(it.rules, it.body))

/** Consents, corrections and confirmations of a dossier, for its unit and for who screens it. */
export const nominationState = async (
  tx: Tx,
  nomination: Nomination,
  it: { rules: EntryRules; body: EntryBody | null; facts: Facts },
  asker: Asker,
) => {
  const { rules, body } = it
  const { requests, corrections } = nomination
  const asksPeople = rules.consentBy === 'person'
  const seen = audiencesOf(asker, it.facts)
  const people = asksPeople ? (body?.people ?? []) : []
  const text = body && confirmedText(rules, body)
  const lines = linesOf(nomination.endorsements)
  const papers = requests.filter(({ channel }) => channel === 'paper')
  const [accounts, byUnit] = await Promise.all([
    namesOf(tx, [...lines.map(({ answeredBy }) => answeredBy), ...papers.map(({ issuedBy }) => issuedBy)]),
    listRecordedByUnit(tx, papers, it.facts),
  ])
  const states = people.map((person) => consentStates(rules, consentEventsOf(nomination.answered, person)))
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
                recordedBy: row.channel === 'paper' ? (accounts.get(row.issuedBy) ?? null) : null,
                recordedByUnit: byUnit.has(row.id),
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
  const last = new Set(lastWordsOf(rows).map(({ id }) => id))
  return rows.filter((row) => last.has(row.id) || (row.replacedAt === null && row.answeredAt === null))
}

/** Labels of required purposes that somebody of the dossier has not agreed to: it can't be accepted before. */
export const missingConsentsOf = async (
  tx: Tx,
  it: { entryId: string; rules: EntryRules; body: EntryBody | null },
): Promise<string[]> => {
  if (it.rules.consentBy !== 'person') return []
  const answered = await loadAnswered(tx, await listConsentRequests(tx, it.entryId))
  const missing = (it.body?.people ?? []).flatMap((person) =>
    missingConsents(consentStates(it.rules, consentEventsOf(answered, person))),
  )
  return [...new Set(missing)]
}
