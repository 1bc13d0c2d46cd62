import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectTo, startEmbedded } from '@xk/db'
import { ROOT } from '../steps.ts'
import { freePort } from './real-server.ts'

const PNPM = ['-y', 'pnpm@12.21.0']

/**
 * infra/upgrade.sh on an installation of its own: to a version with one more migration, back by one command with the
 * data of before, and back by itself from a version that does not start.
 */
export const upgradeAndGoBack = async () => {
  const home = mkdtempSync(join(tmpdir(), 'xk-upgrade-'))
  const [origin, program, dataDir, pidFile] = ['origin', 'program', 'data', 'pid'].map((it) => join(home, it))
  if (!origin || !program || !dataDir || !pidFile) throw new Error('unreachable')
  const run = (command: string, args: readonly string[], cwd = home) =>
    execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' }).trim()
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], origin)
  const commit = (subject: string) => {
    git('commit', '--quiet', '--all', '--message', subject)
    return git('rev-parse', 'HEAD')
  }
  const script = (name: string, lines: string) => {
    writeFileSync(join(home, name), `#!/bin/sh\nset -eu\n${lines}\n`, { mode: 0o700 })
    return join(home, name)
  }
  const port = await freePort()
  const start = script(
    'start.sh',
    `cd ${program}\nsetsid node_modules/.bin/node apps/api/src/cli/start.ts --no-build >>${home}/server.log 2>&1 </dev/null &\necho $! >${pidFile}`,
  )
  const stop = script(
    'stop.sh',
    `pid=$(cat ${pidFile})\nkill $pid 2>/dev/null || exit 0\nwhile kill -0 $pid 2>/dev/null; do sleep 0.2; done`,
  )
  const { DATABASE_URL: _, ...clean } = process.env
  const env = {
    ...clean,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    BACKUP_DIR: 'off',
    PROGRAM_DIR: program,
    ENV_FILE: join(home, 'no-file'),
    UPGRADE_DIR: join(home, 'upgrades'),
    SERVICE_START: start,
    SERVICE_STOP: stop,
  }
  const upgrade = (to: string) =>
    spawnSync('sh', [join(program, 'infra/upgrade.sh'), to], { env, stdio: 'inherit' }).status
  const migrations = () =>
    readJournal(join(program, 'packages/db/migrations/meta/_journal.json')).entries.length
  const onDatabase = async <T>(work: (sql: ReturnType<typeof connectTo>['sql']) => PromiseLike<T>) => {
    const { socketDir } = await startEmbedded({ dataDir })
    const owner = connectTo({ host: socketDir, port: 5432, username: 'xk_owner', database: 'xk' })
    try {
      return await work(owner.sql)
    } finally {
      await owner.sql.end()
    }
  }
  const note = (key: string) =>
    onDatabase(
      (sql) => sql`insert into org_setting (key, value, valid_from) values (${key}, '"x"', '2026-01-01')`,
    )
  const notes = (key: string) =>
    onDatabase(async (sql) => (await sql`select 1 from org_setting where key = ${key}`).length)
  const expect = (what: string, got: unknown, wanted: unknown) => {
    if (got !== wanted) throw new Error(`${what}: ${String(got)} instead of ${String(wanted)}`)
  }
  try {
    run('git', ['clone', '--quiet', ROOT, origin])
    run('git', ['clone', '--quiet', origin, program])
    run('npx', [...PNPM, 'install', '--frozen-lockfile'], program)
    run('npx', [...PNPM, 'build'], program)
    const before = migrations()
    addMigration(origin)
    const newer = commit('One migration more')
    writeFileSync(join(origin, 'apps/api/src/main.ts'), 'throw new Error("does not start")\n')
    const broken = commit('A version that does not start')

    execFileSync(start, { env })
    await untilUp(port)
    await note('kept')
    expect('upgrade', upgrade(newer), 0)
    expect('migrations of the new version', migrations(), before + 1)
    await note('after-upgrade')
    expect('going back', upgrade('--back'), 0)
    expect('migrations of the old version', migrations(), before)
    await untilUp(port)
    expect('a row of before the upgrade', await notes('kept'), 1)
    expect('a row of after the upgrade', await notes('after-upgrade'), 0)
    expect('a second way back', upgrade('--back'), 1)
    expect('upgrade to what does not start', upgrade(broken), 1)
    await untilUp(port)
    expect('migrations after it', migrations(), before)
    expect('the row after it', await notes('kept'), 1)
    console.log('upgraded, went back by one command, and by itself from a version that does not start')
  } finally {
    if (existsSync(pidFile)) execFileSync(stop)
    rmSync(home, { recursive: true, force: true })
  }
}

const readJournal = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as {
    entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[]
  }

const addMigration = (origin: string) => {
  const dir = join(origin, 'packages/db/migrations')
  const path = join(dir, 'meta/_journal.json')
  const journal = readJournal(path)
  const last = journal.entries.at(-1)
  if (!last) throw new Error('no migration yet')
  const tag = `${String(last.idx + 1).padStart(4, '0')}_one_more`
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag })
  writeFileSync(path, JSON.stringify(journal))
  writeFileSync(join(dir, `${tag}.sql`), 'create table one_more (id integer);\n')
  execFileSync('git', ['add', '--all'], { cwd: origin })
}

const untilUp = async (port: number) => {
  for (let i = 0; i < 300; i++) {
    const up = await fetch(`http://127.0.0.1:${port}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the server does not answer')
}
