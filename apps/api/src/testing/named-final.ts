import { ideaContest2026CaseRuleset } from '@xk/domain/programme'
import { type Ruleset, rulesetSchema } from '@xk/domain/ruleset'
import { ensureUnit } from './edition-world.ts'
import { insertJudgedStage, type JudgedStage } from './judged-stage.ts'
import { maskAll } from './mask-all.ts'
import { must } from './must.ts'
import type { ResultPeople } from './released-result.ts'
import type { Persona, TestApp } from './test-app.ts'

/**
 * The case's thể lệ with a final in which the authors present their work, so that everyone knows whose it is: three
 * go on, equals at the third place are parted by lot, and so are equals in the final.
 */
const NAMED_FINAL: Ruleset = rulesetSchema.parse({
  ...ideaContest2026CaseRuleset,
  stages: ideaContest2026CaseRuleset.stages.map((it) =>
    it.kind !== 'scoring'
      ? it
      : it.key === 'preliminary'
        ? { ...it, cut: { quota: 3, floor: null, ties: 'tieBreakChain', published: true } }
        : {
            ...it,
            presentation: { presentMinutes: 7, answerMinutes: 5 },
            scoring: {
              ...it.scoring,
              blind: false,
              judgesPerEntry: 2,
              minSheets: 2,
              trimming: null,
              overallComment: null,
              tieBreak: it.scoring.tieBreak.filter(({ by }) => by !== 'previousStage'),
            },
          },
  ),
  publication: { ...ideaContest2026CaseRuleset.publication, earlierStages: true },
})

/** Of five works the third and the fourth are equal in everything. */
export const insertPreliminary = async (world: TestApp): Promise<JudgedStage> => {
  for (let i = 1; i <= 5; i++) await ensureUnit(world, `Đoàn cơ sở số ${i}`, { members: 12 })
  return insertJudgedStage(world, {
    rules: NAMED_FINAL,
    totals: [
      [92, 90],
      [84, 82],
      [78, 76],
      [78, 76],
      [70, 68],
    ],
  })
}

/** The public draw for the equals from a rank on; the codes in the order drawn. */
export const drawLot = async (
  secretary: Persona,
  stageId: string,
  rank: number,
  seed: string,
): Promise<string[]> => {
  const seedSource = 'Giải đặc biệt xổ số TP.HCM ngày 12/12/2026'
  const begun = must('draw', await secretary.post(`/api/stages/${stageId}/draws`, { rank, seedSource }))
  return must('seed', await secretary.post(`/api/draws/${begun.id}/seed`, { seed })).result
}

export const freezeStage = async (by: Persona, stageId: string): Promise<void> => {
  const { digest } = must('standing', await by.get(`/api/stages/${stageId}/standing`))
  must('freeze', await by.post(`/api/stages/${stageId}/freeze`, { digest }))
}

/** Who goes on is declared by code, then names of the first round are joined by two: the final's id. */
export const promoteOpenly = async (it: JudgedStage, { secretary, lead }: ResultPeople): Promise<string> => {
  const at = `/api/stages/${it.stageId}`
  const { digest } = must('promotion', await lead.get(`${at}/promotion`))
  must('declare', await lead.post(`${at}/promotion`, { digest }))
  const asked = must(
    'unmask',
    await secretary.post(`${at}/unmask-requests`, { reason: 'Đã công bố danh sách' }),
  )
  must('unmasking', await lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
  const page = must('edition', await secretary.get(`/api/editions/${it.editionId}`))
  return page.stages.at(-1).id
}

/** Copies for the final, two judges on its panel, and the desk opened. */
export const openFinal = async (
  world: TestApp,
  it: JudgedStage,
  finalId: string,
  people: { secretary: Persona; secondSecretary: Persona },
): Promise<Persona[]> => {
  await maskAll(world, finalId, { by: people.secretary, approvedBy: people.secondSecretary })
  const judges: Persona[] = []
  for (const name of ['Giám khảo Chung Khảo Một', 'Giám khảo Chung Khảo Hai']) {
    const judge = await world.person(name)
    const seat = { personId: judge.personId, expertise: [] }
    must('appoint', await people.secretary.post(`/api/stages/${finalId}/panel`, seat))
    judges.push(judge)
  }
  const seed = 'cd'.repeat(8)
  must('assign', await people.secretary.post(`/api/stages/${finalId}/assignments/all`, { seed }))
  const act = { act: 'startJudging' }
  must('start', await people.secretary.post(`/api/editions/${it.editionId}/advance`, act))
  return judges
}

/** A judge scores every work of the final and hands in: the first two works alike, the third behind. */
export const judgeFinal = async (judge: Persona, finalId: string): Promise<void> => {
  const desk = `/api/desk/stages/${finalId}`
  must('undertake', await judge.post(`${desk}/undertake`))
  const versions: Record<string, number> = {}
  for (const { assignmentId, title } of must('desk', await judge.get(desk)).items) {
    const marks = {
      novelty: title === 'Giải pháp số 1' || title === 'Giải pháp số 2' ? 56 : 50,
      feasibility: 46,
      effect: 56,
      scalability: 18,
      presentation: 8,
    }
    const comments = Object.fromEntries(
      Object.keys(marks).map((key) => [key, 'Trình bày rõ, trả lời đúng ý.']),
    )
    const sheet = { baseVersion: 0, marks, comments, overallComment: '' }
    const saved = await judge.put(`/api/desk/assignments/${assignmentId}/sheet`, sheet)
    versions[assignmentId] = must('save', saved).version
  }
  must('hand in', await judge.post(`${desk}/submit-all`, { versions }))
}
