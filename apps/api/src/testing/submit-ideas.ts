import { readFileSync } from 'node:fs'
import type { EntryBody } from '@xk/domain/entry'
import { fromPlainText } from '@xk/domain/kernel'
import { ideaContestTemplate } from '@xk/domain/programme'
import { ensureUnit } from './edition-world.ts'
import { must } from './must.ts'
import type { Persona, TestApp } from './test-app.ts'

/** An idea of the sample papers, as its unit wrote it. */
export interface Idea {
  stt: number
  ten: string
  linhVuc: number
  coSoDoan: string
  tacGia: {
    hoTen: string
    namSinh: number
    chucDanh: string
    donVi: string
    tyLe: number
    daiDien: boolean
  }[]
  tomTat: string
  noiDungBai: Record<'thucTrang' | 'noiDung' | 'khaNangApDung' | 'hieuQua' | 'khaThiNhanRong', string>
  tepDinhKem: string[]
}

export interface SubmittedIdea {
  /** Number of the idea in the sample papers, from 1. */
  stt: number
  entryId: string
  unitId: string
  unitName: string
  /** The officer who handed it in. */
  officer: Persona
  receiptCode: string
  attachmentIds: string[]
}

/** A file of the sample ideas, by its name. */
export const ideaFile = (name: string) => readFileSync(new URL(`./fixtures/ideas/${name}`, import.meta.url))

/** The 24 ideas of the sample papers. */
export const sampleIdeas = (JSON.parse(ideaFile('y-tuong.json').toString('utf8')) as { yTuong: Idea[] })
  .yTuong

/** A multipart form with one file, as the browser sends it. */
export const formWith = (name: string, content: Uint8Array, type = 'application/octet-stream'): FormData => {
  const form = new FormData()
  form.append('file', new File([Buffer.from(content)], name, { type }))
  return form
}

/** The idea as typed into the contest's form; `unitIdOf` knows the units by name. */
export const bodyOfIdea = (idea: Idea, unitIdOf: (name: string) => string | null): EntryBody => ({
  fields: {
    title: idea.ten,
    topic:
      ideaContestTemplate.entry.fields.find(({ key }) => key === 'topic')?.options[idea.linhVuc - 1]?.key ??
      null,
    summary: fromPlainText(idea.tomTat),
    currentState: fromPlainText(idea.noiDungBai.thucTrang),
    proposal: fromPlainText(idea.noiDungBai.noiDung),
    applicability: fromPlainText(idea.noiDungBai.khaNangApDung),
    effect: fromPlainText(idea.noiDungBai.hieuQua),
    feasibility: fromPlainText(idea.noiDungBai.khaThiNhanRong),
    contactPhone: '0901 000 123',
  },
  people: idea.tacGia.map((author, i) => ({
    id: `p${i + 1}`,
    fullName: author.hoTen,
    birthDate: null,
    birthYear: author.namSinh,
    position: author.chucDanh,
    unitId: unitIdOf(author.donVi),
    role: 'author',
    share: author.tyLe,
    representative: author.daiDien,
    phone: null,
    email: null,
    consents: { processing: true, publishName: true },
  })),
  declarations: Object.fromEntries(ideaContestTemplate.entry.declarations.map(({ key }) => [key, true])),
  jointUnits: [],
})

/**
 * Hands in the first `count` ideas of the sample papers (all 24 unless told) through the routes, each as the
 * officer of its unit, with its attachments (idea 24 goes without its .pptx). Units that don't exist are made.
 */
export const submitIdeas = async (
  world: TestApp,
  edition: { id: string },
  options: { count?: number; division?: string; attachments?: boolean } = {},
): Promise<SubmittedIdea[]> => {
  const ideas = sampleIdeas.slice(0, options.count ?? sampleIdeas.length)
  const unitIds = new Map<string, string>()
  for (const name of new Set(
    ideas.flatMap((idea) => [idea.coSoDoan, ...idea.tacGia.map((author) => author.donVi)]),
  )) {
    unitIds.set(name, await ensureUnit(world, name))
  }
  const officers = new Map<string, Persona>()
  const submitted: SubmittedIdea[] = []
  for (const idea of ideas) {
    const unitId = unitIds.get(idea.coSoDoan) ?? ''
    const officer =
      officers.get(unitId) ??
      (await world.person(`Cán bộ ${idea.coSoDoan}`, [
        { role: 'officer', scopeKind: 'unit', scopeId: unitId },
      ]))
    officers.set(unitId, officer)
    const division = options.division ?? 'all'
    const { entryId } = must(
      'create',
      await officer.post('/api/entries', { editionId: edition.id, unitId, division }),
    )
    const body = bodyOfIdea(idea, (name) => unitIds.get(name) ?? null)
    const { version } = must(
      'draft',
      await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }),
    )
    const files =
      (options.attachments ?? true) ? idea.tepDinhKem.filter((name) => !name.endsWith('.pptx')) : []
    const attachmentIds: string[] = []
    for (const name of files) {
      const uploaded = await officer.upload(
        `/api/entries/${entryId}/attachments/upload`,
        formWith(name, ideaFile(name)),
      )
      attachmentIds.push(must('upload', uploaded).id)
    }
    const receipt = must(
      'submit',
      await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }),
    )
    submitted.push({
      stt: idea.stt,
      entryId,
      unitId,
      unitName: idea.coSoDoan,
      officer,
      receiptCode: receipt.receiptCode,
      attachmentIds,
    })
  }
  return submitted
}

/**
 * Accepts submitted entries (at their first revision unless told) through the route, as a secretary. What a rule
 * of the thể lệ speaks against (idea 24: an author over the age) is accepted with a reason.
 */
export const acceptAll = async (
  secretary: Persona,
  entries: readonly { entryId: string; n?: number }[],
): Promise<void> => {
  for (const { entryId, n } of entries) {
    const input = { n: n ?? 1, reason: 'Ban Tổ chức đồng ý tiếp nhận.' }
    must('accept', await secretary.post(`/api/screening/${entryId}/accept`, input))
  }
}
