import type { DemoWorld } from './personas.ts'
import type { DemoCast, DemoPlan } from './plan.ts'
import { appoint, judge, listQualities } from './score.ts'
import type { Opened } from './take-entries.ts'
import type { Until } from './take-turns.ts'

/** The end of a scored stage: frozen, and who goes on declared. */
export const promote = async (cast: DemoCast, stageId: string) => {
  const stage = `/api/stages/${stageId}`
  const { digest } = await cast.secretary.get(`${stage}/standing`)
  await cast.secretary.post(`${stage}/freeze`, { digest })
  const list = await cast.lead.get(`${stage}/promotion`)
  await cast.lead.post(`${stage}/promotion`, { digest: list.digest })
}

/** The final behind a preliminary round, judged by the whole panel. */
export const holdFinal = async (
  cast: DemoCast,
  plan: DemoPlan,
  until: Until,
  it: Opened,
): Promise<Opened> => {
  await until(plan.opensIn + 30.9)
  await promote(cast, it.stageId)
  const final = { ...it, stageId: it.finalId }
  await until(plan.opensIn + 31.2)
  await appoint(cast, final, plan.chair)
  await cast.secretary.post(`${it.url}/advance`, { act: 'startJudging' })
  const qualities = await listQualities(cast, plan, final)
  for (const [place, who] of cast.judges.entries()) await judge(final, who, place, qualities, true)
  return final
}

/** The last scored stage decides: frozen, unmasked, unit prizes fixed. */
export const freeze = async (cast: DemoCast, it: Opened) => {
  const { secretary, lead } = cast
  const stage = `/api/stages/${it.stageId}`
  const { digest } = await secretary.get(`${stage}/standing`)
  await secretary.post(`${stage}/freeze`, { digest })
  const scoring = it.rules.stages.find(({ kind }) => kind === 'scoring')
  if (scoring?.kind === 'scoring' && scoring.scoring.blind) {
    const asked = await secretary.post(`${stage}/unmask-requests`, { reason: 'Đã chốt kết quả theo mã' })
    await lead.post(`/api/unmask-requests/${asked.id}/decide`, { grant: true })
  }
  if (it.rules.teamPrizes.length > 0) await secretary.post(`${stage}/team-prizes`)
}

/** The result, put forward by one and approved by another. */
export const approve = async ({ secretary, lead }: DemoCast, it: Opened) => {
  const shown = await secretary.get(`${it.url}/approval`)
  const forward = await secretary.post(`${it.url}/approval`, { digest: shown.digest })
  await lead.post(`/api/approvals/${forward.id}/approve`)
}

/** Decision and release, each by two. */
export const release = async (world: DemoWorld, cast: DemoCast, plan: DemoPlan, until: Until, it: Opened) => {
  const { secretary, lead } = cast
  await until(plan.opensIn + 33)
  const { proposal } = await secretary.get(`${it.url}/decision`)
  const { digest } = await secretary.put(`${it.url}/decision`, { text: proposal.text, base: null })
  await lead.post(`${it.url}/decision/approve`, { digest })
  const signedOn = world.clock.now.toISOString().slice(0, 10)
  await secretary.post(`${it.url}/decision/number`, {
    number: String(10 - Math.round(plan.opensIn / 40)),
    signedOn,
  })
  const prepared = await secretary.post(`${it.url}/release`, { publishAt: null })
  await lead.post(`${it.url}/release/approve`, { digest: prepared.digest })
}
