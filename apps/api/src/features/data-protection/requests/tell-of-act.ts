import {
  account,
  consentRequest,
  edition,
  entry,
  entryPerson,
  notice,
  personIdentity,
  stage,
  stageEntry,
  type Tx,
} from '@xk/db'
import type { RequestChannel } from '@xk/domain/privacy'
import { officeActs } from '@xk/i18n'
import { and, desc, eq, isNotNull, notInArray, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { vietnamDay } from '../../../vietnam-day.ts'
import { notify } from '../../accounts/notices.ts'
import { listOfficers } from '../../entries/intake-store.ts'
import { listHolders } from '../../grants/store.ts'
import { settingsAt } from '../../organisation/settings.ts'
import { queueMail } from './mail.ts'

/** What the office did to somebody's data in their name: it may keep a nominee from being read, shown or accepted. */
type OfficeAct = 'restricted' | 'lifted' | 'consentTaken'

interface Done {
  act: OfficeAct
  personId: string
  /** Null: the request is gone since. */
  requestId: string | null
  channel: RequestChannel
  /** The account that did it. */
  by: string
}

/** Entries of a person in editions that are not over, and whether a council is about to vote on them. */
const listOpenEntries = (tx: Tx, personId: string) =>
  tx
    .select({
      entryId: entry.id,
      unitId: entry.unitId,
      editionTitle: edition.title,
      beforeCouncil: sql<boolean>`${edition.state} = 'council' and exists (
        select 1 from ${stageEntry} se join ${stage} s on s.id = se.stage_id
        where se.entry_id = ${entry.id} and s.kind = 'councilBallot' and se.state <> 'withdrawn')`,
    })
    .from(entryPerson)
    .innerJoin(entry, eq(entry.id, entryPerson.entryId))
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .where(and(eq(entryPerson.personId, personId), notInArray(edition.state, ['released', 'cancelled'])))

/** Addresses of theirs that the system knew before the request: never the one that whoever typed it left. */
const ownAddresses = async (tx: Tx, personId: string): Promise<string[]> => {
  const [identity] = await tx
    .select({ email: personIdentity.email })
    .from(personIdentity)
    .where(eq(personIdentity.personId, personId))
  const [asked] = await tx
    .select({ email: consentRequest.sentTo })
    .from(consentRequest)
    .where(and(eq(consentRequest.personId, personId), isNotNull(consentRequest.sentTo)))
    .orderBy(desc(consentRequest.issuedAt))
    .limit(1)
  const all = [identity?.email, asked?.email].flatMap((email) => email?.trim().toLowerCase() || [])
  return [...new Set(all)]
}

/**
 * What one of the office does to a person's data in their name is seen by others at once: everybody else who may undo
 * it or ask about it, the officers of the units that nominate them, and the person, in the app and at their own
 * addresses. One secretary can't keep a nominee from a council without anybody knowing before the vote.
 */
export const tellOfAct = async (deps: Deps, tx: Tx, done: Done): Promise<void> => {
  const { act, personId, requestId, channel, by } = done
  const now = deps.now()
  const entries = await listOpenEntries(tx, personId)
  const holders = await listHolders(tx, ['administrator', 'lead', 'deputy', 'secretary'], now)
  await notify(
    deps,
    tx,
    holders.filter((id) => id !== by),
    `restriction.${act}`,
    {
      requestId,
      by,
      channel,
      entries: entries.length,
      beforeCouncil: entries.filter(({ beforeCouncil }) => beforeCouncil).length,
    },
  )
  for (const { entryId, unitId, editionTitle } of entries)
    await notify(deps, tx, await listOfficers(tx, [unitId]), `entry.${act}`, {
      entryId,
      editionTitle,
      channel,
    })
  // Who asked from their own account knows; that it was undone may be somebody else's wish.
  if (channel !== 'account' || act === 'lifted') await tellPerson(deps, tx, done)
}

/** In the app alone: the mail goes to their addresses whatever mail they chose to get. */
const tellPerson = async (deps: Deps, tx: Tx, { act, personId, requestId, channel }: Done) => {
  const own = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId))
  if (own.length > 0)
    await tx.insert(notice).values(
      own.map(({ id: accountId }) => ({
        id: deps.newId(),
        accountId,
        kind: `dataRequest.${act}`,
        facts: { requestId, channel },
        at: deps.now(),
      })),
    )
  if (!requestId) return
  const settings = await settingsAt(tx, vietnamDay(deps.now()))
  const text = officeActs[act](channel, settings.secretariatContact ?? '')
  for (const to of await ownAddresses(tx, personId))
    await queueMail(deps, tx, {
      requestId,
      kind: act,
      to,
      url: `${deps.config.publicUrl}/quyen-rieng-tu`,
      text,
    })
}
