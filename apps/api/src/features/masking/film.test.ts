import { randomBytes, randomUUID } from 'node:crypto'
import { attachment, file, revision, revisionAttachment, stageEntry } from '@xk/db'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, rendered, type TestApp } from '../../testing/index.ts'
import { testServer } from '../../testing/server.ts'
import { judgeOf, namedEdition } from './testing.ts'

const FILM = randomBytes(5000)

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer())
})
afterAll(() => world.close())

/** A film that came with the first dossier, as an upload keeps it. */
const attachFilm = async (editionId: string) => {
  const { db } = world.database
  const [row] = await db
    .select({ revisionId: revision.id, entryId: revision.entryId, stageEntryId: stageEntry.id })
    .from(stageEntry)
    .innerJoin(revision, eq(revision.id, stageEntry.revisionId))
    .limit(1)
  if (!row) throw new Error(`no entry in ${editionId}`)
  const [fileId, attachmentId, by] = [randomUUID(), randomUUID(), randomUUID()]
  await world.deps.files.put(fileId, FILM)
  await db.insert(file).values({
    id: fileId,
    sha256: 'ab'.repeat(32),
    type: 'mp4',
    size: FILM.length,
    name: 'Giới thiệu.mp4',
    uploadedBy: by,
    uploadedAt: world.clock.now,
  })
  await db
    .insert(attachment)
    .values({ id: attachmentId, entryId: row.entryId, fileId, audience: 'content', ordinal: 1 })
  await db.insert(revisionAttachment).values({ revisionId: row.revisionId, attachmentId, ordinal: 1 })
  return row.stageEntryId
}

test('where names are known a judge sees the film, a stretch at a time; nobody else does', async () => {
  const { editionId, stageId, rules } = await namedEdition(world)
  const secretary = [{ role: 'secretary', scopeKind: 'global' }] as const
  const [by, approver] = [
    await world.person('Người làm', secretary),
    await world.person('Người duyệt', secretary),
  ]
  await by.post(`/api/stages/${stageId}/masking/begin`)
  const id = await attachFilm(editionId)
  await by.post(`/api/stages/${stageId}/renditions/prepare-all`)
  expect(await rendered(by, id)).toBe('prepared')
  const { renditionId, work } = (await approver.get(`/api/stage-entries/${id}/rendition`)).body
  const film = { id: expect.any(String) as string }
  expect(work.documents).toEqual([{ label: 'Tài liệu 1', text: null, pages: [], film, withheld: false }])
  await approver.post(`/api/stage-entries/${id}/rendition/approve`, { renditionId })

  const scoring = rules.stages.find((it) => it.kind === 'scoring')
  const segment = scoring?.scoring.segments[0]?.key ?? ''
  const judge = await judgeOf(world, stageId, [id], segment)
  const [item] = (await judge.get(`/api/desk/stages/${stageId}`)).body.items
  const read = (await judge.get(`/api/desk/assignments/${item.assignmentId}`)).body.work
  const at = `/api/desk/images/${read.documents[0].film.id}`
  const whole = await judge.get(at)
  expect([whole.status, whole.headers.get('content-type'), whole.bytes]).toEqual([
    200,
    'video/mp4',
    new Uint8Array(FILM),
  ])
  const stretch = async (range: string) => {
    const answer = await judge.get(at, { range })
    return [answer.status, answer.headers.get('content-range'), Buffer.from(answer.bytes).toString('hex')]
  }
  const hex = (from: number, to: number) => FILM.subarray(from, to).toString('hex')
  expect(await stretch('bytes=10-19')).toEqual([206, 'bytes 10-19/5000', hex(10, 20)])
  expect(await stretch('bytes=4990-')).toEqual([206, 'bytes 4990-4999/5000', hex(4990, 5000)])
  expect(await stretch('bytes=-5')).toEqual([206, 'bytes 4995-4999/5000', hex(4995, 5000)])
  expect(await stretch('bytes=0-99999')).toEqual([206, 'bytes 0-4999/5000', hex(0, 5000)])
  expect(await stretch('bytes=5000-')).toEqual([416, 'bytes */5000', ''])
  expect((await (await world.person('Giám khảo khác')).get(at)).status).toBe(404)
})
