import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Files that take longest, so that no worker is left alone with one of them in the end. */
const LONG = [
  'invariants/two-worlds',
  'invariants/bad-input',
  'features/demo/',
  'worker/document-worker',
  'masking/planted',
  'rendition/render-blind',
  'features/backup/',
  'invariants/',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((part) => moduleId.includes(part))
      return at < 0 ? LONG.length : at
    }
    return [...files].sort((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/{domain,contract,auth,documents,i18n,ui}/**/*.test.ts',
            'apps/web/**/*.test.ts',
            'tools/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**'],
          testTimeout: 120_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['apps/api/**/*.test.ts', 'packages/db/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.long.test.ts'],
          globalSetup: ['tools/vitest-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file has worlds of its own; what it imports is loaded once per worker.
          isolate: false,
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
