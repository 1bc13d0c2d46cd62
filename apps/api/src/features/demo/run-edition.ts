import { setTimeout as sleep } from 'node:timers/promises'
import type { ProgrammeKind } from '@xk/domain/kernel'
import { maxSteps, type Criterion, type Ruleset, type Segment } from '@xk/domain/ruleset'
import { parseRational, toWire } from '@xk/domain/kernel'
import {
  addToDossier,
  answerObjection,
  askNominees,
  consent,
  dossierBody,
  readDossiers,
  titleOf,
} from './dossiers.ts'
import { holdCouncil, openCouncil } from './hold-council.ts'
import type { DemoPerson, DemoWorld } from './personas.ts'
import { holdNotice } from './public-notice.ts'
import type { Until } from './take-turns.ts'
import { goUpward } from './upward.ts'
import { bodyFor } from './words.ts'

const DAY = 86_400_000

/** The offices that an edition needs, and the units that take part with their officers. */
export interface DemoCast {
  lead: DemoPerson
  secretary: DemoPerson
  secondSecretary: DemoPerson
  judges: DemoPerson[]
  /** In the order of their seats. */
  council: DemoPerson[]
  units: { unitId: string; officer: DemoPerson }[]
}

export interface DemoPlan {
  programme: ProgrammeKind
  title: string
  slug: string
  /** When it opens, in days from today; entries close after 15 days and judging ends after 30. */
  opensIn: number
  titles: readonly string[]
  /** How far it has come. */
  until: 'open' | 'judging' | 'council' | 'released'
  /** At which of the invented names its people begin. */
  from?: number
  /** Whether the entries are the dossiers of `dossiers.ts`, in their order. */
  dossiers?: true
  chair: DemoPerson
}

const isTwoStage = (rules: Ruleset) => rules.stages.filter(({ kind }) => kind === 'scoring').length > 1

const open = async (world: DemoWorld, cast: DemoCast, plan: DemoPlan, today: Date, until: Until) => {
  const { programme, title, slug, opensIn } = plan
  await until(opensIn - 2)
  const { secretary, lead } = cast
  const { editionId } = await secretary.post('/api/editions', { programme, title, slug, opensAt: null })
  const url = `/api/editions/${editionId}`
  const on = (days: number) => new Date(today.getTime() + (opensIn + days) * DAY).toISOString()
  const { rules } = (await secretary.get(`${url}/ruleset`)) as {
    rules: { body: Ruleset; saveVersion: number }
  }
  await secretary.put(`${url}/schedule`, {
    dates: {
      opensAt: on(0),
      closesAt: on(15),
      supplementUntil: on(18),
      judgingFrom: on(19),
      judgingUntil: on(30),
      ...(isTwoStage(rules.body)
        ? { promotionAt2: on(31), judgingFrom2: on(31.2), judgingUntil2: on(32) }
        : {}),
      resultsAt: on(33),
      appealsUntil: on(40),
    },
  })
  await world.deps.database
    .sql`insert into office_grant (id, account_id, role, scope_kind, scope_id, "from", approved_at)
    values (${world.deps.newId()}, ${plan.chair.accountId}, 'panelChair', 'edition', ${editionId},
      ${world.clock.now.toISOString()}, ${world.clock.now.toISOString()})`
  await lead.post(`${url}/open`, { saveVersion: rules.saveVersion ?? 1 })
  const page = (await secretary.get(url)) as { stages: { id: string; kind: string }[] }
  const scored = page.stages.filter(({ kind }) => kind === 'scoring')
  const stageId = scored[0]?.id ?? ''
  const finalId = scored.at(-1)?.id ?? ''
  const councilId = page.stages.find(({ kind }) => kind === 'councilBallot')?.id ?? null
  return { editionId: editionId as string, url, stageId, finalId, councilId, rules: rules.body }
}
type Opened = Awaited<ReturnType<typeof open>>

const unitOf = ({ units }: DemoCast, i: number) => units[i % units.length] as DemoCast['units'][number]

interface HandedIn {
  entryIds: string[]
  /** Of the nominees, in the order of the entries; none where nobody is asked by a link. */
  links: string[]
}

