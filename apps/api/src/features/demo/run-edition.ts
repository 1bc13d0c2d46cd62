import { holdCouncil, openCouncil } from './hold-council.ts'
import type { DemoWorld } from './personas.ts'
import { type DemoCast, type DemoPlan, isTwoStage } from './plan.ts'
import { approve, freeze, holdFinal, promote, release } from './conclude.ts'
import { appoint, judge, listQualities, mask, typeObjectiveMarks } from './score.ts'
import { type HandedIn, open, postNotice, submit } from './take-entries.ts'
import type { Until } from './take-turns.ts'
import { goUpward } from './upward.ts'

/** One edition through the routes, each step by the person whose step it is, at the time that it is due. */
export const runEdition = async (
  world: DemoWorld,
  cast: DemoCast,
  plan: DemoPlan,
  when: { today: Date; until: Until },
): Promise<HandedIn> => {
  const { today, until } = when
  const it = await open(world, cast, plan, today, until)
  const handedIn = await submit(world, cast, plan, until, it)
  if (plan.until === 'open') return handedIn
  await until(plan.opensIn + 15.1)
  for (const entryId of handedIn.entryIds)
    await cast.secretary.post(`/api/screening/${entryId}/accept`, { n: 1, reason: 'Đủ điều kiện.' })
  if (it.councilId) await postNotice(world, cast, it, handedIn, when)
  await mask(cast, plan, until, it)
  await appoint(cast, it, plan.chair)
  await until(plan.opensIn + 19.1)
  await cast.secretary.post(`${it.url}/advance`, { act: 'startJudging' })
  const whole = plan.until !== 'judging'
  const qualities = await listQualities(cast, plan, it)
  const judges = whole ? cast.judges : cast.judges.slice(0, 2)
  for (const [place, who] of judges.entries()) await judge(it, who, place, qualities, whole || place === 0)
  if (!whole) return handedIn
  await typeObjectiveMarks(cast, it, qualities)
  if (it.councilId) {
    await until(plan.opensIn + 30.9)
    await promote(cast, it.stageId)
    const sitting = { stageId: it.councilId, council: cast.council }
    if (plan.until === 'council') {
      await until(-0.05)
      await openCouncil(world, cast.secretary, sitting)
      return handedIn
    }
    await until(plan.opensIn + 32)
    await holdCouncil(world, cast.secretary, sitting)
  } else {
    const last = isTwoStage(it.rules) ? await holdFinal(cast, plan, until, it) : it
    await until(plan.opensIn + 32.1)
    await freeze(cast, last)
  }
  await approve(cast, it)
  await release(world, cast, plan, until, it)
  if (it.councilId) {
    const days = { introduced: plan.opensIn + 60, recognised: plan.opensIn + 120 }
    await goUpward(world, cast, it.editionId, days, until)
  }
  return handedIn
}
