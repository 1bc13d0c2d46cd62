import { insertJudgedStage } from '../../apps/api/src/testing/judged-stage.ts'
import type { TestApp } from '../../apps/api/src/testing/test-app.ts'
import type { RealServer } from '../running/real-server.ts'
import { sendForJson } from './client.ts'
import { middle, rateOf, type Row } from './rates.ts'

const LANES = 8
const TURNS = 150
/** Both sides are measured in turns, so that what else the machine does meets both; the median of their ratios. */
const ROUNDS = 5

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

/** The very statements of one save, as the driver sees them; those that are sent together stand together. */
const traceSave = async (world: TestApp, path: string, cookie: string, baseVersion: number) => {
  const { options } = world.database.sql
  const put = async (version: number) => {
    const saved = await world.app.request(path, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(sheet(version, 'lần theo dõi câu lệnh')),
    })
    if (saved.status !== 200) throw new Error(`no trace: ${saved.status}`)
  }
  // The first time that a connection sees a statement, it prepares it.
  const rehearsals = 2 * options.max
  for (let i = 0; i < rehearsals; i++) await put(baseVersion + i)
  const version = baseVersion + rehearsals
  const flights: Statement[][] = []
  let open: Statement[] | undefined
  const before = options.debug
  options.debug = (_, query, values) => {
    if (!open) {
      open = []
      flights.push(open)
      setImmediate(() => void (open = undefined))
    }
    open.push({ query, values: [...values] })
  }
  await put(version)
  options.debug = before
  return { flights, version }
}
type Trace = Awaited<ReturnType<typeof traceSave>>

/**
 * Replays a save's statements on the bare driver, prepared and sent together as the server does, with the version
 * counted on: begin, commit and the row written are real, so durability is the same.
 */
const replay = async (world: TestApp, trace: Trace, version: number) => {
  const counted = (value: unknown) =>
    value === trace.version || value === String(trace.version)
      ? version
      : value === trace.version + 1 || value === String(trace.version + 1)
        ? version + 1
        : value
  const connection = await world.database.sql.reserve()
  const run = async ({ query, values }: Statement) => {
    const isUpdate = query.startsWith('update "score_sheet"')
    const done = await connection.unsafe(query, (isUpdate ? values.map(counted) : values) as never[], {
      prepare: values.length > 0,
    })
    if (isUpdate && done.count !== 1) throw new Error('the reference saved nothing')
  }
  try {
    for (const flight of trace.flights) await Promise.all(flight.map(run))
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
    trace: undefined as Trace | undefined,
  }))
  const save = async (lane: number, turn: number) => {
    const own = lanes[lane]
    if (!own) throw new Error('no lane')
    const { version } = await sendForJson(server.url + own.path, {
      method: 'PUT',
      cookie: own.cookie,
      body: sheet(own.version, `văn bản ${turn}`),
    })
    if (version !== own.version + 1) throw new Error(`version ${version} after ${own.version}`)
    own.version = version
  }
  const bare = async (lane: number) => {
    const own = lanes[lane]
    if (!own?.trace) throw new Error('no trace')
    await replay(world, own.trace, own.version)
    own.version += 1
  }
  for (const [lane, own] of lanes.entries()) {
    await save(lane, 0)
    own.trace = await traceSave(world, own.path, own.cookie, own.version)
    own.version = own.trace.version + 1
  }
  const statements = lanes[0]?.trace?.flights.flat().length ?? 0
  const rows: Row[] = []
  for (const [count, peer] of [
    [1, '164/s'],
    [LANES, '325/s'],
  ] as const) {
    const turns = Math.ceil(TURNS / Math.sqrt(count))
    await rateOf(count, turns, save)
    await rateOf(count, turns, bare)
    const rounds: { own: number; plain: number }[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ own: await rateOf(count, turns, save), plain: await rateOf(count, turns, bare) })
    const ratio = middle(rounds.map(({ own, plain }) => own / plain))
    const [own, plain] = [middle(rounds.map((it) => it.own)), middle(rounds.map((it) => it.plain))]
    rows.push({
      work: `save a draft sheet, ${count} at once`,
      measured: `${own.toFixed(0)}/s = ${ratio.toFixed(2)} of its ${statements} statements alone (${plain.toFixed(0)}/s)`,
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
