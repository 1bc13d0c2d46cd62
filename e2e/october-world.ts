import { personIdentity, session } from '@xk/db'
import { bodyOfDossier } from '@xk/domain/entry/testing'
import { type Ruleset, rulesetSchema } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import { consentAll } from '../apps/api/src/testing/dossier.ts'
import { must } from '../apps/api/src/testing/must.ts'
import {
  appointOffices,
  insertTerm,
  insertUnits,
  type Offices,
  openEditionFor,
} from '../apps/api/src/testing/open-edition.ts'
import type { Persona, TestApp } from '../apps/api/src/testing/test-app.ts'

/** The template's selection, small: two judges, and a council of nine with two seats. */
const smallSelection = (template: Ruleset): Ruleset =>
  rulesetSchema.parse({
    ...template,
    publicNotice: null,
    stages: template.stages.map((it) => {
      if (it.kind === 'councilBallot') return { ...it, council: { ...it.council, seats: 2 } }
      if (it.kind === 'screening') return it
      return { ...it, scoring: { ...it.scoring, judgesPerEntry: 2, minSheets: 2, gap: null } }
    }),
    prizes: template.prizes.map((prize) => ({ ...prize, quota: 2 })),
  })

const OWN_UNIT = 'Chi đoàn Trung tâm Kiểm soát bệnh tật (Sở Y tế)'
const OTHER_UNITS = ['Đoàn Thuế Thành phố', 'Đoàn Sở Tư pháp']

export interface October {
  offices: Offices
  officer: Persona
  /** Dossiers of other units. */
  besides: string[]
  editionId: string
  stageId: string
  councilId: string
  chair: Persona
}

/** An opened edition of the selection, with the officer of one unit who will nominate in the browser. */
export const openOctober = async (world: TestApp): Promise<October> => {
  await insertTerm(world)
  const units = await insertUnits(world, [OWN_UNIT, ...OTHER_UNITS])
  const offices = await appointOffices(world)
  const opened = await openEditionFor(world, offices, {
    programme: 'exemplarSelection',
    title: 'Tuyên dương gương “Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện” năm 2026',
    rules: smallSelection,
  })
  const page = must('edition', await offices.secretary.get(`/api/editions/${opened.id}`))
  const stages = page.stages as { id: string; kind: string }[]
  const officer = await officerOf(world, 'Trần Thị Ngọc Mai', units[OWN_UNIT] ?? '')
  const besides: string[] = []
  for (const [i, name] of OTHER_UNITS.entries())
    besides.push(await nominateBesides(world, opened.id, units[name] ?? '', [1, 3][i] ?? 1))
  return {
    offices,
    officer,
    besides,
    editionId: opened.id,
    stageId: opened.stageId,
    councilId: stages.find(({ kind }) => kind === 'councilBallot')?.id ?? '',
    chair: opened.chair,
  }
}

const officerOf = async (world: TestApp, name: string, unitId: string) => {
  const officer = await world.person(name, [{ role: 'officer', scopeKind: 'unit', scopeId: unitId }])
  await world.database.db
    .update(personIdentity)
    .set({ phone: '0903 000 222' })
    .where(eq(personIdentity.personId, officer.personId))
  return officer
}

/** Dossiers of other units, over the routes: their nominees agree to be considered, not to be shown. */
const nominateBesides = async (world: TestApp, editionId: string, unitId: string, stt: number) => {
  const officer = await officerOf(world, `Cán bộ Đoàn ${['Một', 'Hai', 'Ba'][stt - 1]}`, unitId)
  const { entryId, version, body } = await writeDossier(officer, editionId, unitId, stt)
  must('submit', await officer.post(`/api/entries/${entryId}/submit`, { draftVersion: version }))
  await consentAll(world, officer, entryId, body.people, { publishName: false, publishPhoto: false })
  return entryId
}

