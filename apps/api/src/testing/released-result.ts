import { ensureUnit } from './edition-world.ts'
import { must } from './must.ts'
import { insertJudgedStage, type JudgedStage, type JudgedStageOptions } from './judged-stage.ts'
import type { Persona, TestApp } from './test-app.ts'

export interface ResultPeople {
  secretary: Persona
  lead: Persona
}

export const resultPeople = async (world: TestApp): Promise<ResultPeople> => ({
  secretary: await world.person('Mai Quốc Vinh', [{ role: 'secretary', scopeKind: 'global' }]),
  lead: await world.person('Trần Khánh Uyên', [{ role: 'lead', scopeKind: 'global' }]),
})

/** Freezes, unmasks, fixes unit prizes and has the lead approve: every step by its own route and person. */
export const approveStage = async (it: JudgedStage, { secretary, lead }: ResultPeople): Promise<void> => {
  const stage = `/api/stages/${it.stageId}`
  const { digest } = must('standing', await secretary.get(`${stage}/standing`))
  must('freeze', await secretary.post(`${stage}/freeze`, { digest }))
  const scoring = it.rules.stages.find(({ kind }) => kind === 'scoring')
  if (scoring?.kind === 'scoring' && scoring.scoring.blind) {
    const asked = must(
      'unmask',
      await secretary.post(`${stage}/unmask-requests`, { reason: 'Đã chốt kết quả theo mã' }),
    )
    must('unmasking', await lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true }))
  }
  await approveDeclared(it, { secretary, lead })
}

/** Unit prizes and the lead's approval of a stage that is declared and whose names are known. */
export const approveDeclared = async (
  it: Pick<JudgedStage, 'editionId' | 'stageId' | 'rules'>,
  { secretary, lead }: ResultPeople,
): Promise<void> => {
  if (it.rules.teamPrizes.length > 0)
    must('unit prizes', await secretary.post(`/api/stages/${it.stageId}/team-prizes`))
  const approval = `/api/editions/${it.editionId}/approval`
  const shown = must('approval', await secretary.get(approval))
  const forward = must('put forward', await secretary.post(approval, { digest: shown.digest }))
  must('approve', await lead.post(`/api/approvals/${forward.id}/approve`))
}

/** A stage with an approved result: what decision and release start from. */
export const insertApprovedResult = async (
  world: TestApp,
  people: ResultPeople,
  options: JudgedStageOptions & { members?: number },
): Promise<JudgedStage> => {
  // Small units unless told, so that enough of their members took part for unit prizes.
  for (let i = 1; i <= (options.units ?? 5); i++)
    await ensureUnit(world, `Đoàn cơ sở số ${i}`, { members: options.members ?? 12 })
  const it = await insertJudgedStage(world, options)
  await approveStage(it, people)
  return it
}

/** Decision written, approved and numbered. */
export const decide = async (
  it: Pick<JudgedStage, 'editionId'>,
  { secretary, lead }: ResultPeople,
): Promise<void> => {
  const url = `/api/editions/${it.editionId}/decision`
  const { proposal } = must('decision', await secretary.get(url))
  const { digest } = must(
    'save',
    await secretary.request('PUT', url, { body: { text: proposal.text, base: null } }),
  )
  must('approve decision', await lead.post(`${url}/approve`, { digest }))
  must('number', await secretary.post(`${url}/number`, { number: '15', signedOn: '2026-12-10' }))
}

type Items = Record<string, unknown>[]

/** A correction prepared by one, as on screen, and approved by another; answers the superseding release's digest. */
export const correct = async (
  it: Pick<JudgedStage, 'editionId'>,
  { secretary, lead }: ResultPeople,
  of: { reason: string; items?: Items; decision?: { number: string; signedOn: string } },
): Promise<{ digest: string }> => {
  const url = `/api/editions/${it.editionId}/corrections`
  const items = of.items ?? []
  const { digest: seen } = must('preview', await secretary.post(`${url}/preview`, { items }))
  const body = { items, reason: of.reason, decision: of.decision ?? null, publishAt: null, seen }
  const { digest } = must('prepare correction', await secretary.post(url, body))
  must('approve correction', await lead.post(`${url}/approve`, { digest }))
  return { digest }
}

/** Prepared by one, signed by another; answers the address of the result. */
export const release = async (
  it: Pick<JudgedStage, 'editionId'>,
  { secretary, lead }: ResultPeople,
  options: { publishAt?: string } = {},
): Promise<{ slug: string; digest: string }> => {
  const url = `/api/editions/${it.editionId}/release`
  const { digest } = must('prepare', await secretary.post(url, { publishAt: options.publishAt ?? null }))
  const { slug } = must('sign', await lead.post(`${url}/approve`, { digest }))
  return { slug, digest }
}
