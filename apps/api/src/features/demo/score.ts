import { setTimeout as sleep } from 'node:timers/promises'
import { parseRational, toWire } from '@xk/domain/kernel'
import { type Criterion, maxSteps, type Segment } from '@xk/domain/ruleset'
import type { DemoPerson } from './personas.ts'
import type { DemoCast, DemoPlan } from './plan.ts'
import type { Opened } from './take-entries.ts'
import type { Until } from './take-turns.ts'

/** A busy machine renders slowly: some minutes, before it is given up. */
const TRIES = 3600

const rendered = async (cast: DemoCast, stageId: string) => {
  for (let tries = 0; tries < TRIES; tries++) {
    const { items } = (await cast.secretary.get(`/api/stages/${stageId}/masking`)) as {
      items: { id: string; renditionId: string | null; state: string }[]
    }
    if (items.every((item) => item.renditionId && item.state === 'prepared')) return items
    await sleep(50)
  }
  throw new Error('the renditions of the demo do not get ready')
}

/** Blinded where the rules say so, and ready for judges. */
export const mask = async (cast: DemoCast, plan: DemoPlan, until: Until, it: Opened) => {
  const { secretary, secondSecretary } = cast
  await until(plan.opensIn + 18.1)
  const blind = it.rules.stages.some((stage) => stage.kind === 'scoring' && stage.scoring.blind)
  if (blind) await secretary.post(`${it.url}/advance`, { act: 'startMasking' })
  await secretary.post(`/api/stages/${it.stageId}/masking/begin`)
  if (blind) {
    const { items } = (await secretary.get(`/api/stages/${it.stageId}/masking`)) as {
      items: { id: string }[]
    }
    for (const { id } of items)
      await secretary.post(`/api/stage-entries/${id}/rendition`, { baseVersion: 0, acknowledged: [] })
  } else await secretary.post(`/api/stages/${it.stageId}/renditions/prepare-all`)
  const ready = await rendered(cast, it.stageId)
  if (blind)
    for (const { id, renditionId } of ready)
      await secondSecretary.post(`/api/stage-entries/${id}/rendition/approve`, { renditionId })
  else
    await secondSecretary.post(`/api/stages/${it.stageId}/renditions/approve-all`, {
      renditionIds: ready.map(({ renditionId }) => renditionId),
    })
}

/** The panel, and who judges what. */
export const appoint = async (cast: DemoCast, it: Opened, chair: DemoPerson) => {
  for (const judge of cast.judges)
    await cast.secretary.post(`/api/stages/${it.stageId}/panel`, {
      personId: judge.personId,
      expertise: [],
      chair: judge === chair,
    })
  const seed = Buffer.from(it.editionId).toString('hex').slice(0, 32)
  await cast.secretary.post(`/api/stages/${it.stageId}/assignments/all`, { seed })
}

/** Marks near each other, better for some works than for others: no gap, and a ranking that means something. */
const marksFor = (criteria: readonly Criterion[], quality: number, judge: number) =>
  Object.fromEntries(
    criteria.map((criterion, c) => {
      const top = maxSteps(criterion)
      const share = 0.95 - 0.03 * quality - 0.006 * ((judge + c) % 3)
      return [criterion.key, Math.max(1, Math.min(top, Math.round(top * share)))]
    }),
  )

/** Each work's place in the plan is how good it is: no two are equal, so that no lot has to be drawn. */
export const listQualities = async (cast: DemoCast, plan: DemoPlan, it: Opened) => {
  const { items } = (await cast.secretary.get(`/api/stages/${it.stageId}/masking`)) as {
    items: { id: string; title: string }[]
  }
  return items.map(({ id, title }) => ({ id, title, quality: plan.titles.indexOf(title) }))
}
type Qualities = Awaited<ReturnType<typeof listQualities>>

/** One judge's sheets, all of them or the first half. */
export const judge = async (
  it: Opened,
  who: DemoPerson,
  place: number,
  qualities: Qualities,
  handIn: boolean,
) => {
  const qualityOf = new Map(qualities.map(({ title, quality }) => [title, quality]))
  const desk = `/api/desk/stages/${it.stageId}`
  await who.post(`${desk}/undertake`)
  const { items } = (await who.get(desk)) as { items: { assignmentId: string; title: string }[] }
  const versions: Record<string, number> = {}
  const done = handIn ? items : items.slice(0, Math.ceil(items.length / 2))
  for (const { assignmentId, title } of done) {
    const at = `/api/desk/assignments/${assignmentId}`
    const { rubric } = (await who.get(at)) as { rubric: { segment: Segment } }
    const { criteria } = rubric.segment
    const { version } = await who.put(`${at}/sheet`, {
      baseVersion: 0,
      marks: marksFor(criteria, qualityOf.get(title) ?? 0, place),
      comments: Object.fromEntries(criteria.map(({ key }) => [key, 'Có căn cứ, trình bày rõ.'])),
      overallComment: 'Nội dung thiết thực, nên tiếp tục hoàn thiện và nhân rộng.',
    })
    versions[assignmentId] = version as number
  }
  if (handIn) await who.post(`${desk}/submit-all`, { versions })
}

/** So many of an objective segment's items right, as exact points; null where judges give the points. */
const pointsOf = ({ items }: Segment, quality: number): string | null => {
  const each = items && parseRational(items.points)
  if (!items || !each) return null
  return toWire({ ...each, n: each.n * BigInt(Math.max(1, items.count - (quality % 5))) })
}

/** Knowledge points and times on the clock, typed once by a secretary. */
export const typeObjectiveMarks = async (cast: DemoCast, it: Opened, qualities: Qualities) => {
  const scoring = it.rules.stages.find(({ kind }) => kind === 'scoring')
  const segments = scoring?.kind === 'scoring' ? scoring.scoring.segments : []
  for (const segment of segments) {
    const timed = segment.timeDeductions.length > 0
    if (segment.mode === 'judged' && !timed) continue
    for (const { id, quality } of qualities) {
      await cast.secretary.post(`/api/stages/${it.stageId}/objective-marks`, {
        stageEntryId: id,
        segment: segment.key,
        points: pointsOf(segment, quality),
        elapsedSeconds: timed ? (segment.seconds?.min ?? 0) + 30 : null,
        baseN: 0,
        reason: null,
      })
    }
  }
}
