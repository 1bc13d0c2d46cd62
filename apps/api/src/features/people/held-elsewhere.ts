import {
  apiToken,
  assignment,
  calendarLink,
  consentRequest,
  council,
  councilMember,
  dataIncident,
  dataIncidentPerson,
  edition,
  entry,
  escalation,
  paperSheet,
  paperTyping,
  panelMember,
  pastFigure,
  pastHonour,
  personRestriction,
  stage,
  type Tx,
  webhook,
} from '@xk/db'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

/** A line of what is held: what, since when, until when. */
export interface Held {
  what: string
  detail: string | null
  from: string | null
  to: string | null
}
const iso = (at: Date | null) => at?.toISOString() ?? null

/** Doors that the account opened for programs: tokens, webhooks, its calendar. No secret of theirs. */
const software = async (tx: Tx, accountId: string): Promise<Held[]> => {
  const tokens = await tx.select().from(apiToken).where(eq(apiToken.accountId, accountId))
  const hooks = await tx.select().from(webhook).where(eq(webhook.accountId, accountId))
  const links = await tx.select().from(calendarLink).where(eq(calendarLink.accountId, accountId))
  return [
    ...tokens.map((it) => ({
      what: it.name,
      detail: 'token',
      from: iso(it.createdAt),
      to: iso(it.revokedAt ?? it.expiresAt),
    })),
    ...hooks.map((it) => ({
      what: it.name,
      detail: `webhook ${it.url}`,
      from: iso(it.createdAt),
      to: null,
    })),
    ...links.map((it) => ({ what: 'calendar', detail: null, from: iso(it.createdAt), to: null })),
  ]
}

/** Panels and councils that the person sits or sat on. */
const seats = async (tx: Tx, personId: string): Promise<Held[]> => {
  const panels = await tx
    .select({ title: edition.title, state: panelMember.state, stage: stage.key })
    .from(panelMember)
    .innerJoin(stage, eq(stage.id, panelMember.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(eq(panelMember.personId, personId))
    .orderBy(asc(edition.createdAt))
  const councils = await tx
    .select({ title: edition.title, office: councilMember.office, openedAt: council.openedAt })
    .from(councilMember)
    .innerJoin(council, eq(council.stageId, councilMember.stageId))
    .innerJoin(stage, eq(stage.id, councilMember.stageId))
    .innerJoin(edition, eq(edition.id, stage.editionId))
    .where(eq(councilMember.personId, personId))
  return [
    ...panels.map((it) => ({
      what: it.title,
      detail: `judge, ${it.stage}, ${it.state}`,
      from: null,
      to: null,
    })),
    ...councils.map((it) => ({ what: it.title, detail: it.office, from: iso(it.openedAt), to: null })),
  ]
}

/** Score sheets of theirs that came on paper, and sheets that they typed in. Not which works. */
const paper = async (tx: Tx, personId: string, accountId: string | undefined): Promise<Held[]> => {
  const own = await tx
    .select({ at: paperSheet.receivedAt, state: paperSheet.state })
    .from(paperSheet)
    .innerJoin(assignment, eq(assignment.id, paperSheet.assignmentId))
    .innerJoin(panelMember, eq(panelMember.id, assignment.memberId))
    .where(eq(panelMember.personId, personId))
  const typed = accountId
    ? await tx.select({ at: paperTyping.at }).from(paperTyping).where(eq(paperTyping.by, accountId))
    : []
  return [
    ...own.map((it) => ({ what: 'paperSheet', detail: it.state, from: iso(it.at), to: null })),
    ...typed.map((it) => ({ what: 'paperTyping', detail: null, from: iso(it.at), to: null })),
  ]
}

/** Titles typed in from before, introductions to higher levels, and what counts for the targets of a term. */
const honours = async (tx: Tx, personId: string): Promise<Held[]> => {
  const past = await tx
    .select()
    .from(pastHonour)
    .where(and(eq(pastHonour.personId, personId), isNull(pastHonour.removedAt)))
  const figures = await tx
    .select()
    .from(pastFigure)
    .where(and(eq(pastFigure.personId, personId), isNull(pastFigure.removedAt)))
  const upward = await tx
    .select({ level: escalation.level, state: escalation.state, at: escalation.at, title: edition.title })
    .from(escalation)
    .innerJoin(edition, eq(edition.id, escalation.editionId))
    .where(
      sql`exists (select 1 from entry_person p where p.entry_id = ${escalation.entryId} and p.person_id = ${personId})`,
    )
  return [
    ...past.map((it) => ({ what: it.title, detail: it.decisionNumber, from: it.decidedOn, to: null })),
    ...figures.map((it) => ({ what: it.name, detail: it.decisionNumber, from: it.on, to: null })),
    ...upward.map((it) => ({
      what: it.title,
      detail: `${it.level}: ${it.state}`,
      from: iso(it.at),
      to: null,
    })),
  ]
}

/** Links by which they were asked to agree, restrictions, and incidents that concerned them. */
const protection = async (tx: Tx, personId: string): Promise<Held[]> => {
  const asked = await tx
    .select({ it: consentRequest, title: edition.title })
    .from(consentRequest)
    .innerJoin(entry, eq(entry.id, consentRequest.entryId))
    .innerJoin(edition, eq(edition.id, entry.editionId))
    .where(eq(consentRequest.personId, personId))
  const restrictions = await tx
    .select()
    .from(personRestriction)
    .where(eq(personRestriction.personId, personId))
  const incidents = await tx
    .select({ title: dataIncident.title, foundAt: dataIncident.foundAt, closedAt: dataIncident.closedAt })
    .from(dataIncidentPerson)
    .innerJoin(dataIncident, eq(dataIncident.id, dataIncidentPerson.incidentId))
    .where(eq(dataIncidentPerson.personId, personId))
  return [
    ...asked.map(({ it, title }) => ({
      what: title,
      detail: it.channel,
      from: iso(it.issuedAt),
      to: iso(it.answeredAt),
    })),
    ...restrictions.map((it) => ({
      what: 'restriction',
      detail: it.reason,
      from: iso(it.since),
      to: iso(it.liftedAt),
    })),
    ...incidents.map((it) => ({
      what: it.title,
      detail: 'incident',
      from: iso(it.foundAt),
      to: iso(it.closedAt),
    })),
  ]
}

/** What of a person lies in other places than identity, memberships and entries. */
export const listHeldElsewhere = async (tx: Tx, personId: string, accountId: string | undefined) => ({
  software: accountId ? await software(tx, accountId) : [],
  seats: await seats(tx, personId),
  paper: await paper(tx, personId, accountId),
  honours: await honours(tx, personId),
  protection: await protection(tx, personId),
})
