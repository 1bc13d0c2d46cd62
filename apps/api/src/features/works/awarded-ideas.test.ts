import { session } from '@xk/db'
import { expect, test } from 'vitest'
import { must } from '../../testing/must.ts'
import { decide, insertApprovedResult, release, resultPeople } from '../../testing/released-result.ts'
import { testServer } from '../../testing/server.ts'
import { createTestApp } from '../../testing/test-app.ts'

test('ideas have the prizes of the published result, and those of a correction from its own hour', async () => {
  const world = await createTestApp(testServer())
  try {
    const people = await resultPeople(world)
    const it = await insertApprovedResult(world, people, {
      totals: [
        [81, 81, 81],
        [82, 82, 74],
        [70, 70, 70],
      ],
    })
    const prizes = async (): Promise<Record<string, string>> => {
      const { ideas } = must('models', await people.secretary.get('/api/replications'))
      return Object.fromEntries(
        ideas.map(({ entryId, prize }: { entryId: string; prize: string }) => [entryId, prize]),
      )
    }
    const [first = '', second = ''] = it.entries.map(({ entryId }) => entryId)
    expect(await prizes()).toEqual({})
    await decide(it, people)
    await release(it, people)
    const before = await prizes()
    expect(Object.keys(before)).toHaveLength(3)

    const stageEntryId = it.entries[1]?.stageEntryId ?? ''
    const { sheets } = must(
      'sheets',
      await people.secretary.get(`/api/stage-entries/${stageEntryId}/correctable`),
    )
    const low = sheets.find(({ total }: { total: string }) => total === '74/1')
    const items = [{ kind: 'voidSheet', stageEntryId, sheetId: low.sheetId }]
    const url = `/api/editions/${it.editionId}/corrections`
    const { digest: seen } = must('preview', await people.secretary.post(`${url}/preview`, { items }))
    const hour = new Date(world.clock.now.getTime() + 86_400_000)
    const body = { items, reason: 'Nhập sai bài', decision: null, publishAt: hour.toISOString(), seen }
    const { digest } = must('prepare', await people.secretary.post(url, body))
    must('approve', await people.lead.post(`${url}/approve`, { digest }))
    expect(await prizes()).toEqual(before)
    world.clock.now = hour
    await world.database.db.update(session).set({ confirmedAt: hour })
    const after = await prizes()
    expect([after[first] === before[first], after[second] === before[second]]).toEqual([true, false])
  } finally {
    await world.close()
  }
})
