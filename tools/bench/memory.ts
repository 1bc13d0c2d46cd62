import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RealServer } from '../running/real-server.ts'
import { ROOT } from '../steps.ts'
import type { Row } from './rates.ts'

const BAR_MIB = 350
/** Workers end after five idle seconds and the collector has run. */
const REST_MS = 15_000

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // ended meanwhile
  }
}

/** A process and all below it. */
const treeOf = (root: number): number[] => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const stat = read(`/proc/${pid}/stat`)
      return stat
        ? [{ pid: Number(pid), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
        : []
    })
  const found = [root]
  for (const pid of found) found.push(...parents.filter((it) => it.parent === pid).map((it) => it.pid))
  return found
}

const kilobytes = (pid: number, file: string, field: string) =>
  Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/${file}`) ?? '')?.[1] ?? 0)

/** Memory of the whole stack at rest with the demo's data: server, workers and database. Linux only. */
export const benchMemory = async (server: RealServer): Promise<Row[]> => {
  if (process.platform !== 'linux' || server.pid === undefined) return []
  const env = { ...process.env, DATA_DIR: server.dataDir }
  const demo = spawnSync(process.execPath, ['apps/api/src/cli/xk.ts', 'demo'], { cwd: ROOT, env })
  if (demo.status !== 0) throw new Error(`no demo: ${demo.stderr.toString('utf8').slice(-500)}`)
  await sleep(REST_MS)
  const processes = treeOf(server.pid)
  const sum = (file: string, field: string) =>
    processes.reduce((total, pid) => total + kilobytes(pid, file, field), 0) / 1024
  const [own, shared] = [sum('smaps_rollup', 'Pss'), sum('status', 'VmRSS')]
  // Memory that processes share counts once where the system tells it, else for each of them.
  const mib = own > 0 ? own : shared
  return [
    {
      work: `whole stack at rest with the demo's data, ${processes.length} processes`,
      measured: `${mib.toFixed(0)} MiB${own > 0 ? ` (${shared.toFixed(0)} with shared pages counted for each process)` : ''}`,
      bar: `≤ ${BAR_MIB} MiB`,
      peer: '—',
      met: mib <= BAR_MIB,
    },
  ]
}
