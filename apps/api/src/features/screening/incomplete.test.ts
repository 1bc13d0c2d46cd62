import { consent, entryPerson } from '@xk/db'
import { ideaContest2026CaseRuleset, withoutFinal } from '@xk/domain/programme'
import { rulesetSchema } from '@xk/domain/ruleset'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  createTestApp,
  insertEdition,
  type Persona,
  submitIdeas,
  type SubmittedIdea,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

const base = withoutFinal(ideaContest2026CaseRuleset)
const rules = rulesetSchema.parse({
  ...base,
  entry: {
    ...base.entry,
    consentBy: 'person',
    slots: [
      {
        key: 'portrait',
        label: 'Ảnh chân dung',
        kind: 'photo',
        min: 1,
        minShortSide: 0,
        neededAt: 'screening',
      },
    ],
  },
})

let world: TestApp
let editionId: string
let ideas: SubmittedIdea[]
let secretary: Persona

beforeAll(async () => {
  world = await createTestApp(testServer())
  editionId = (await insertEdition(world, { rules })).id
  ideas = await submitIdeas(world, { id: editionId }, { count: 3, attachments: false })
  secretary = await world.person('Ngô Thư Ký', [{ role: 'secretary', scopeKind: 'global' }])
})
afterAll(() => world.close())

const url = () => `/api/editions/${editionId}/incomplete`
const partsOf = async (entryId: string) => {
  const { body } = await secretary.get(url())
  return body.units
    .flatMap((unit: { entries: { id: string; parts: unknown }[] }) => unit.entries)
    .find((it: { id: string }) => it.id === entryId)?.parts
}

test('by unit, each dossier names what it lacks; a yes of the unit is no consent', async () => {
  const { body } = await secretary.get(url())
  expect([body.lacking, body.complete, body.units.length]).toEqual([3, 0, 3])
  const processing = base.entry.consents.find(({ required }) => required)!.label
  expect(await partsOf(ideas[0]!.entryId)).toEqual([
    { kind: 'file', label: 'Ảnh chân dung' },
    { kind: 'consent', label: processing },
    { kind: 'confirmation', label: '' },
  ])
  const { db } = world.database
  const people = await db.select().from(entryPerson).where(eq(entryPerson.entryId, ideas[0]!.entryId))
  const said = (assurance: string) =>
    people.map(({ personId }) => ({
      id: world.deps.newId(),
      personId,
      entryId: ideas[0]!.entryId,
      purpose: 'processing',
      noticeVersion: '1',
      givenAt: world.clock.now,
      assurance,
    }))
  await db.insert(consent).values(said('recordedByUnit'))
  expect(await partsOf(ideas[0]!.entryId)).toHaveLength(3)
  await db.insert(consent).values(said('self'))
  expect(await partsOf(ideas[0]!.entryId)).toEqual([
    { kind: 'file', label: 'Ảnh chân dung' },
    { kind: 'confirmation', label: '' },
  ])
})

test('for the secretariat alone, in the same number of queries for one and for three, and as a sheet', async () => {
  const judge = await world.person('Phạm Giám Khảo', [
    { role: 'judge', scopeKind: 'edition', scopeId: editionId },
  ])
  const refused = [await judge.get(url()), await ideas[0]!.officer.get(url())]
  expect(refused.map(({ status }) => status)).toEqual([404, 404])
  const small = (await insertEdition(world, { rules })).id
  const count = () => world.countQueries(() => secretary.get(`/api/editions/${small}/incomplete`))
  await submitIdeas(world, { id: small }, { count: 1, attachments: false })
  const one = await count()
  await submitIdeas(world, { id: small }, { count: 3, attachments: false })
  expect(await count()).toBe(one)
  const sheet = await secretary.get(`${url()}.xlsx`)
  expect([sheet.status, new TextDecoder('latin1').decode(sheet.bytes.slice(0, 2))]).toEqual([200, 'PK'])
})