/** A dossier of the sample papers as a draft. */
const writeDossier = async (officer: Persona, editionId: string, unitId: string, stt: number) => {
  const begun = await officer.post('/api/entries', { editionId, unitId, division: 'all' })
  const { entryId } = must('create', begun) as { entryId: string }
  return { entryId, ...(await fillDossier(officer, entryId, stt)) }
}

/** The long texts of a dossier, into a draft that was begun and holds nothing yet. */
export const fillDossier = async (officer: Persona, entryId: string, stt: number) => {
  const { unitId } = must('read', await officer.get(`/api/entries/${entryId}`)) as { unitId: string }
  const made = bodyOfDossier(stt)
  const body = { ...made, people: made.people.map((it) => ({ ...it, unitId })) }
  const saved = await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body })
  return { body, version: must('draft', saved).version as number }
}

/** Everybody who is signed in has confirmed their identity afresh. */
export const confirmEverybody = async (world: TestApp): Promise<void> => {
  await world.database.db.update(session).set({ confirmedAt: world.clock.now })
}

/** Whoever screens takes the dossiers of the other units too; then the days until the judging pass. */
export const goToJudging = async (world: TestApp, it: October): Promise<Persona[]> => {
  const { secretary, secondSecretary } = it.offices
  for (const id of it.besides)
    must('accept', await secretary.post(`/api/screening/${id}/accept`, { n: 1, reason: 'Đủ điều kiện.' }))
  world.clock.advance(16 * 86_400_000)
  await confirmEverybody(world)
  const stage = `/api/stages/${it.stageId}`
  must('begin', await secretary.post(`${stage}/masking/begin`))
  must('prepare', await secretary.post(`${stage}/renditions/prepare-all`))
  const renditionIds = await preparedOf(secondSecretary, stage)
  must('approve', await secondSecretary.post(`${stage}/renditions/approve-all`, { renditionIds }))
  const judges: Persona[] = []
  for (const name of ['Vũ Thùy Dương', 'Hoàng Gia Bách']) {
    const judge = await world.person(name)
    must('appoint', await secretary.post(`${stage}/panel`, { personId: judge.personId, expertise: [] }))
    judges.push(judge)
  }
  must('assign', await secretary.post(`${stage}/assignments/all`, { seed: 'ab'.repeat(8) }))
  const act = { act: 'startJudging' }
  must('start', await secretary.post(`/api/editions/${it.editionId}/advance`, act))
  return judges
}

const preparedOf = async (by: Persona, stage: string): Promise<string[]> => {
  for (;;) {
    const { items } = must('list', await by.get(`${stage}/masking`)) as {
      items: { state: string; renditionId: string }[]
    }
    if (items.every(({ state }) => state === 'prepared')) return items.map(({ renditionId }) => renditionId)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A judge's sheets as they are saved, not handed in; whoever stands first in `order` gets the most. */
export const saveSheets = async (judge: Persona, stageId: string, order: readonly string[]) => {
  const desk = `/api/desk/stages/${stageId}`
  must('undertake', await judge.post(`${desk}/undertake`))
  const { items } = must('desk', await judge.get(desk)) as {
    items: { assignmentId: string; title: string }[]
  }
  const versions: Record<string, number> = {}
  for (const { assignmentId, title } of items) {
    const at = `/api/desk/assignments/${assignmentId}`
    const criteria = must('read', await judge.get(at)).rubric.segment.criteria as {
      key: string
      max: string
      step: string
    }[]
    const steps = (wire: string) => Number(wire.split('/')[0]) / Number(wire.split('/')[1] ?? 1)
    const place = Math.max(
      0,
      order.findIndex((name) => title.startsWith(name)),
    )
    const marks = Object.fromEntries(
      criteria.map((it) => [it.key, Math.round((steps(it.max) / steps(it.step)) * (0.95 - 0.06 * place))]),
    )
    const comments = Object.fromEntries(criteria.map(({ key }) => [key, 'Có minh chứng cụ thể.']))
    const sheet = { baseVersion: 0, marks, comments, overallComment: '' }
    versions[assignmentId] = must('save', await judge.put(`${at}/sheet`, sheet)).version as number
  }
  return versions
}
