import { startTestServer, type TestServer } from '@xk/db/testing'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** One throwaway PostgreSQL for the whole test run. */
export default async (project: TestProject) => {
  const { server, stop } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
