import { EVERYTHING, allowedCommands, answer, OWN, type Sendable, view, type Viewer } from '@xk/domain/policy'
import { compareText, ok } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { namesOf } from '../accounts/store.ts'
import { listAllUnitsOn } from '../entries/store.ts'
import { findEditionFor } from '../publication/context.ts'
import { listHonoured } from './context.ts'
import {
  type CeremonyRow,
  findCeremony,
  findReleaseHour,
  type InvitationRow,
  listInvitations,
  listReachable,
  listResultNotices,
} from './store.ts'

export interface CeremonyLine {
  at: string
  place: string
  replyBy: string | null
  note: string
  contact: string
}
const ceremonyView = view<CeremonyLine>()({
  at: 'identity',
  place: 'identity',
  replyBy: 'identity',
  note: 'identity',
  contact: 'identity',
})
/** Hour and place as a letter says them. */
export const ceremonyLine = (row: CeremonyRow) =>
  ceremonyView.redact(
    {
      at: row.at.toISOString(),
      place: row.place,
      replyBy: row.replyBy?.toISOString() ?? null,
      note: row.note,
      contact: row.contact,
    },
    OWN,
  ) as Sendable<CeremonyLine>

export interface InvitationLine {
  id: string
  unitName: string
  n: number
  sentAt: string | null
  answer: InvitationRow['answer']
  people: number | null
  delegateName: string | null
  delegatePosition: string | null
  answerNote: string | null
  answeredAt: string | null
}
const invitationView = view<InvitationLine>()({
  id: 'identity',
  unitName: 'identity',
  n: 'identity',
  sentAt: 'identity',
  answer: 'identity',
  people: 'identity',
  delegateName: 'identity',
  delegatePosition: 'identity',
  answerNote: 'identity',
  answeredAt: 'identity',
})
export const invitationLine = (row: InvitationRow, unitName: string) =>
  invitationView.redact(
    {
      id: row.id,
      unitName,
      n: row.n,
      sentAt: row.sentAt?.toISOString() ?? null,
      answer: row.answer,
      people: row.people,
      delegateName: row.delegateName,
      delegatePosition: row.delegatePosition,
      answerNote: row.answerNote,
      answeredAt: row.answeredAt?.toISOString() ?? null,
    },
    OWN,
  ) as Sendable<InvitationLine>

interface ToldLine {
  id: string | null
  fullName: string | null
  unitName: string
  phone: string | null
  /** How the system will tell: in the app, by mail, or not at all. */
  way: 'app' | 'mail' | 'none'
  state: 'planned' | 'waiting' | 'told' | 'failed'
  channel: 'mail' | 'app' | 'phone' | 'message' | 'inPerson' | null
  note: string | null
  dueAt: string | null
  toldAt: string | null
  byName: string | null
}
const toldView = view<ToldLine>()({
  id: 'internal',
  fullName: 'internal',
  unitName: 'internal',
  phone: 'internal',
  way: 'internal',
  state: 'internal',
  channel: 'internal',
  note: 'internal',
  dueAt: 'internal',
  toldAt: 'internal',
  byName: 'internal',
})

interface MoveLine {
  from: string
  to: string
  reason: string
  at: string
  byName: string | null
}
const moveView = view<MoveLine>()({
  from: 'internal',
  to: 'internal',
  reason: 'internal',
  at: 'internal',
  byName: 'internal',
})

/** The ceremony with its letters and who is told when, for those who know the result. */
export const readCeremony = async (deps: Deps, viewer: Viewer, editionId: string) => {
  const { db } = deps.database
  const now = deps.now()
  const day = vietnamDay(now)
  const found = await findEditionFor(db, viewer, 'ceremony.view', editionId)
  if (!found.ok) return found
  const [row, hour, invitations, notices, units] = await Promise.all([
    findCeremony(db, editionId),
    findReleaseHour(db, editionId),
    listInvitations(db, editionId),
    listResultNotices(db, editionId),
    listAllUnitsOn(db, day),
  ])
  const honoured = await listHonoured(db, found.value, day)
  const people = await listReachable(db, honoured?.entries.map(({ entryId }) => entryId) ?? [])
  const moves = row?.moves ?? []
  const names = await namesOf(
    db,
    [...notices, ...moves].map(({ by }) => by),
  )
  const nameOf = new Map(units.map(({ id, name }) => [id, name]))
  const honouredUnits = new Set(
    [...(honoured?.entries ?? []), ...(honoured?.teamUnits ?? [])].map((it) => it.unitId),
  )
  const invited = new Set(invitations.map(({ unitId }) => unitId))
  return ok(
    answer({
      editionId,
      editionTitle: found.value.title,
      serverNow: now.toISOString(),
      /** False until the lead has approved a result. */
      ready: honoured !== undefined,
      version: row?.version ?? 0,
      tellHours: row?.tellHours ?? 0,
      ceremony: row ? ceremonyLine(row) : null,
      publishAt: hour?.publishAt.toISOString() ?? null,
      signed: hour?.releasedAt != null,
      /** Who moved it after the signing, and why. */
      moves: moves.map(({ from, to, reason, at, by }) =>
        moveView.redact({ from, to, reason, at, byName: names.get(by) ?? null }, EVERYTHING),
      ),
      units: units
        .filter(({ id }) => !invited.has(id))
        .toSorted((a, b) => compareText(a.name, b.name))
        .map(({ id, name }) => answer({ id, name, honoured: honouredUnits.has(id) })),
      invitations: invitations.map((it) => invitationLine(it, nameOf.get(it.unitId) ?? '')),
      told: people.map((it) => {
        const notice = notices.find((one) => one.entryId === it.entryId && one.personId === it.personId)
        return toldView.redact(
          {
            id: notice?.id ?? null,
            fullName: it.fullName,
            unitName: honoured?.entries.find(({ entryId }) => entryId === it.entryId)?.unitName ?? '',
            phone: it.phone,
            way: it.accountId ? 'app' : it.mail && deps.mailer ? 'mail' : 'none',
            state: notice?.state ?? 'planned',
            channel: notice?.channel ?? null,
            note: notice?.note ?? null,
            dueAt: notice?.dueAt.toISOString() ?? null,
            toldAt: notice?.toldAt?.toISOString() ?? null,
            byName: notice?.by ? (names.get(notice.by) ?? '—') : null,
          },
          EVERYTHING,
        ) as Sendable<ToldLine>
      }),
      allowed: allowedCommands(viewer, { editionId }, ['ceremony.edit', 'invitation.send', 'nominee.tell']),
    }),
  )
}
