import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TOKEN_ROUTES } from '../../http/token-routes.ts'
import {
  acceptAll,
  appointOffices,
  createTestApp,
  ensureUnit,
  insertTerm,
  must,
  type Offices,
  openEditionFor,
  type Persona,
  submitIdeas,
  type SubmittedIdea,
  type TestApp,
  testServer,
} from '../../testing/index.ts'

type Json = Record<string, unknown>
let world: TestApp
let document: Json
let offices: Offices
let member: Persona
let editionId: string
let idea: SubmittedIdea
const validate = new Map<string, (answer: unknown) => string>()

/** Every object closed: an answer with a field that is not described fails. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner
}

beforeAll(async () => {
  world = await createTestApp(testServer())
  document = must('document', await world.anonymous.get('/api/openapi.json'))
  for (const [way, shape] of [
    ['', document],
    ['closed ', { ...document, components: closed(document['components']) }],
  ] as const) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema({ $id: `https://xk.test/${way.trim() || 'open'}`, ...(shape as Json) })
    for (const { method, path } of TOKEN_ROUTES) {
      const at = `/paths/${path.replace(/:(\w+)/g, '{$1}').replaceAll('/', '~1')}/${method.toLowerCase()}`
      const pointer = `${at}/responses/200/content/application~1json/schema`
      const check = ajv.getSchema(`https://xk.test/${way.trim() || 'open'}#${encodeURI(pointer)}`)
      if (check)
        validate.set(`${way}${method} ${path}`, (answer) =>
          check(answer) ? '' : ajv.errorsText(check.errors).slice(0, 600),
        )
    }
  }
  offices = await appointOffices(world)
  member = await world.person('Lê Văn Thành', [{ role: 'member', scopeKind: 'global' }])
  await insertTerm(world)
  await ensureUnit(world, 'Đoàn Sở Tài chính')
  const edition = await openEditionFor(world, offices)
  editionId = edition.id
  ;[idea] = (await submitIdeas(world, edition, { count: 2 })) as [SubmittedIdea]
  await acceptAll(offices.secretary, [idea])
})
afterAll(() => world.close())

/** What stands in the way of an answer being what the document says of it, no more and no less. */
const misfit = (name: string, answer: unknown) =>
  ['', 'closed '].map((way) => validate.get(`${way}${name}`)?.(answer) ?? `${way}${name} is not described`)

test('the document is OpenAPI 3.1, and each promised operation says what it answers, in both languages', async () => {
  const checked = await new Validator().validate(structuredClone(document))
  expect([checked.valid, checked.errors]).toEqual([true, undefined])
  const paths = document['paths'] as Record<string, Record<string, Json>>
  for (const { method, path } of TOKEN_ROUTES) {
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    expect([path, typeof operation?.['summary'], typeof operation?.['x-summary-en']]).toEqual([
      path,
      'string',
      'string',
    ])
    const responses = operation?.['responses'] as Record<string, Json> | undefined
    expect(responses?.['200']?.['content']).toBeDefined()
  }
})

test('what is answered is what the document says', async () => {
  const { officer, entryId, unitId, attachmentIds } = idea
  const entry = `/api/entries/${entryId}`
  const begun = await officer.post('/api/entries', { editionId, unitId, division: 'all' })
  const id: string = must('begin', begun).entryId
  const body = { fields: { title: 'Một ý' }, people: [], declarations: {}, jointUnits: [] }
  const form = new FormData()
  form.append(
    'file',
    new File([Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>')], 'a.pdf'),
  )
  const asked = [
    ['GET /api/editions', await offices.secretary.get('/api/editions')],
    ['GET /api/editions', await member.get('/api/editions')],
    ['GET /api/editions/:id/rules', await officer.get(`/api/editions/${editionId}/rules`)],
    ['GET /api/officer/home', await officer.get('/api/officer/home')],
    ['GET /api/entries/:entryId', await officer.get(entry)],
    ['GET /api/entries/:entryId', await officer.get(`/api/entries/${id}`)],
    ['GET /api/entries/:entryId/receipt', await officer.get(`${entry}/receipt`)],
    ['POST /api/entries', begun],
    [
      'PUT /api/entries/:entryId/draft',
      await officer.put(`/api/entries/${id}/draft`, { baseVersion: 0, body }),
    ],
  ] as const
  expect(asked.map(([name, answer]) => [name, answer.status, ...misfit(name, answer.body)])).toEqual(
    asked.map(([name]) => [name, 200, '', '']),
  )
  const file = await officer.get(`${entry}/attachments/${attachmentIds[0]}`)
  const docx = await officer.get(`/api/editions/${editionId}/form`)
  expect([file.status, docx.status, docx.headers.get('content-type')]).toEqual([
    200,
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ])
})

test('an answer that lacks a field or has another one is found', async () => {
  const home = must('home', await idea.officer.get('/api/officer/home'))
  const { units: _, ...less } = home
  expect(misfit('GET /api/officer/home', less).every(Boolean)).toBe(true)
  expect(misfit('GET /api/officer/home', { ...home, secret: 1 }).map(Boolean)).toEqual([false, true])
})
