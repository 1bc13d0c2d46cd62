import { createRealServer } from '../running/real-server.ts'
import { benchComputing } from './computing.ts'
import { benchMemory } from './memory.ts'
import { benchFirstVisit, benchPublicPage, benchQueries, benchScoreTable } from './pages.ts'
import type { Row } from './rates.ts'
import { benchSaves } from './saves.ts'

/** Prints the rows of design.md §8 that exist, the bar and the best-known peer beside them. */
const rows: Row[] = []
const server = await createRealServer()
try {
  await server.start()
  const world = await server.openWorld()
  try {
    const page = await benchPublicPage(server, world)
    rows.push(...(await benchSaves(server, world)))
    rows.push(...(await benchQueries(world)))
    rows.push(...(await benchScoreTable(server, world)))
    rows.push(page)
  } finally {
    await world.close()
  }
} finally {
  await server.remove()
}
const resting = await createRealServer()
try {
  await resting.start()
  rows.push(...(await benchMemory(resting)))
} finally {
  await resting.remove()
}
rows.push(...(await benchComputing()), ...benchFirstVisit())

const columns = ['work', 'measured', 'bar', 'peer'] as const
const width = (column: (typeof columns)[number]) =>
  Math.max(column.length, ...rows.map((row) => row[column].length))
const line = (cells: Record<(typeof columns)[number], string>, mark: string) =>
  `${mark}  ${columns.map((column) => cells[column].padEnd(width(column))).join('  ')}`
console.log(line({ work: 'work', measured: 'measured', bar: 'bar', peer: 'peer' }, ' '))
for (const row of rows) console.log(line(row, row.met === undefined ? '·' : row.met ? '✓' : '✗'))
