import { startTestServer } from '@xk/db/testing'

/** One throwaway PostgreSQL with a migrated template for all journeys; each world has a database of its own. */
export default async () => {
  const { server, stop } = await startTestServer()
  process.env['XK_TEST_SERVER'] = JSON.stringify(server)
  return stop
}
