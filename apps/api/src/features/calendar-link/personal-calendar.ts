import { hashToken } from '@xk/auth'
import { account, calendarLink, grantInForce, officeGrant, panelMember, stage, type Tx } from '@xk/db'
import {
  type CalendarEvent,
  deadlineFor,
  judgingEndKey,
  type ScheduleKey,
  writeCalendar,
} from '@xk/domain/edition'
import type { Words } from '../../http/words.ts'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { type LoadedEdition, loadEditions, scoredStages } from '../editions/load.ts'

const DAY_BEFORE = 24 * 60
/** Dates of an edition that a unit's officer has something to do by. */
const OF_OFFICER: readonly ScheduleKey[] = [
  'opensAt',
  'closesAt',
  'supplementUntil',
  'resultsAt',
  'appealsUntil',
]

interface Own {
  key: ScheduleKey
  /** For this unit alone, where it was granted a date of its own. */
  unitId: string | null
  url: string
}

const findOwner = async (tx: Tx, token: string) =>
  (
    await tx
      .select({ accountId: account.id, personId: account.personId })
      .from(calendarLink)
      .innerJoin(account, and(eq(account.id, calendarLink.accountId), eq(account.state, 'active')))
      .where(eq(calendarLink.hash, hashToken(token)))
  )[0]

/** The stages that somebody judges in, by edition, and the units that they are the officer of. */
const loadDuties = async (tx: Tx, owner: { accountId: string; personId: string }, now: Date) => {
  const [seats, units] = await Promise.all([
    tx
      .select({ editionId: stage.editionId, key: stage.key })
      .from(panelMember)
      .innerJoin(stage, eq(stage.id, panelMember.stageId))
      .where(and(eq(panelMember.personId, owner.personId), eq(panelMember.state, 'active'))),
    tx
      .select({ unitId: officeGrant.scopeId })
      .from(officeGrant)
      .where(
        and(eq(officeGrant.accountId, owner.accountId), eq(officeGrant.role, 'officer'), grantInForce(now)),
      ),
  ])
  return { seats, unitIds: units.flatMap(({ unitId }) => (unitId ? [unitId] : [])) }
}

const datesOfJudge = (it: LoadedEdition, stageKeys: readonly string[]): Own[] =>
  scoredStages(it.ruleset).flatMap(({ key }, i) => {
    if (!stageKeys.includes(key)) return []
    const place = i + 1
    const from = (place === 1 ? 'judgingFrom' : `judgingFrom${place}`) as ScheduleKey
    return [from, judgingEndKey(place)].map((of) => ({ key: of, unitId: null, url: '/giam-khao' }))
  })

/** A unit's own later date stands beside the general one only where the two differ. */
const datesOfOfficer = (it: LoadedEdition, unitIds: readonly string[]): Own[] =>
  OF_OFFICER.flatMap((key) => {
    const general = deadlineFor(it.schedule, key, null)?.getTime()
    const own = unitIds.filter((unitId) => deadlineFor(it.schedule, key, unitId)?.getTime() !== general)
    const shared = own.length < unitIds.length ? [null] : []
    return [...shared, ...own].map((unitId) => ({ key, unitId, url: '/co-so' }))
  })

const eventOf = (deps: Deps, words: Words, it: LoadedEdition, { key, unitId, url }: Own): CalendarEvent[] => {
  const at = deadlineFor(it.schedule, key, unitId)
  const changes = it.schedule.filter(
    (row) => row.key === key && (row.unitId === null || row.unitId === unitId),
  )
  const last = changes.at(-1)
  if (!at || !last) return []
  const { hostname } = new URL(deps.config.publicUrl)
  return [
    {
      uid: `rieng-${it.edition.slug}-${key}${unitId ? `-${unitId}` : ''}@${hostname}`,
      sequence: changes.length - 1,
      at,
      summary: `${words.workingGroupWords.dates[key]}: ${it.edition.title}`,
      description: '',
      url: `${deps.config.publicUrl}${url}`,
      stamp: last.recordedAt,
      alarmMinutes: key === 'opensAt' || key === 'resultsAt' ? null : DAY_BEFORE,
    },
  ]
}

/**
 * The dates by which the owner of this secret address has something to do: as a judge those of their own stages, as
 * an officer those of their units. Titles of editions and dates, and nothing of any work or person. Undefined when
 * there is no such address or its account is shut.
 */
export const personalCalendar = async (
  deps: Deps,
  token: string,
  words: Words,
): Promise<string | undefined> => {
  const { db } = deps.database
  const owner = await findOwner(db, token)
  if (!owner) return undefined
  const { seats, unitIds } = await loadDuties(db, owner, deps.now())
  const events = (await loadEditions(db)).flatMap((it) => {
    if (!it.frozen || it.edition.state === 'cancelled') return []
    const mine = seats.filter(({ editionId }) => editionId === it.edition.id).map(({ key }) => key)
    return [...datesOfJudge(it, mine), ...(unitIds.length > 0 ? datesOfOfficer(it, unitIds) : [])]
      .flatMap((own) => eventOf(deps, words, it, own))
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  })
  return writeCalendar(words.accountWords.calendar.name, events)
}
