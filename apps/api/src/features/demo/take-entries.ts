import type { Ruleset } from '@xk/domain/ruleset'
import {
  addToDossier,
  answerObjection,
  askNominees,
  consent,
  dossierBody,
  readDossiers,
  titleOf,
} from './dossiers.ts'
import type { DemoWorld } from './personas.ts'
import { type DemoCast, type DemoPlan, isTwoStage, unitOf } from './plan.ts'
import { holdNotice } from './public-notice.ts'
import type { Until } from './take-turns.ts'
import { bodyFor } from './words.ts'

const DAY = 86_400_000

/** The edition is made, dated and opened. */
export const open = async (world: DemoWorld, cast: DemoCast, plan: DemoPlan, today: Date, until: Until) => {
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
export type Opened = Awaited<ReturnType<typeof open>>

export interface HandedIn {
  entryIds: string[]
  /** Of the nominees, in the order of the entries; none where nobody is asked by a link. */
  links: string[]
}

/** Every entry of the plan, typed and handed in by its unit, its nominees answering for themselves. */
export const submit = async (
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

/** Dossiers hang before the units; the first nominee answers what is objected through the own link. */
export const postNotice = async (
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
