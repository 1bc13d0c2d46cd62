import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectTo } from '@xk/db'
import { freePort, gone } from '../running/real-server.ts'

interface PlainPostgres {
  version: string
  /** Address of a new, empty database of this name. */
  createDatabase: (name: string) => Promise<string>
  stop: () => Promise<void>
}

/** Where Debian puts it; `PG15_BIN` names another place. */
const binaries = () => process.env['PG15_BIN'] ?? '/usr/lib/postgresql/15/bin'

export const hasPostgres15 = (): boolean => existsSync(join(binaries(), 'initdb'))

/** PostgreSQL refuses to run as root: root runs it as the user that the package made, or as nobody. */
const otherUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  try {
    const of = (option: string) =>
      Number(execFileSync('id', [option, 'postgres'], { stdio: 'pipe' }).toString())
    return { uid: of('-u'), gid: of('-g') }
  } catch {
    return { uid: 65534, gid: 65534 }
  }
}

/** A plain PostgreSQL 15 of its own: own data, own port on the loopback, settings as they come. */
export const startPostgres15 = async (): Promise<PlainPostgres> => {
  const home = mkdtempSync(join(tmpdir(), 'xk-pg15-'))
  const user = otherUser()
  if (user) chownSync(home, user.uid, user.gid)
  const [data, port] = [join(home, 'data'), await freePort()]
  const run = { ...user, cwd: home, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' } }
  const [password, passwordFile] = [randomBytes(12).toString('hex'), join(home, 'password')]
  writeFileSync(passwordFile, password)
  if (user) chownSync(passwordFile, user.uid, user.gid)
  const who = ['-U', 'xk_owner', '-A', 'scram-sha-256', '--pwfile', passwordFile]
  execFileSync(join(binaries(), 'initdb'), ['-D', data, ...who, '-E', 'UTF8'], run)
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${home}`]
  const child: ChildProcess = spawn(
    join(binaries(), 'postgres'),
    ['-D', data, ...settings.flatMap((it) => ['-c', it])],
    { ...run, stdio: 'ignore' },
  )
  const address = (name: string) => `postgres://xk_owner:${password}@127.0.0.1:${port}/${name}`
  const root = connectTo(address('postgres'), { max: 1 })
  let version = ''
  for (let tries = 0; version === ''; tries++) {
    try {
      const [row] = await root.sql<{ server_version: string }[]>`show server_version`
      version = row?.server_version ?? ''
    } catch (error) {
      if (tries > 100 || child.exitCode !== null) throw error
      await sleep(100)
    }
  }
  return {
    version,
    createDatabase: async (name) => {
      await root.sql.unsafe(`create database "${name}"`)
      return address(name)
    },
    stop: async () => {
      await root.sql.end({ timeout: 1 })
      child.kill('SIGINT')
      await gone(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
