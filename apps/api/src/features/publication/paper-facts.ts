import type { Tx } from '@xk/db'
import type { Deps } from '../../deps.ts'
import { currentFingerprint } from '../../keys.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import type { DecisionText } from '@xk/contract'
import type { ApprovedResult } from './context.ts'
import type { PaperFacts } from './decision-paper.ts'
import { draftText } from './decision-text.ts'
import type { DecisionRow } from './store.ts'
import { listTeamWinners, listWinners } from './winners.ts'

/** What is kept of a decision: its words, and which approved result they are about. */
export interface DecisionBody {
  text: DecisionText
  result: string
}
export const bodyOf = (row: Pick<DecisionRow, 'body'>): DecisionBody => row.body as DecisionBody

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
