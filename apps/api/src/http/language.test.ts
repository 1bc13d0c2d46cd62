import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../testing/test-app.ts'
import { testServer } from '../testing/server.ts'

let world: TestApp
beforeAll(async () => {
  world = await createTestApp(testServer(), {
    renderPage: ({ language, path }) => `<html lang="${language}">${path}`,
  })
})
afterAll(() => world.close())

const titleFor = async (cookie: string | undefined) => {
  const answer = await world.anonymous.request('GET', '/api/nothing-here', {
    headers: cookie ? { cookie } : {},
  })
  return (answer.body as { title: string }).title
}

test('a problem is said in the language that the reader chose, Vietnamese unless they chose', async () => {
  expect(await titleFor(undefined)).toBe('Không tìm thấy nội dung này.')
  expect(await titleFor('ngon_ngu=en')).toBe('This was not found.')
  expect(await titleFor('a=b; ngon_ngu=en; c=d')).toBe('This was not found.')
  expect(await titleFor('xngon_ngu=en')).toBe('Không tìm thấy nội dung này.')
  expect(await titleFor('ngon_ngu=english')).toBe('Không tìm thấy nội dung này.')
})

test('choosing a language is remembered and leads back to the same page, on this site only', async () => {
  const chosen = await world.anonymous.get('/cuoc-thi/y-tuong?lang=en')
  expect([chosen.status, chosen.headers.get('location')]).toEqual([302, '/cuoc-thi/y-tuong'])
  expect(chosen.headers.get('set-cookie')).toContain('ngon_ngu=en; Max-Age=31536000; Path=/; SameSite=Lax')
  const elsewhere = await world.anonymous.get('//example.org/?lang=en')
  expect(elsewhere.headers.get('location')).toMatch(/^\/(?!\/)/)
  expect((await world.anonymous.get('/?lang=xx')).headers.get('set-cookie')).toBeNull()
})

test('a public page is kept once per language and says that it differs by cookie', async () => {
  const read = (cookie: string) => world.anonymous.request('GET', '/', { headers: { cookie } })
  const [vi, en, again] = [await read('a=b'), await read('ngon_ngu=en'), await read('a=b')]
  expect([vi.body, en.body, again.body]).toEqual([
    '<html lang="vi">/',
    '<html lang="en">/',
    '<html lang="vi">/',
  ])
  expect(en.headers.get('vary')).toContain('cookie')
})
