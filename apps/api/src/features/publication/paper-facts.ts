import type { Tx } from '@xk/db'
import { hidingNames } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { currentFingerprint } from '../../keys.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { restrictedAmong } from '../data-protection/store.ts'
import { settingsAt } from '../organisation/settings.ts'
import type { DecisionText } from '@xk/contract'
import type { ApprovedResult } from './context.ts'
import type { PaperFacts } from './decision-paper.ts'
import { draftText } from './decision-text.ts'
import type { DecisionRow } from './store.ts'
import { listPeopleAround } from './people-around.ts'
import { listTeamWinners, listWinners, type NamedPerson } from './winners.ts'

/** What is kept of a decision: its words, and which approved result they are about. */
export interface DecisionBody {
  text: DecisionText
  result: string
}
export const bodyOf = (row: Pick<DecisionRow, 'body'>): DecisionBody => row.body as DecisionBody

/**
 * The same for strangers: whoever had the use of their data restricted is as one who did not agree, and the words of the
 * decision, which were typed, name nobody who is not named in its list.
 */
export const factsForStrangers = async (
  tx: Tx,
  editionId: string,
  facts: PaperFacts,
): Promise<PaperFacts> => {
  const people = facts.winners.flatMap((winner) => winner.people)
  const restricted = await restrictedAmong(
    tx,
    people.map(({ personId }) => personId),
  )
  const agrees = (one: NamedPerson) => one.agrees && !restricted.has(one.personId)
  const named = new Set(people.filter(agrees).map(({ personId }) => personId))
  const hidden = (await listPeopleAround(tx, editionId)).flatMap(({ personId, fullName }) =>
    named.has(personId) ? [] : [fullName],
  )
  const say = hidingNames(hidden)
  const { subject, grounds, articles, recipients } = facts.text
  return {
    ...facts,
    winners: facts.winners.map((winner) => ({
      ...winner,
      people: winner.people.map((one) => ({ ...one, agrees: agrees(one) })),
    })),
    text: {
      ...facts.text,
      subject: say(subject),
      grounds: grounds.map(say),
      articles: articles.map((paragraphs) => paragraphs.map(say)),
      recipients: recipients.map(say),
    },
  }
}

/** Settings and names are those of the day on which the decision was prepared. */
export const loadPaperFacts = async (
  deps: Deps,
  tx: Tx,
  it: ApprovedResult,
  row: DecisionRow | undefined,
  releaseDigest: string | null,
): Promise<PaperFacts> => {
  const preparedOn = vietnamDay(row?.preparedAt ?? deps.now())
  const settings = await settingsAt(tx, preparedOn)
  const winners = await listWinners(tx, it, preparedOn)
  const teams = await listTeamWinners(tx, it, preparedOn)
  return {
    settings,
    text: row ? bodyOf(row).text : draftText(it, settings, winners, teams),
    number: row?.number ?? '',
    signedOn: row?.signedOn ?? '',
    preparedOn,
    approved: row?.approvedAt != null,
    title: it.stage.rules.title,
    winners,
    teams,
    fingerprint: currentFingerprint(deps.keys),
    releaseDigest,
    resultAddress: `${deps.config.publicUrl}/ket-qua/${it.edition.slug}`,
  }
}
