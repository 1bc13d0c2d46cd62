import { insertJudgedStage } from '../../apps/api/src/testing/judged-stage.ts'
import type { TestApp } from '../../apps/api/src/testing/test-app.ts'
import type { RealServer } from '../running/real-server.ts'
import { rateOf, type Row } from './rates.ts'

const LANES = 8
const TURNS = 60

interface Statement {
  query: string
  values: unknown[]
}

const sheet = (baseVersion: number, text: string) => ({
  baseVersion,
  marks: {},
  comments: {},
  overallComment: text,
})

/** The very statements that one save sends, as the driver sees them. */
const traceSave = async (world: TestApp, path: string, cookie: string, baseVersion: number) => {
  const { options } = world.database.sql
  const statements: Statement[] = []
  const before = options.debug
  options.debug = (_, query, values) => void statements.push({ query, values: [...values] })
  const saved = await world.app.request(path, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(sheet(baseVersion, 'lần theo dõi câu lệnh')),
  })
  options.debug = before
  if (saved.status !== 200) throw new Error(`no trace: ${saved.status}`)
  return statements
}

/** Replays the statements of a save on the bare driver, with the version counted on. */
const replay = async (world: TestApp, statements: readonly Statement[], traced: number, version: number) => {
  const counted = (value: unknown) =>
    value === traced || value === String(traced)
      ? version
      : value === traced + 1 || value === String(traced + 1)
        ? version + 1
        : value
  const connection = await world.database.sql.reserve()
  try {
    for (const { query, values } of statements) {
      const isUpdate = query.startsWith('update "score_sheet"')
      await connection.unsafe(query, (isUpdate ? values.map(counted) : values) as never[])
    }
  } finally {
    connection.release()
  }
}

/** Saves of draft sheets by the running server against the same SQL through the bare driver, and handing in. */
export const benchSaves = async (server: RealServer, world: TestApp): Promise<Row[]> => {
  const judged = await insertJudgedStage(world, { totals: [Array.from({ length: LANES }, () => null)] })
  await server.analyze()
  const lanes = judged.judges.map(({ persona }, lane) => ({
    path: `/api/desk/assignments/${judged.assignmentIds[0]?.[lane]}/sheet`,
    cookie: persona.cookie,
    version: 0,
  }))
  const save = async (lane: number, text: string) => {
    const own = lanes[lane]
    if (!own) return
    const answer = await fetch(server.url + own.path, {
      method: 'PUT',
      headers: { cookie: own.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(sheet(own.version, text)),
    })
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    own.version = ((await answer.json()) as { version: number }).version
  }
  for (let lane = 0; lane < LANES; lane++) await save(lane, 'lần đầu')
  const traces: { statements: Statement[]; traced: number }[] = []
  for (const own of lanes) {
    traces.push({
      statements: await traceSave(world, own.path, own.cookie, own.version),
      traced: own.version,
    })
    own.version += 1
  }
  const bareVersions = lanes.map(({ version }) => version)
  const bare = async (lane: number) => {
    const [trace, version] = [traces[lane], bareVersions[lane]]
    if (!trace || version === undefined) return
    await replay(world, trace.statements, trace.traced, version)
    bareVersions[lane] = version + 1
  }
  const rows: Row[] = []
  for (const [count, peer] of [
    [1, '164/s'],
    [LANES, '325/s'],
  ] as const) {
    await rateOf(count, 10, (lane, turn) => save(lane, `khởi động ${turn}`))
    const own = await rateOf(count, TURNS, (lane, turn) => save(lane, `văn bản ${turn}`))
    lanes.forEach((lane, i) => void (bareVersions[i] = lane.version))
    await rateOf(count, 10, bare)
    const plain = await rateOf(count, TURNS, bare)
    lanes.forEach((lane, i) => void (lane.version = bareVersions[i] ?? lane.version))
    const ratio = own / plain
    rows.push({
      work: `save a draft sheet, ${count} at once`,
      measured: `${own.toFixed(0)}/s = ${ratio.toFixed(2)} of the same SQL (${plain.toFixed(0)}/s)`,
      bar: '≥ 0.6',
      peer,
      met: ratio >= 0.6,
    })
  }
  return [...rows, await benchHandIn(server, world)]
}

/** "Nộp toàn bộ" of 30 sheets with its ledger event; one judge after the other. */
const benchHandIn = async (server: RealServer, world: TestApp): Promise<Row> => {
  const [sheets, judges] = [30, 10]
  const judged = await insertJudgedStage(world, {
    totals: Array.from({ length: sheets }, () => Array.from({ length: judges }, () => null)),
  })
  const segment = judged.rules.stages.flatMap((stage) =>
    stage.kind === 'scoring' ? stage.scoring.segments : [],
  )[0]
  if (!segment) throw new Error('no segment')
  const marks = Object.fromEntries(segment.criteria.map(({ key }) => [key, 4]))
  const comments = Object.fromEntries(segment.criteria.map(({ key }) => [key, 'Có căn cứ.']))
  const ready = judged.judges.map(({ persona }, j) => ({
    cookie: persona.cookie,
    ids: judged.assignmentIds.flatMap((ids) => ids[j] ?? []),
  }))
  for (const { cookie, ids } of ready)
    for (const id of ids)
      await world.app.request(`/api/desk/assignments/${id}/sheet`, {
        method: 'PUT',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({
          baseVersion: 0,
          marks,
          comments,
          overallComment: 'Thiết thực, trình bày rõ, có số liệu. '.repeat(4),
        }),
      })
  const rate = await rateOf(1, judges, async (_, turn) => {
    const own = ready[turn]
    const answer = await fetch(`${server.url}/api/desk/stages/${judged.stageId}/submit-all`, {
      method: 'POST',
      headers: { cookie: own?.cookie ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ versions: Object.fromEntries(own?.ids.map((id) => [id, 1]) ?? []) }),
    })
    if (answer.status !== 200)
      throw new Error(`hand-in: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
  })
  return {
    work: `hand in ${sheets} sheets with their ledger event`,
    measured: `${(1000 / rate).toFixed(0)} ms (${(rate * sheets).toFixed(0)} sheets/s)`,
    bar: '—',
    peer: '—',
  }
}
