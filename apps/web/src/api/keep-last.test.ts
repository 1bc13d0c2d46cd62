import { expect, test } from 'vitest'
import { ApiProblem, Unreachable } from './client.ts'
import { keepingLast } from './keep-last.ts'

test('a page that cannot be loaded anew stays as it was, unless it is another page or refused', async () => {
  let fails: Error | undefined
  const load = keepingLast(async (asked: string) => {
    if (fails) throw fails
    return { text: `trang ${asked}` }
  })
  const first = await load('a', { value: undefined })
  expect(first).toEqual({ text: 'trang a', asked: 'a' })
  fails = new Unreachable()
  expect(await load('a', { value: first })).toEqual({ text: 'trang a', asked: 'a', failed: fails })
  await expect(load('b', { value: first })).rejects.toBe(fails)
  await expect(load('a', { value: undefined })).rejects.toBe(fails)
  fails = new ApiProblem({ code: 'system/unavailable', type: '', status: 404, title: 'Không có.' })
  await expect(load('a', { value: first })).rejects.toBe(fails)
  fails = undefined
  expect(await load('a', { value: { ...first, failed: 'mất mạng' } })).toEqual(first)
})