const submit = async (
  world: DemoWorld,
  cast: DemoCast,
  plan: DemoPlan,
  until: Until,
  it: Opened,
): Promise<HandedIn> => {
  await until(plan.opensIn + 3)
  const handedIn: HandedIn = { entryIds: [], links: [] }
  const dossiers = plan.dossiers ? readDossiers() : []
  const titles = plan.dossiers ? dossiers.map(titleOf) : plan.titles
  for (const [i, title] of titles.entries()) {
    const { unitId, officer } = unitOf(cast, i)
    const input = { editionId: it.editionId, unitId, division: it.rules.divisions[0]?.key ?? 'all' }
    const { entryId } = await officer.post('/api/entries', input)
    const dossier = dossiers[i]
    const body = dossier
      ? dossierBody(it.rules, i, unitId, dossier)
      : bodyFor(it.rules, i + (plan.from ?? 0), unitId, title)
    const { version } = await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
    // In an open edition the last one is still being written.
    if (plan.until === 'open' && i === titles.length - 1) continue
    if (dossier) await addToDossier(world, officer, entryId as string, it.rules, dossier.anh)
    await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version })
    if (it.rules.entry.consentBy === 'person') {
      const links = await askNominees(officer, entryId as string, body)
      handedIn.links.push(...links)
      // In an open edition the nominees have not answered yet.
      if (plan.until !== 'open') for (const link of links) await consent(world, link)
    }
    handedIn.entryIds.push(entryId as string)
  }
  return handedIn
}

const rendered = async (cast: DemoCast, stageId: string) => {
  for (let tries = 0; tries < 300; tries++) {
    const { items } = (await cast.secretary.get(`/api/stages/${stageId}/masking`)) as {
      items: { id: string; renditionId: string | null; state: string }[]
    }
    if (items.every((item) => item.renditionId && item.state === 'prepared')) return items
    await sleep(50)
  }
  throw new Error('the renditions of the demo do not get ready')
}

const mask = async (cast: DemoCast, plan: DemoPlan, until: Until, it: Opened) => {
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

const appoint = async (cast: DemoCast, it: Opened, chair: DemoPerson) => {
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
const listQualities = async (cast: DemoCast, plan: DemoPlan, it: Opened) => {
  const { items } = (await cast.secretary.get(`/api/stages/${it.stageId}/masking`)) as {
    items: { id: string; title: string }[]
  }
  return items.map(({ id, title }) => ({ id, title, quality: plan.titles.indexOf(title) }))
}
type Qualities = Awaited<ReturnType<typeof listQualities>>

const judge = async (it: Opened, who: DemoPerson, place: number, qualities: Qualities, handIn: boolean) => {
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
const typeObjectiveMarks = async (cast: DemoCast, it: Opened, qualities: Qualities) => {
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

/** The end of a scored stage: frozen, and who goes on declared. */
const promote = async (cast: DemoCast, stageId: string) => {
  const stage = `/api/stages/${stageId}`
  const { digest } = await cast.secretary.get(`${stage}/standing`)
  await cast.secretary.post(`${stage}/freeze`, { digest })
  const list = await cast.lead.get(`${stage}/promotion`)
  await cast.lead.post(`${stage}/promotion`, { digest: list.digest })
}

/** The final behind a preliminary round, judged by the whole panel. */
const holdFinal = async (cast: DemoCast, plan: DemoPlan, until: Until, it: Opened): Promise<Opened> => {
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
const freeze = async (cast: DemoCast, it: Opened) => {
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

const approve = async ({ secretary, lead }: DemoCast, it: Opened) => {
  const shown = await secretary.get(`${it.url}/approval`)
  const forward = await secretary.post(`${it.url}/approval`, { digest: shown.digest })
  await lead.post(`/api/approvals/${forward.id}/approve`)
}

const release = async (world: DemoWorld, cast: DemoCast, plan: DemoPlan, until: Until, it: Opened) => {
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

/** Dossiers hang before the units; the first nominee answers what is objected through the own link. */
const postNotice = async (
  world: DemoWorld,
  cast: DemoCast,
  it: Opened,
  { entryIds, links }: HandedIn,
  when: { today: Date; until: Until },
) => {
  const answer = (objectionId: string) =>
    answerObjection(
      world,
      links[0] ?? '',
      objectionId,
      'Phiếu khảo sát gốc lưu tại bộ phận một cửa, mời đối chiếu.',
    )
  await holdNotice(
    { secretary: cast.secretary, objector: unitOf(cast, cast.units.length - 1) },
    { editionId: it.editionId, entryIds, answer },
    when,
  )
}

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
