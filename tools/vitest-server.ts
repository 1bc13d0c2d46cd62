import { startTestServer } from '@xk/db/testing'
import type {} from '../apps/api/src/testing/server.ts'
import type { TestProject } from 'vitest/node'

/** One throwaway PostgreSQL for the whole test run. */
export default async (project: TestProject) => {
  const { server, stop } = await startTestServer()
  project.provide('testServer', server)
  return stop
}
