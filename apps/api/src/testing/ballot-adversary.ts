import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from './test-app.ts'

/**
 * The adversary against the secret ballot: it has all that the database holds with its system columns, ledger and jobs
 * among it, the log, and the names and sizes of the files beside it, and guesses which ballot is whose.
 */

type Row = Record<string, string>
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** One table, or the log: its rows as they lie, and by each id the rows that name it. */
interface Source {
  name: string
  rows: Row[]
  idsOf: Set<string>[]
  rowsWith: Map<string, number[]>
}

const indexed = (name: string, rows: Row[]): Source => {
  const rowsWith = new Map<string, number[]>()
  const idsOf = rows.map((row, at) => {
    const ids = new Set(Object.values(row).flatMap((text) => text.match(ID) ?? []))
    for (const id of ids) {
      const known = rowsWith.get(id)
      if (known) known.push(at)
      else rowsWith.set(id, [at])
    }
    return ids
  })
  return { name, rows, idsOf, rowsWith }
}

/** All rows of all tables as text, with place, transactions and commands; besides them log and files. */
export const readEverything = async (world: TestApp): Promise<Source[]> => {
  const { owner } = world.database
  const tables = await owner`select table_schema as schema, table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1, 2`
  const all: Source[] = []
  for (const { schema, name } of tables) {
    const rows = await owner.unsafe(
      `select ctid::text as "$ctid", xmin::text as "$xmin", xmax::text as "$xmax", cmin::text as "$cmin",
        tableoid::text as "$tableoid", to_jsonb(t)::text as row from "${schema}"."${name}" t`,
    )
    const read = rows.map(({ row, ...system }): Row => {
      const columns = JSON.parse(String(row)) as Record<string, unknown>
      const text = Object.entries(columns).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      return { ...Object.fromEntries(text), ...(system as Row), $size: String(String(row).length) }
    })
    all.push(indexed(String(name), read))
  }
  const log = world.logged.map((line, i): Row => ({ line, $place: String(i) }))
  const files = filesUnder(world.deps.config.dataDir).map((name): Row => ({ name }))
  return [...all, indexed('log', log), indexed('files', files)]
}

const filesUnder = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => `${it.name} ${statSync(join(it.parentPath, it.name)).size}`)

/** "(3,14)" after "(3,2)", 99 before 100: numbers in a text count as numbers. */
const weightOf = (text: string): string => text.replaceAll(/\d+/g, (digits) => digits.padStart(20, '0'))

/** Columns by which these things can be put in order, and the order: ties stay as they stand. */
const orders = (byThing: ReadonlyMap<string, Row>, all: readonly string[]): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  if (!all.every((thing) => byThing.has(thing))) return found
  const columns = new Set([...byThing.values()].flatMap((row) => Object.keys(row)))
  for (const column of columns) {
    const keyed = all.map((thing) => ({ thing, key: weightOf(byThing.get(thing)?.[column] ?? '') }))
    const sorted = keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    found.set(
      column,
      sorted.map(({ thing }) => thing),
    )
  }
  return found
}

/** Each row that names one single voter of this council: the first and the last of each voter. */
const traces = ({ rows, idsOf, rowsWith }: Source, memberOf: ReadonlyMap<string, string>) => {
  const [first, last] = [new Map<string, Row>(), new Map<string, Row>()]
  const naming = new Set([...memberOf.keys()].flatMap((id) => rowsWith.get(id) ?? []))
  for (const at of [...naming].toSorted((a, b) => a - b)) {
    const named = new Set([...(idsOf[at] ?? [])].flatMap((id) => memberOf.get(id) ?? []))
    const [member] = named
    const row = rows[at]
    if (named.size !== 1 || member === undefined || !row) continue
    if (!first.has(member)) first.set(member, row)
    last.set(member, row)
  }
  return { first, last }
}

export interface Target {
  roundId: string
  /** Member → all ids that name them. */
  voters: ReadonlyMap<string, readonly string[]>
  /** What is true and must not be found: member → serial. */
  serialOf: ReadonlyMap<string, string>
  /** The table that holds the ballots at this moment. */
  table: string
}

/** Right guesses by each way of guessing: an order of voters laid beside an order of ballots, forwards and back. */
export const guess = (
  everything: readonly Source[],
  { roundId, voters, serialOf, table }: Target,
): Map<string, number> => {
  const hits = new Map<string, number>()
  const memberOf = new Map([...voters].flatMap(([member, ids]) => ids.map((id) => [id, member] as const)))
  const ballots = (everything.find(({ name }) => name === table)?.rows ?? []).filter(
    (row) => row['round_id'] === roundId,
  )
  const serials = ballots.map((row) => row['serial'] ?? '')
  if (serials.length !== voters.size) throw new Error(`${serials.length} ballots in the dump`)
  const ofBallots = orders(new Map(ballots.map((row) => [row['serial'] ?? '', row])), serials)
  const members = [...voters.keys()]
  const ofVoters = new Map<string, string[]>([['as appointed', members]])
  for (const source of everything)
    for (const [which, byMember] of Object.entries(traces(source, memberOf)))
      for (const [column, order] of orders(byMember, members))
        ofVoters.set(`${which} ${source.name}.${column}`, order)
  for (const [by, voterOrder] of ofVoters)
    for (const [column, ballotOrder] of ofBallots)
      for (const [way, inOrder] of [
        ['', ballotOrder],
        [' backwards', ballotOrder.toReversed()],
      ] as const) {
        const right = voterOrder.filter((member, i) => serialOf.get(member) === inOrder[i]).length
        hits.set(`${by} ~ ${column}${way}`, right)
      }
  return hits
}
