import { defineConfig } from 'vitest/config'

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
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['apps/api/**/*.test.ts', 'packages/db/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.long.test.ts'],
          globalSetup: ['tools/vitest-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    pool: 'forks',
    maxWorkers: 2,
  },
})
