import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { insertJudgedStage } from '../../apps/api/src/testing/judged-stage.ts'
import {
  decide,
  insertApprovedResult,
  release,
  resultPeople,
} from '../../apps/api/src/testing/released-result.ts'
import type { TestApp } from '../../apps/api/src/testing/test-app.ts'
import type { RealServer } from '../running/real-server.ts'
import { FIRST_VISIT_KILOBYTES, weighFirstVisits } from '../first-visit.ts'
import { ROOT } from '../steps.ts'
import { coreShare, medianOf, middle, type Row } from './rates.ts'

/** Statements of the judge's list and work page, for few entries and for many. */
export const benchQueries = async (world: TestApp): Promise<Row[]> => {
  const counted: number[][] = []
  for (const size of [3, 60]) {
    const judged = await insertJudgedStage(world, { totals: Array.from({ length: size }, () => [null]) })
    const persona = judged.judges[0]?.persona
    if (!persona) throw new Error('no judge')
    const list = await world.countQueries(() => persona.get(`/api/desk/stages/${judged.stageId}`))
    const page = await world.countQueries(() =>
      persona.get(`/api/desk/assignments/${judged.assignmentIds[0]?.[0]}`),
    )
    counted.push([list, page])
  }
  const [few = [], many = []] = counted
  return ['judge’s work list', 'judge’s entry page'].map((work, i) => ({
    work: `${work}: SQL statements at 3 and 60 entries`,
    measured: `${few[i]} and ${many[i]}`,
    bar: 'the same',
    peer: '2,400 on a list',
    met: few[i] === many[i],
  }))
}

/** The standing and one page of the score table, over HTTP, of a thousand entries with three sheets each. */
export const benchScoreTable = async (server: RealServer, world: TestApp): Promise<Row[]> => {
  const totals = Array.from({ length: 1000 }, (_, i) => [0, 1, 2].map((j) => 50 + ((i * 7 + j * 3) % 45)))
  const judged = await insertJudgedStage(world, { totals })
  const chair = await world.person('Người Đo', [
    { role: 'panelChair', scopeKind: 'edition', scopeId: judged.editionId },
  ])
  await server.analyze()
  const read = (path: string) => async () => {
    const answer = await fetch(`${server.url}/api/stages/${judged.stageId}/${path}`, {
      headers: { cookie: chair.cookie },
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    await answer.arrayBuffer()
  }
  const rows: Row[] = []
  for (const [work, path] of [
    ['score table, 1,000 entries × 3 sheets, a page', 'progress?page=1'],
    ['whole standing with derivation, 1,000 × 3', 'standing'],
  ] as const) {
    await medianOf(3, read(path))
    const before = coreShare()
    const median = await medianOf(15, read(path))
    const quiet = median * ((before + coreShare()) / 2)
    rows.push({
      work,
      measured: `${quiet.toFixed(0)} ms at p50 (${median.toFixed(0)} by the clock, times the share of a core that a fixed computation got)`,
      bar: '≤ 40 ms',
      peer: '85 ms, 52,000 DOM nodes',
      met: quiet <= 40,
    })
  }
  return rows
}

const WARM = 2
const ROUNDS = 5

const requestsPerSecond = async (url: string) => {
  const result = await autocannon({ url, connections: 8, duration: 2 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers refused`)
  return result.requests.average
}

/** A public result page of the running server against a bare Hono answer of the same size. */
export const benchPublicPage = async (server: RealServer, world: TestApp): Promise<Row> => {
  const people = await resultPeople(world)
  const totals = Array.from({ length: 14 }, (_, i) => [96 - 2 * i, 94 - 2 * i])
  const result = await insertApprovedResult(world, people, { totals })
  await decide(result, people)
  const { slug } = await release(result, people)
  const url = `${server.url}/ket-qua/${slug}`
  const first = await fetch(url)
  if (first.status !== 200) throw new Error(`the public page answers ${first.status}`)
  const bytes = (await first.arrayBuffer()).byteLength
  const port = Number(new URL(server.url).port) + 1
  const bare = spawn(process.execPath, ['apps/api/src/testing/bare-server.ts', String(port), String(bytes)], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  try {
    const bareUrl = `http://127.0.0.1:${port}/`
    while (
      !(await fetch(bareUrl).then(
        (it) => it.ok,
        () => false,
      ))
    )
      await sleep(50)
    const rounds: { own: number; plain: number }[] = []
    // Short rounds in turns, so that what else the machine does meets both; the first ones warm them up.
    for (let round = 0; round < WARM + ROUNDS; round++)
      rounds.push({ plain: await requestsPerSecond(bareUrl), own: await requestsPerSecond(url) })
    rounds.splice(0, WARM)
    const ratio = middle(rounds.map((it) => it.own / it.plain))
    const [own, plain] = [middle(rounds.map((it) => it.own)), middle(rounds.map((it) => it.plain))]
    return {
      work: `public result page (${(bytes / 1024).toFixed(0)} KB), log line included`,
      measured: `${own.toFixed(0)} req/s = ${ratio.toFixed(2)} of a bare Hono answer (${plain.toFixed(0)})`,
      bar: '≥ 0.8',
      peer: '—',
      met: ratio >= 0.8,
    }
  } finally {
    bare.kill()
  }
}

/** JS and CSS of the judge's pages on a first visit, gzipped. */
export const benchFirstVisit = (): Row[] =>
  weighFirstVisits().map(({ page, vi, en }) => ({
    work: `${page}, first visit, JS + CSS gzipped`,
    measured: `${vi.toFixed(1)} KB (English ${en.toFixed(1)})`,
    bar: `≤ ${FIRST_VISIT_KILOBYTES} KB`,
    peer: '221 KB in all',
    met: Math.max(vi, en) <= FIRST_VISIT_KILOBYTES,
  }))
