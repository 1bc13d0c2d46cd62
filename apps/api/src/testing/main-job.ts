import { readFileSync } from 'node:fs'
import { maxSteps, type Criterion } from '@xk/domain/ruleset'
import { must } from './must.ts'
import { bodyOfIdea, formWith, type Idea, ideaFile, sampleIdeas } from './submit-ideas.ts'
import type { Persona, TestApp } from './test-app.ts'

/** Steps of the main job on the sample papers, each by its own routes and people. */

const unitSheet = new URL('../../fixtures/danh-sach-co-so-doan-sach.xlsx', import.meta.url)

/** Imports the sample papers' list of 64 units with their officers; what the import answers. */
export const importUnits = async (secretary: Persona): Promise<{ units: number }> => {
  const file = formWith('danh-sach-co-so-doan-sach.xlsx', readFileSync(unitSheet))
  return must('import', await secretary.upload('/api/units/import/upload', file))
}

export interface UnitOfficer {
  unitId: string
  unitName: string
  signedIn: ReturnType<TestApp['holding']>
}

/** The imported officers of these units, each with a link from the secretary, taken up with a password. */
export const takeUpOffices = async (
  world: TestApp,
  secretary: Persona,
  unitNames: ReadonlySet<string>,
): Promise<Map<string, UnitOfficer>> => {
  const { officers } = must('invitations', await secretary.get('/api/invitations'))
  const invited = (officers as { accountId: string; unitId: string; unitName: string }[]).filter((it) =>
    unitNames.has(it.unitName),
  )
  const accountIds = invited.map(({ accountId }) => accountId)
  const { links } = must('links', await secretary.post('/api/account-links', { accountIds }))
  const urlOf = new Map(
    (links as { accountId: string; url: string }[]).map(({ accountId, url }) => [accountId, url]),
  )
  const taken = new Map<string, UnitOfficer>()
  for (const [i, { accountId, unitId, unitName }] of invited.entries()) {
    const token = urlOf.get(accountId)?.split('/').at(-1) ?? ''
    const given = { login: `can-bo-${i + 1}`, password: `Hoa sen nở sớm ${i + 1}` }
    const answer = await world.anonymous.post(`/api/links/${token}/take-up`, given)
    must('take up', answer)
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    taken.set(unitName, { unitId, unitName, signedIn: world.holding(cookie) })
  }
  return taken
}

export interface HandedIn {
  idea: Idea
  entryId: string
  /** Attachments that went with it. */
  files: string[]
}

/** Hands one idea in as its unit's officer, with all its attachments but a .pptx. */
export const handInIdea = async (
  editionId: string,
  idea: Idea,
  officers: ReadonlyMap<string, UnitOfficer>,
): Promise<HandedIn> => {
  const officer = officers.get(idea.coSoDoan)
  if (!officer) throw new Error(`no officer of ${idea.coSoDoan}`)
  const { unitId, signedIn } = officer
  const made = await signedIn.post('/api/entries', { editionId, unitId, division: 'all' })
  const { entryId } = must('create', made)
  const body = bodyOfIdea(idea, (name) => officers.get(name)?.unitId ?? null)
  const saved = await signedIn.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
  const { version } = must('draft', saved)
  const files = idea.tepDinhKem.filter((name) => !name.endsWith('.pptx'))
  for (const name of files) {
    const form = formWith(name, ideaFile(name))
    must('upload', await signedIn.upload(`/api/entries/${entryId}/attachments/upload`, form))
  }
  must('submit', await signedIn.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
  return { idea, entryId, files }
}

/** Units that an idea names, as its unit or an author's. */
export const unitsOfIdeas = (): Set<string> =>
  new Set(sampleIdeas.flatMap((idea) => [idea.coSoDoan, ...idea.tacGia.map(({ donVi }) => donVi)]))

/**
 * Marks that add up to a total, every criterion near the same share of its maximum; `effectFirst` moves one point
 * from novelty to effect, so that equal totals differ in the first tie-break. Steps are halves; total in points.
 */
const spreadMarks = (
  criteria: readonly Criterion[],
  total: number,
  effectFirst = false,
): Record<string, number> => {
  const tops = criteria.map(maxSteps)
  const all = tops.reduce((sum, top) => sum + top, 0)
  const wanted = Math.round((total * all) / 100)
  const marks = tops.map((top) => Math.floor((top * wanted) / all))
  let left = wanted - marks.reduce((sum, mark) => sum + mark, 0)
  for (let i = 0; left > 0; i = (i + 1) % marks.length) {
    if ((marks[i] ?? 0) >= (tops[i] ?? 0)) continue
    marks[i] = (marks[i] ?? 0) + 1
    left -= 1
  }
  const spread = Object.fromEntries(criteria.map(({ key }, i) => [key, marks[i] ?? 0]))
  if (!effectFirst) return spread
  return { ...spread, effect: (spread['effect'] ?? 0) + 2, novelty: (spread['novelty'] ?? 0) - 2 }
}

/** A judge scores what is open on their desk: totals by the work's title, in points. Answers how many went in. */
export const scoreOpen = async (
  judge: Persona,
  stageId: string,
  totalFor: (title: string) => { total: number; effectFirst?: boolean },
): Promise<number> => {
  const desk = `/api/desk/stages/${stageId}`
  const { items } = must('desk', await judge.get(desk))
  const open = (items as { assignmentId: string; title: string; state: string }[]).filter(
    (item) => item.state !== 'handedIn',
  )
  const versions: Record<string, number> = {}
  for (const { assignmentId, title } of open) {
    const at = `/api/desk/assignments/${assignmentId}`
    const { rubric } = must('read', await judge.get(at))
    const { criteria } = rubric.segment as { criteria: Criterion[] }
    const { total, effectFirst } = totalFor(title)
    const saved = await judge.put(`${at}/sheet`, {
      baseVersion: 0,
      marks: spreadMarks(criteria, total, effectFirst),
      comments: Object.fromEntries(criteria.map(({ key }) => [key, 'Có căn cứ, nêu được cách tính.'])),
      overallComment:
        'Ý tưởng xuất phát từ việc thật ở bộ phận một cửa, cách làm rõ, nên bổ sung số liệu đối chứng trước và sau khi áp dụng.',
    })
    versions[assignmentId] = must('save', saved).version
  }
  const done = must('hand in', await judge.post(`${desk}/submit-all`, { versions }))
  return done.handedIn
}
