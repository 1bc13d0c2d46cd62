import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../../apps/api/src/features/ledger/verify-ledger.ts'
import { insertEdition, ensureUnit } from '../../apps/api/src/testing/edition-world.ts'
import { insertJudgedStage } from '../../apps/api/src/testing/judged-stage.ts'
import { createRealServer } from './real-server.ts'

const SAVES = 1000
const WRITERS = 4
/** A kill after about so many acknowledged saves: the API alone, then PostgreSQL and the API, in turns. */
const EVERY = 120

/** One document that is saved over and over: where, as whom, and its text as the server holds it. */
interface Document {
  what: 'sheet' | 'draft'
  path: string
  cookie: string
  bodyOf: (text: string, baseVersion: number) => unknown
  readText: () => Promise<{ version: number; text: unknown }>
  /** The last version that the server acknowledged, and with which text. */
  version: number
  text: string
}

interface Tally {
  acknowledged: number
  kills: number
  repeats: number
}

const jsonOf = async (answer: Response) => await answer.json()

const listDocuments = async (server: Awaited<ReturnType<typeof createRealServer>>): Promise<Document[]> => {
  const world = await server.openWorld()
  const row = Array.from({ length: WRITERS }, () => null)
  const judged = await insertJudgedStage(world, { totals: [row] })
  const sheets = judged.judges.map(({ persona }, j): Document => {
    const at = `${server.url}/api/desk/assignments/${judged.assignmentIds[0]?.[j]}`
    const headers = { cookie: persona.cookie }
    return {
      what: 'sheet',
      path: `${at}/sheet`,
      cookie: persona.cookie,
      bodyOf: (text, baseVersion) => ({ baseVersion, marks: {}, comments: {}, overallComment: text }),
      readText: async () => {
        const { sheet } = await jsonOf(await fetch(at, { headers }))
        return { version: sheet.version, text: sheet.overallComment }
      },
      version: 0,
      text: '',
    }
  })
  const edition = await insertEdition(world)
  const drafts: Document[] = []
  for (let i = 0; i < WRITERS; i++) {
    const unitId = await ensureUnit(world, `Đoàn cơ sở ghi số ${i + 1}`)
    const officer = await world.person(`Cán bộ ghi số ${i + 1}`, [
      { role: 'officer', scopeKind: 'unit', scopeId: unitId },
    ])
    const created = await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })
    if (created.status !== 200) throw new Error(`no entry: ${JSON.stringify(created.body)}`)
    const at = `${server.url}/api/entries/${created.body.entryId}`
    const headers = { cookie: officer.cookie }
    drafts.push({
      what: 'draft',
      path: `${at}/draft`,
      cookie: officer.cookie,
      bodyOf: (text, baseVersion) => ({
        baseVersion,
        body: { fields: { title: text }, people: [], declarations: {}, jointUnits: [] },
      }),
      readText: async () => {
        const { draft } = await jsonOf(await fetch(at, { headers }))
        return { version: draft.version, text: draft.body.fields.title }
      },
      version: 0,
      text: '',
    })
  }
  await world.close()
  return [...sheets, ...drafts]
}

/** Saves one text until it is acknowledged, repeating the same request after every break of the connection. */
const saveOnce = async (document: Document, text: string, tally: Tally) => {
  const commandId = randomUUID()
  for (let tries = 0; ; tries++) {
    const answer = await fetch(document.path, {
      method: 'PUT',
      headers: { cookie: document.cookie, 'content-type': 'application/json', 'idempotency-key': commandId },
      body: JSON.stringify(document.bodyOf(text, document.version)),
    }).catch(() => undefined)
    if (answer?.status === 200) {
      const { version } = await jsonOf(answer).catch(() => ({ version: undefined }))
      if (version === undefined) continue // cut off while answering: ask again
      if (version !== document.version + 1)
        throw new Error(`${document.what}: version ${version} after ${document.version}`)
      document.version = version
      document.text = text
      tally.acknowledged += 1
      if (tries > 0) tally.repeats += 1
      return
    }
    if (answer && answer.status < 500)
      throw new Error(`${document.what}: ${answer.status} ${await answer.text()}`)
    await sleep(40)
  }
}

/**
 * `kill -9` of API and PostgreSQL during a thousand saves of sheets and drafts (design.md §5.4). Throws unless
 * every acknowledged version is there afterwards and no repeat was counted twice.
 */
export const killDuringSaves = async () => {
  const server = await createRealServer()
  const tally: Tally = { acknowledged: 0, kills: 0, repeats: 0 }
  const began = performance.now()
  let lost = 0
  try {
    await server.start()
    const documents = await listDocuments(server)
    const isOver = () => tally.acknowledged >= SAVES
    const writing = documents.map(async (document, i) => {
      for (let n = 1; !isOver(); n++) await saveOnce(document, `văn bản ${i}, lần ${n}`, tally)
    })
    const killing = (async () => {
      while (!isOver()) {
        const next = (tally.kills + 1) * EVERY
        while (tally.acknowledged < next && !isOver()) await sleep(5)
        if (isOver()) return
        await server.kill(tally.kills % 2 === 0 ? 'api' : 'postgres')
        tally.kills += 1
        await server.start()
      }
    })()
    await Promise.all([...writing, killing])
    for (const document of documents) {
      const held = await document.readText()
      if (held.version !== document.version || held.text !== document.text) lost += 1
    }
    const world = await server.openWorld()
    const { verification } = await checkLedger({ database: world.deps.database, keys: world.deps.keys })
    await world.close()
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      `${tally.acknowledged} saves acknowledged on ${documents.length} documents, ${tally.kills} kills (API; PostgreSQL and API), ${tally.repeats} saves repeated, ${lost} documents differ, ledger of ${verification.size} rows ${verification.ok ? 'verifies' : 'FAILS'}, ${seconds} s`,
    )
    if (lost > 0 || !verification.ok) throw new Error('what was acknowledged is not there')
  } finally {
    await server.remove()
  }
}
