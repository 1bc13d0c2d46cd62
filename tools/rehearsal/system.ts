import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@xk/db'
import { createTestApp, type TestApp } from '../../apps/api/src/testing/test-app.ts'
import { freePort, gone } from '../running/real-server.ts'
import { ROOT } from '../steps.ts'
import { type RoundRobin, startRoundRobin } from './round-robin.ts'

export interface SystemPlan {
  /** Data directory to take up; a new one unless told. */
  dataDir?: string
  /** The embedded database unless told. */
  databaseUrl?: string | undefined
  processes: number
}

/** The product as it runs for people: one process or several behind a proxy, on either kind of database. */
export interface System {
  url: string
  dataDir: string
  databaseUrl: string | undefined
  /** The one-time link that the start printed. */
  readonly firstLink: string | undefined
  proxy: RoundRobin | undefined
  /** People straight on its database, who then act over HTTP; closed by {@link stop}. */
  world: TestApp
  /** `pnpm xk …` on this installation: exit code and what it said. */
  xk: (...args: string[]) => Promise<{ code: number; said: string }>
  /** Lines of faults that any process logged. */
  readonly faults: readonly string[]
  stop: () => Promise<void>
  /** Stops it and removes its data directory. */
  remove: () => Promise<void>
}

interface Process {
  child: ChildProcess
  said: string
}

const startProcess = (env: Record<string, string>, port: number): Process => {
  const { DATABASE_URL: _, ...own } = process.env
  const child = spawn(process.execPath, ['apps/api/src/cli/start.ts', '--no-build'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...own, ...env, PORT: String(port), HOST: '127.0.0.1' },
  })
  const it: Process = { child, said: '' }
  const hear = (chunk: Buffer) => {
    it.said += chunk.toString('utf8')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return it
}

const isReady = async (port: number, it: Process) => {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    if (it.child.exitCode !== null) throw new Error(`the server ended: ${it.said.slice(-3000)}`)
    await sleep(50)
  }
}

/** `pnpm xk …` on an installation, whether anything runs on it or not. */
export const xkOn = (
  it: { dataDir: string; databaseUrl: string | undefined },
  args: readonly string[],
): Promise<{ code: number; said: string }> =>
  new Promise((done) => {
    const { DATABASE_URL: _, ...own } = process.env
    const env = { ...own, DATA_DIR: it.dataDir, ...(it.databaseUrl ? { DATABASE_URL: it.databaseUrl } : {}) }
    execFile(
      process.execPath,
      ['apps/api/src/cli/xk.ts', ...args],
      { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => done({ code: error ? Number(error.code ?? 1) : 0, said: `${out}${err}` }),
    )
  })

/** Starts all processes at once, as a machine that comes up does. */
export const startSystem = async (plan: SystemPlan): Promise<System> => {
  const dataDir = plan.dataDir ?? mkdtempSync(join(tmpdir(), 'xk-rehearsal-'))
  const ports = await Promise.all(Array.from({ length: plan.processes }, freePort))
  const proxy = plan.processes > 1 ? await startRoundRobin(ports) : undefined
  const url = proxy?.url ?? `http://localhost:${ports[0]}`
  const env = {
    DATA_DIR: dataDir,
    BACKUP_DIR: 'off',
    ...(plan.databaseUrl ? { DATABASE_URL: plan.databaseUrl } : {}),
  }
  const processes = ports.map((port) => startProcess({ ...env, PUBLIC_URL: url }, port))
  await Promise.all(processes.map((it, i) => isReady(ports[i] ?? 0, it)))
  const attached = await openDatabase({ dataDir, databaseUrl: plan.databaseUrl })
  const database = { ...attached, owner: attached.sql, drop: attached.close }
  const world = await createTestApp({ database }, { now: new Date() })
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    await world.close()
    await proxy?.stop()
    for (const { child } of processes) child.kill('SIGTERM')
    await Promise.all(processes.map(({ child }) => gone(child)))
  }
  return {
    url,
    dataDir,
    databaseUrl: plan.databaseUrl,
    get firstLink() {
      // Of several processes the last one that printed a link made the ones before it invalid.
      return processes.flatMap(({ said }) => /http\S+\/moi\/\S+/.exec(said)?.[0] ?? []).at(-1)
    },
    proxy,
    world,
    xk: (...args) => xkOn({ dataDir, databaseUrl: plan.databaseUrl }, args),
    get faults() {
      return processes.flatMap(({ said }) =>
        said.split('\n').filter((line) => /"level":(50|60)/.test(line) || line.includes('CẢNH BÁO')),
      )
    },
    stop,
    remove: async () => {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
