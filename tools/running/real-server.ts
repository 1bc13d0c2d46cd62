import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectTo, openDatabase, startEmbedded } from '@xk/db'
import { createTestApp, type TestApp } from '../../apps/api/src/testing/test-app.ts'
import { ROOT } from '../steps.ts'

/** The product as it runs for people: its own process under the flags of `pnpm start`, the embedded PostgreSQL with fsync on. */
export interface RealServer {
  url: string
  dataDir: string
  /** Of the API's process while it runs. */
  readonly pid: number | undefined
  start: () => Promise<void>
  /** SIGTERM, and the wait for its end. */
  stop: () => Promise<void>
  /** SIGKILL for the API, or for PostgreSQL and then the API. */
  kill: (what: 'api' | 'postgres') => Promise<void>
  /** Personas and rows straight on its database; call `close` on it before anything is killed. */
  openWorld: () => Promise<TestApp>
  /** Brings the planner's statistics up to date, as autovacuum does within a minute of such a filling. */
  analyze: () => Promise<void>
  /** Stops it and removes all of its data. */
  remove: () => Promise<void>
}

/** A port of the loopback that nobody listens on. */
export const freePort = () =>
  new Promise<number>((done, refuse) => {
    const probe = createServer()
    probe.once('error', refuse)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Resolves when the process has ended. */
export const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((done) => void child.once('exit', () => done()))

export const createRealServer = async (): Promise<RealServer> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'xk-real-'))
  const logPath = `${dataDir}.log`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  const isReady = () =>
    fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
  const start = async () => {
    const { DATABASE_URL: _, ...env } = process.env
    // Into a file, as a service's goes: whoever measures must not have to read it meanwhile.
    const log = openSync(logPath, 'a', 0o600)
    const started = spawn(
      process.execPath,
      ['--max-semi-space-size=32', 'apps/api/src/cli/start.ts', '--no-build'],
      {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', log],
        env: { ...env, DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1' },
      },
    )
    closeSync(log)
    child = started
    while (!(await isReady())) {
      if (started.exitCode !== null)
        throw new Error(`the server ended: ${readFileSync(logPath, 'utf8').slice(-4000)}`)
      await sleep(50)
    }
  }
  const stop = async () => {
    if (!child) return
    child.kill('SIGTERM')
    await gone(child)
  }
  return {
    url,
    dataDir,
    get pid() {
      return child?.pid
    },
    start,
    stop,
    kill: async (what) => {
      if (what === 'postgres') {
        process.kill(
          Number(readFileSync(join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]),
          'SIGKILL',
        )
        await sleep(100)
      }
      child?.kill('SIGKILL')
      if (child) await gone(child)
    },
    openWorld: async () => {
      const attached = await openDatabase({ dataDir })
      const drop = attached.close
      return createTestApp({ database: { ...attached, owner: attached.sql, drop } }, { now: new Date() })
    },
    analyze: async () => {
      const { socketDir } = await startEmbedded({ dataDir })
      const owner = connectTo({ host: socketDir, port: 5432, username: 'xk_owner', database: 'xk' })
      await owner.sql`analyze`
      await owner.sql.end()
    },
    remove: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(logPath, { force: true })
    },
  }
}
