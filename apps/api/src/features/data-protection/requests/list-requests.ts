import {
  consent,
  dataRequest,
  dataRequestContent,
  membership,
  personIdentity,
  personRestriction,
  twoPersonRequest,
  type Tx,
  unitPeriod,
} from '@xk/db'
import { fail, fold, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  may,
  OWN,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { isOverdue, nextDueOf } from '@xk/domain/privacy'
import { and, asc, desc, eq, ilike, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { namesOf } from '../../accounts/store.ts'
import type { RequestRow } from '../store.ts'

interface RequestLine {
  id: string
  kind: RequestRow['kind']
  channel: RequestRow['channel']
  state: RequestRow['state']
  name: string | null
  unit: string
  receivedAt: string
  /** The next term that counts; null once nothing is owed. */
  dueAt: string | null
  overdue: boolean
}
const lineView = view<RequestLine>()({
  id: 'internal',
  kind: 'internal',
  channel: 'internal',
  state: 'internal',
  name: 'internal',
  unit: 'internal',
  receivedAt: 'internal',
  dueAt: 'internal',
  overdue: 'internal',
})

const MOST = 500

/** The inbox: what is owed first, the nearest term on top; or what is done. Two queries. */
export const listRequests = async (deps: Deps, viewer: Viewer, input: { state: 'open' | 'closed' }) => {
  const denied = denialOf('dataRequest.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const now = deps.now()
  const isOpen = inArray(dataRequest.state, ['waiting', 'answered'])
  const isClosed = inArray(dataRequest.state, ['done', 'refused'])
  const rows = await db
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(input.state === 'open' ? isOpen : isClosed)
    .orderBy(
      input.state === 'open'
        ? sql`case when ${dataRequest.state} = 'waiting' then ${dataRequest.answerDueAt} else ${dataRequest.actDueAt} end`
        : desc(dataRequest.closedAt),
    )
    .limit(MOST)
  const [counts] = await db
    .select({
      open: sql<number>`(count(*) filter (where ${isOpen}))::int`,
      closed: sql<number>`(count(*) filter (where ${isClosed}))::int`,
      overdue: sql<number>`(count(*) filter (where (${dataRequest.state} = 'waiting' and ${dataRequest.answerDueAt} <= ${now.toISOString()}::timestamptz) or (${dataRequest.state} = 'answered' and ${dataRequest.actDueAt} <= ${now.toISOString()}::timestamptz)))::int`,
    })
    .from(dataRequest)
  return ok(
    answer({
      requests: rows.map(
        ({ row, content }) =>
          lineView.redact(
            {
              id: row.id,
              kind: row.kind,
              channel: row.channel,
              state: row.state,
              name: content?.name ?? null,
              unit: content?.unit ?? '',
              receivedAt: row.receivedAt.toISOString(),
              dueAt: nextDueOf(row)?.toISOString() ?? null,
              overdue: isOverdue(row, now),
            },
            EVERYTHING,
          ) as Sendable<RequestLine>,
      ),
      open: counts?.open ?? 0,
      closed: counts?.closed ?? 0,
      overdue: counts?.overdue ?? 0,
      allowed: allowedCommands(viewer, {}, ['dataRequest.record', 'dataRequest.handle']),
    }),
  )
}

interface RequestPage extends RequestLine {
  version: number
  email: string | null
  contact: string | null
  text: string | null
  personId: string | null
  personName: string | null
  answerDueAt: string
  actDueAt: string
  thirdParty: boolean
  extendedAt: string | null
  extensionReason: string | null
  identityHow: RequestRow['identityHow']
  identityNote: string | null
  identityBy: string | null
  identityAt: string | null
  answer: string | null
  answeredAt: string | null
  answeredBy: string | null
  act: RequestRow['actKind']
  /** Of an erasure: whether the second person has decided. */
  actState: string | null
  outcome: string | null
  closedAt: string | null
  closedBy: string | null
  /** Purposes that the person agreed to and has not taken back. */
  purposes: readonly string[]
  restriction: Sendable<{ id: string; since: string; reason: string }> | null
  mayExport: boolean
  allowed: readonly Command[]
}
const pageView = view<RequestPage>()({
  ...lineView.audiences,
  version: 'internal',
  email: 'internal',
  contact: 'internal',
  text: 'internal',
  personId: 'internal',
  personName: 'internal',
  answerDueAt: 'internal',
  actDueAt: 'internal',
  thirdParty: 'internal',
  extendedAt: 'internal',
  extensionReason: 'internal',
  identityHow: 'internal',
  identityNote: 'internal',
  identityBy: 'internal',
  identityAt: 'internal',
  answer: 'internal',
  answeredAt: 'internal',
  answeredBy: 'internal',
  act: 'internal',
  actState: 'internal',
  outcome: 'internal',
  closedAt: 'internal',
  closedBy: 'internal',
  purposes: 'internal',
  restriction: 'internal',
  mayExport: 'internal',
  allowed: 'internal',
})

const iso = (at: Date | null) => at?.toISOString() ?? null

const standingOf = async (tx: Tx, personId: string | null) => {
  if (!personId) return { purposes: [], restriction: undefined, fullName: null }
  const given = await tx
    .selectDistinct({ purpose: consent.purpose })
    .from(consent)
    .where(and(eq(consent.personId, personId), isNull(consent.withdrawnAt)))
    .orderBy(asc(consent.purpose))
  const [restriction] = await tx
    .select()
    .from(personRestriction)
    .where(and(eq(personRestriction.personId, personId), isNull(personRestriction.liftedAt)))
  const [identity] = await tx
    .select({ fullName: personIdentity.fullName })
    .from(personIdentity)
    .where(eq(personIdentity.personId, personId))
  return { purposes: given.map(({ purpose }) => purpose), restriction, fullName: identity?.fullName ?? null }
}

/** One request with all that was said and done. */
export const readRequest = async (deps: Deps, viewer: Viewer, id: string) => {
  const denied = denialOf('dataRequest.list', viewer, {})
  if (denied) return fail(denied)
  const { db } = deps.database
  const [found] = await db
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(and(eq(dataRequest.id, id), ne(dataRequest.state, 'unconfirmed')))
  if (!found) return fail(notFound)
  const { row, content } = found
  const now = deps.now()
  const names = await namesOf(db, [row.identityBy, row.answeredBy, row.closedBy])
  const { purposes, restriction, fullName } = await standingOf(db, row.personId)
  const [erasure] =
    row.actKind === 'erasure' && row.actId
      ? await db
          .select({ state: twoPersonRequest.state })
          .from(twoPersonRequest)
          .where(eq(twoPersonRequest.id, row.actId))
      : []
  return ok(
    pageView.redact(
      {
        id: row.id,
        kind: row.kind,
        channel: row.channel,
        state: row.state,
        name: content?.name ?? null,
        unit: content?.unit ?? '',
        receivedAt: row.receivedAt.toISOString(),
        dueAt: iso(nextDueOf(row) ?? null),
        overdue: isOverdue(row, now),
        version: row.version,
        email: content?.email ?? null,
        contact: content?.contact ?? null,
        text: content?.text ?? null,
        personId: fullName === null ? null : row.personId,
        personName: fullName,
        answerDueAt: row.answerDueAt.toISOString(),
        actDueAt: row.actDueAt.toISOString(),
        thirdParty: row.thirdParty,
        extendedAt: iso(row.extendedAt),
        extensionReason: content?.extensionReason ?? null,
        identityHow: row.identityHow,
        identityNote: content?.identityNote ?? null,
        identityBy: names.get(row.identityBy ?? '') ?? null,
        identityAt: iso(row.identityAt),
        answer: content?.answer ?? null,
        answeredAt: iso(row.answeredAt),
        answeredBy: names.get(row.answeredBy ?? '') ?? null,
        act: row.actKind,
        actState: erasure?.state ?? null,
        outcome: content?.outcome ?? null,
        closedAt: iso(row.closedAt),
        closedBy: names.get(row.closedBy ?? '') ?? null,
        purposes,
        restriction: restriction
          ? answer({
              id: restriction.id,
              since: restriction.since.toISOString(),
              reason: restriction.reason,
            })
          : null,
        mayExport: may('person.export', viewer, {}),
        allowed: allowedCommands(viewer, {}, ['dataRequest.handle', 'restriction.lift', 'consentProof.view']),
      },
      EVERYTHING,
    ) as Sendable<RequestPage>,
  )
}

export interface OwnRequest {
  id: string
  kind: RequestRow['kind']
  state: RequestRow['state']
  text: string | null
  receivedAt: string
  answerDueAt: string
  actDueAt: string
  extensionReason: string | null
  answer: string | null
  answeredAt: string | null
  outcome: string | null
  closedAt: string | null
}
const ownView = view<OwnRequest>()({
  id: 'identity',
  kind: 'identity',
  state: 'identity',
  text: 'identity',
  receivedAt: 'identity',
  answerDueAt: 'identity',
  actDueAt: 'identity',
  extensionReason: 'identity',
  answer: 'identity',
  answeredAt: 'identity',
  outcome: 'identity',
  closedAt: 'identity',
})

/** Requests of one person, the latest first. */
export const listRequestsOf = async (tx: Tx, personId: string): Promise<Sendable<OwnRequest>[]> => {
  const rows = await tx
    .select({ row: dataRequest, content: dataRequestContent })
    .from(dataRequest)
    .leftJoin(dataRequestContent, eq(dataRequestContent.requestId, dataRequest.id))
    .where(eq(dataRequest.personId, personId))
    .orderBy(desc(dataRequest.receivedAt), desc(dataRequest.id))
  return rows.map(
    ({ row, content }) =>
      ownView.redact(
        {
          id: row.id,
          kind: row.kind,
          state: row.state,
          text: content?.text ?? null,
          receivedAt: row.receivedAt.toISOString(),
          answerDueAt: row.answerDueAt.toISOString(),
          actDueAt: row.actDueAt.toISOString(),
          extensionReason: content?.extensionReason ?? null,
          answer: content?.answer ?? null,
          answeredAt: iso(row.answeredAt),
          outcome: content?.outcome ?? null,
          closedAt: iso(row.closedAt),
        },
        OWN,
      ) as Sendable<OwnRequest>,
  )
}

export const listOwnRequests = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('dataRequest.own', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  return ok(answer({ requests: await listRequestsOf(deps.database.db, viewer.personId) }))
}

interface FoundPerson {
  id: string
  fullName: string
  birthYear: number | null
  unit: string | null
}
const foundView = view<FoundPerson>()({
  id: 'internal',
  fullName: 'internal',
  birthYear: 'internal',
  unit: 'internal',
})

/** People in the system by name, for the request's person; two words at least, so that nobody leafs through all. */
export const findPeople = async (deps: Deps, viewer: Viewer, q: string) => {
  const denied = denialOf('dataRequest.handle', viewer, {})
  if (denied) return fail(denied)
  const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length < 2) return ok(answer({ people: [] as Sendable<FoundPerson>[] }))
  const rows = await deps.database.db
    .selectDistinctOn([personIdentity.sortKey, personIdentity.personId], {
      id: personIdentity.personId,
      fullName: personIdentity.fullName,
      birthYear: sql<
        number | null
      >`coalesce(extract(year from ${personIdentity.birthDate})::int, ${personIdentity.birthYear})`,
      unit: unitPeriod.name,
    })
    .from(personIdentity)
    .leftJoin(membership, and(eq(membership.personId, personIdentity.personId), isNull(membership.to)))
    .leftJoin(unitPeriod, and(eq(unitPeriod.unitId, membership.unitId), isNull(unitPeriod.to)))
    .where(
      and(
        ...words.map((word) =>
          ilike(personIdentity.folded, `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`),
        ),
      ),
    )
    .orderBy(asc(personIdentity.sortKey), asc(personIdentity.personId), desc(membership.from))
    .limit(20)
  return ok(
    answer({
      people: rows.map((row) => foundView.redact(row, EVERYTHING) as Sendable<FoundPerson>),
    }),
  )
}
