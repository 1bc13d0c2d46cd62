import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ROOT } from '../steps.ts'
import { coreShare, type Row } from './rates.ts'

const run = async (script: string) =>
  (await promisify(execFile)(process.execPath, [script], { cwd: ROOT, maxBuffer: 1e7 })).stdout.trim()

interface Compared {
  ms: number
  mb: number
  copies: number
}
interface Evidence {
  entries: number
  ms: number
}

/** What the domain computes alone, each in a process of its own. */
export const benchComputing = async (): Promise<Row[]> => {
  const before = coreShare()
  const standing = await run('packages/domain/bench/standing.bench.ts')
  const share = (before + coreShare()) / 2
  const assigned = JSON.parse(await run('tools/bench/assign.ts')) as { ms: number; mb: number; pairs: number }
  const compared = JSON.parse(await run('packages/domain/bench/similarity.bench.ts')) as Compared
  const ballots = JSON.parse(await run('packages/domain/bench/ballots.bench.ts')) as { ms: number }
  const evidence = JSON.parse(await run('packages/domain/bench/evidence.bench.ts')) as Evidence[]
  const byClock = Number(/median (\d+) ms/.exec(standing)?.[1])
  const taken = byClock * share
  return [
    {
      work: 'standing of 10,000 entries × 5 sheets × 5 criteria',
      measured: `${taken.toFixed(0)} ms (${byClock} by the clock, times the share of a core that a fixed computation got)`,
      bar: '≤ 300 ms',
      peer: '—',
      met: taken <= 300,
    },
    {
      work: 'assign 3,000 entries × 300 judges × 3',
      measured: `${(assigned.ms / 1000).toFixed(2)} s, ${assigned.mb} MB, ${assigned.pairs} pairs (slowest kind of preferences)`,
      bar: '≤ 2 s, ≤ 300 MB',
      peer: '133 s, 513 MB',
      met: assigned.ms <= 2000 && assigned.mb <= 300,
    },
    {
      work: 'compare 5,000 entries with each other, for copies and rewordings',
      measured: `${(compared.ms / 1000).toFixed(1)} s, ${compared.mb} MB, ${compared.copies} of 50 copies`,
      bar: '≤ 30 s in a worker',
      peer: '—',
      met: compared.ms <= 30_000 && compared.copies === 50,
    },
    {
      work: 'tally of 10,000 ballots × 50 candidates',
      measured: `${ballots.ms.toFixed(0)} ms`,
      bar: '≤ 1 s',
      peer: '—',
      met: ballots.ms <= 1000,
    },
    ...evidence.map(({ entries, ms }) => ({
      work: `evidence beside a result of ${entries} entries × 3 sheets × 5 criteria`,
      measured: `${(ms / 1000).toFixed(1)} s`,
      bar: '≤ 10 s in a worker',
      peer: '—',
      met: ms <= 10_000,
    })),
  ]
}
