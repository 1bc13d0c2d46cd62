import { replicationWords, unitReportWords as w } from '@xk/i18n'
import type { api, Answer } from '../../api/client.ts'

export interface UnitTodo {
  tone: 'red' | 'amber'
  tag: string
  title: string
  lines: string[]
  href: string
  action: string
}
export type OwnReports = Answer<Awaited<ReturnType<typeof api.officer.reports.$get>>>
export type InvitationsPage = Answer<
  Awaited<ReturnType<(typeof api.officer)['ceremony-invitations']['$get']>>
>
export type NoticesPage = Answer<Awaited<ReturnType<(typeof api.officer)['public-notices']['$get']>>>
export type Models = Answer<Awaited<ReturnType<typeof api.replications.$get>>>

const DAYS_AHEAD = 30
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Plans and reports that came back or are due within a month, as one task of the unit. */
export const reportTodos = (
  page: OwnReports,
  unitId: string,
  writeDay: (day: string) => string,
): UnitTodo[] => {
  const until = dayAfter(page.today, DAYS_AHEAD)
  const due = (page.units.find(({ unit }) => unit.id === unitId)?.reports ?? []).filter(
    ({ state, due: on }) =>
      state === 'returned' || (state !== 'handedIn' && state !== 'received' && on !== null && on <= until),
  )
  if (due.length === 0) return []
  const late = due.some((line) => line.late)
  return [
    {
      tone: late ? 'red' : 'amber',
      tag: late ? w.late : w.notBegun,
      title: w.todo.title,
      lines: due.map(({ kind, state, due: on, late: isLate }) =>
        w.todo.line(w.titleOf(kind, page.year), writeDay(on ?? ''), isLate, state === 'returned'),
      ),
      href: '/co-so/bao-cao',
      action: w.officer.write,
    },
  ]
}

/** Models that this unit, of all for which the officer works, is asked to try out or take over. */
export const modelTodos = ({ replications, asked }: Models, unitId: string): UnitTodo[] =>
  replications
    .filter(({ id }) => asked.some((it) => it.replicationId === id && it.unitId === unitId))
    .map(({ id, title, unitName, fromIdea }) => ({
      tone: 'amber',
      tag: replicationWords.asksYou,
      title,
      lines: [fromIdea ? replicationWords.fromIdea(unitName) : replicationWords.fromWork(unitName)],
      href: `/co-so/cong-trinh/nhan-rong/${id}`,
      action: replicationWords.answer,
    }))

/** Letters to this unit, of ceremonies that lie ahead. */
export const invitationTodos = (page: InvitationsPage, unitId: string): InvitationsPage['invitations'] =>
  page.invitations.filter((it) => it.unitId === unitId && it.ceremony.at > page.serverNow)

/** Lists that hang for everybody, and those in which an objection about a dossier of this unit wants an answer. */
export const noticeTodos = ({ notices }: NoticesPage, unitId: string): NoticesPage['notices'] =>
  notices
    .map((notice) => {
      const own = new Set(notice.ours.filter((it) => it.unitId === unitId).map(({ entryId }) => entryId))
      return { ...notice, aboutUs: notice.aboutUs.filter(({ entryId }) => own.has(entryId)) }
    })
    .filter((it) => it.open || it.aboutUs.some(({ state }) => state === 'open'))
