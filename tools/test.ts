import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './find-chromium.ts'
import { checks, ROOT, step, stepBeside } from './steps.ts'

/**
 * The test command: static checks, unit and integration tests on a real PostgreSQL, and the browser journeys
 * where a Chromium is found. Ends with "N passed, N failed"; exits non-zero on any failure.
 */

const reports = join(ROOT, '.cache/reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const chromium = findChromium()
const mustRunJourneys = process.argv.includes('--journeys')

let passed = 0
let failed = 0

const [build, ...checked] = await Promise.all([
  stepBeside('build', process.execPath, ['apps/api/src/cli/build-web.ts']),
  ...checks.map(([title, command, args]) => stepBeside(title, command, args)),
])
const size = build || (await step('first visit of a judge', process.execPath, ['tools/first-visit.ts']))
for (const code of [...checked, size]) {
  if (code === 0) passed += 1
  else failed += 1
}

const read = <T>(name: string): T | undefined => {
  const path = join(reports, name)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}

const vitestCode = await step('unit and integration', 'vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, 'vitest.json')}`,
])
const vitest = read<{ numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }>(
  'vitest.json',
)
passed += vitest?.numPassedTests ?? 0
failed += Math.max(vitest?.numFailedTests ?? 0, vitestCode === 0 ? 0 : 1)

if (chromium) {
  const code =
    build ||
    (await step('journeys', 'playwright', ['test'], {
      CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json'),
    }))
  const journeys = read<{ stats: { expected: number; unexpected: number; flaky: number } }>('playwright.json')
  passed += journeys?.stats.expected ?? 0
  failed += Math.max((journeys?.stats.unexpected ?? 0) + (journeys?.stats.flaky ?? 0), code === 0 ? 0 : 1)
  if (mustRunJourneys && (journeys?.stats.expected ?? 0) === 0) failed += 1
} else {
  console.log(
    '\nKhông tìm thấy Chromium: CÁC HÀNH TRÌNH TRÊN TRÌNH DUYỆT KHÔNG ĐƯỢC CHẠY (cài gói chromium-headless-shell hoặc chromium, hoặc đặt CHROMIUM).',
  )
  if (mustRunJourneys) failed += 1
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
