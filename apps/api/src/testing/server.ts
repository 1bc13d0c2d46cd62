import type { TestServer } from '@xk/db/testing'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** The throwaway PostgreSQL of this test run (tools/vitest-server.ts starts it once). */
export const testServer = (): TestServer => inject('testServer')
