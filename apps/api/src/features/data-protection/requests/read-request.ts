import {
  consent,
  dataRequest,
  dataRequestContent,
  personIdentity,
  personRestriction,
  twoPersonRequest,
  type Tx,
} from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import {
  allowedCommands,
  answer,
  type Command,
  denialOf,
  EVERYTHING,
  may,
  type Sendable,
  view,
  type Viewer,
} from '@xk/domain/policy'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { namesOf } from '../../accounts/store.ts'
import { tetBetween } from '../../organisation/days-off.ts'
import { endsOnOf, type RequestRow } from '../store.ts'
import { askedForCopy } from './asked-for-copy.ts'
import { handlingFacts } from './handling-facts.ts'
import { lineOf, lineView, type RequestLine } from './list-requests.ts'

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
  /** The ISO day on which its words, contact and answers go. */
  endsOn: string | null
  /** Years of a Tết that its terms run over and whose days off are not entered. */
  tetNotEntered: readonly number[]
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
  endsOn: 'internal',
  tetNotEntered: 'internal',
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
  const askedByPerson = row.personId !== null && (await askedForCopy(db, row.personId))
  const facts = await handlingFacts(db, row.personId)
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
        ...lineOf(row, content, deps.now()),
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
        endsOn: await endsOnOf(db, row, deps.now()),
        tetNotEntered: row.closedAt ? [] : await tetBetween(db, deps.now(), row.actDueAt, deps.now()),
        purposes,
        restriction: restriction
          ? answer({
              id: restriction.id,
              since: restriction.since.toISOString(),
              reason: restriction.reason,
            })
          : null,
        mayExport: may('person.export', viewer, { askedByPerson }),
        allowed: [
          ...allowedCommands(viewer, facts, ['dataRequest.handle', 'restriction.lift']),
          ...allowedCommands(viewer, {}, ['consentProof.view']),
        ],
      },
      EVERYTHING,
    ) as Sendable<RequestPage>,
  )
}
