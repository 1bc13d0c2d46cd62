import type { LetterPaper } from '@xk/documents'
import { edition, type Tx } from '@xk/db'
import { fail, notFound, ok, type Result } from '@xk/domain/kernel'
import { denialOf, type Viewer } from '@xk/domain/policy'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { issuingBody } from '../council/paper-facts.ts'
import { listUnitsOn } from '../entries/store.ts'
import { settingsAt } from '../organisation/settings.ts'
import { blocOf } from '../publication/decision-text.ts'
import { printPaper } from '../publication/print-paper.ts'
import { findCeremony, findInvitation } from './store.ts'

const SYMBOL = 'GM/ĐTN'

/** "14 giờ 00, thứ Năm, ngày 15 tháng 10 năm 2026" */
export const spoken = (at: Date): string => {
  const local = new Date(at.getTime() + 7 * 60 * 60 * 1000)
  const [year, month, day] = local.toISOString().slice(0, 10).split('-').map(Number)
  const weekday = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'][
    local.getUTCDay()
  ]
  const two = (n: number | undefined) => String(n ?? 0).padStart(2, '0')
  return `${local.toISOString().slice(11, 13)} giờ ${local.toISOString().slice(14, 16)}, ${weekday}, ngày ${two(day)} tháng ${two(month)} năm ${year}`
}

const titleOf = async (tx: Tx, editionId: string) =>
  (await tx.select({ title: edition.title }).from(edition).where(eq(edition.id, editionId)))[0]?.title ?? ''

/**
 * Giấy mời in the Youth Union's form, for its unit once it was sent, and for the secretariat. It names nobody and says
 * nothing of a result: what hangs in a unit's office before the hour tells nothing.
 */
export const invitationPdf = async (deps: Deps, viewer: Viewer, id: string): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const row = await findInvitation(db, id)
  const denied =
    denialOf('ceremony.view', viewer, row ? { editionId: row.editionId } : {}) &&
    denialOf('invitation.read', viewer, row?.sentAt ? { unitIds: [row.unitId] } : {})
  if (denied || !row) return fail(denied ?? notFound)
  const held = await findCeremony(db, row.editionId)
  if (!held) return fail(notFound)
  const day = vietnamDay(row.sentAt ?? row.preparedAt)
  const [settings, units, title] = await Promise.all([
    settingsAt(db, day),
    listUnitsOn(db, [row.unitId], vietnamDay(deps.now())),
    titleOf(db, row.editionId),
  ])
  const bloc = blocOf(settings)
  const unitName = units[0]?.name ?? ''
  const paper: LetterPaper = {
    rendered: day,
    draft: row.sentAt === null,
    body: issuingBody(settings),
    number: null,
    symbol: SYMBOL,
    date: row.sentAt ? day : day.slice(0, 4),
    title: 'GIẤY MỜI',
    subject: `Dự lễ ${title}`,
    to: `Ban Chấp hành ${unitName}`,
    paragraphs: [
      `Ban Thường vụ ${bloc} trân trọng kính mời đại diện Ban Chấp hành ${unitName} dự lễ ${title}. Đơn vị có đại diện được mời; danh sách và kết quả được công bố tại buổi lễ.`,
      ...(held.note ? [held.note] : []),
    ],
    facts: [
      ['Thời gian', spoken(held.at)],
      ['Địa điểm', held.place],
      ...(held.replyBy
        ? ([['Xác nhận tham dự', `trước ${spoken(held.replyBy)}`]] as [string, string][])
        : []),
      ...(held.contact ? ([['Liên hệ', held.contact]] as [string, string][]) : []),
    ],
    closing: 'Rất mong sự có mặt của đồng chí.',
    recipients: ['Như trên;', 'Lưu VP.'],
    signature: {
      behalf: 'TM. BAN THƯỜNG VỤ',
      office: (settings.signatoryPosition || 'Bí thư').toLocaleUpperCase('vi'),
      name: settings.signatoryName || null,
    },
  }
  return ok(await printPaper('letter', paper))
}
