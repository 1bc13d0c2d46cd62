import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('the browsers that the documentation names are those that the pages are built for', () => {
  const built = JSON.parse(read('../browsers.json')) as Record<string, string>
  const names = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari', ios: 'iOS' }
  const [line = ''] = /^\*\*Browsers\.\*\*.*$/m.exec(read('../../../docs/operations.md')) ?? []
  const promised = Object.entries(names).map(([key, name]) => [
    key,
    new RegExp(`${name}\\D*([\\d.]+\\d|\\d+)`).exec(line)?.[1],
  ])
  expect(Object.fromEntries(promised)).toEqual(built)
})
