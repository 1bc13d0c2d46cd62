import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkLedger } from '../../apps/api/src/features/ledger/verify-ledger.ts'
import { ensureUnit, insertEdition, setDate } from '../../apps/api/src/testing/edition-world.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import { bodyOfIdea, formWith, ideaFile, sampleIdeas } from '../../apps/api/src/testing/submit-ideas.ts'
import { openKeyRing } from '../../apps/api/src/keys.ts'
import { coreShare } from '../bench/rates.ts'
import { inLanes } from './in-lanes.ts'
import { createRealServer } from './real-server.ts'

const OFFICERS = 300
/** They begin spread over so long, each uploading a file and handing in at once. */
const RUSH_MS = 45_000
/** From the first officer to the last receipt. */
const LIMIT_S = 60
/** The end of receipt, further away than that only so that a slow machine shows as seconds, not as refusals. */
const CLOSES_MS = 300_000
const AT_ONCE = 8

const FILES = [...new Set(sampleIdeas.flatMap((idea) => idea.tepDinhKem))].filter(
  (name) => !name.endsWith('.pptx'),
)

interface Ready {
  cookie: string
  entryId: string
  version: number
  file: string
}

/**
 * 300 officers upload an attachment and hand in within the last minute, over real HTTP, on the embedded
 * PostgreSQL. Throws unless every one was answered without an error, with a receipt of its own, and is stored.
 */
export const handInLastMinute = async () => {
  const server = await createRealServer()
  try {
    await server.start()
    const world = await server.openWorld()
    const edition = await insertEdition(world, { closesInDays: 1 })
    const units: string[] = []
    for (let i = 0; i < OFFICERS; i++) units.push(await ensureUnit(world, `Đoàn cơ sở phút chót số ${i + 1}`))
    const ready: Ready[] = []
    await inLanes(units, AT_ONCE, async (unitId, i) => {
      const idea = sampleIdeas[i % sampleIdeas.length]
      const file = FILES[i % FILES.length]
      if (!idea || !file) throw new Error('no sample')
      const officer = await world.person(`Cán bộ phút chót số ${i + 1}`, [
        { role: 'officer', scopeKind: 'unit', scopeId: unitId },
      ])
      const { entryId } = must(
        'create',
        await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' }),
      )
      const body = bodyOfIdea(idea, () => unitId)
      const { version } = must(
        'draft',
        await officer.put(`/api/entries/${entryId}/draft`, { baseVersion: 0, body }),
      )
      ready.push({ cookie: officer.cookie, entryId, version, file })
    })
    await server.analyze()

    const shareBefore = coreShare()
    const began = Date.now()
    world.clock.now = new Date()
    await setDate(world, edition.id, 'closesAt', new Date(began + CLOSES_MS))
    const failures: string[] = []
    const receipts = new Map<string, string>()
    const taken: number[] = []
    await Promise.all(
      ready.map(async ({ cookie, entryId, version, file }, i) => {
        await sleep((i * RUSH_MS) / OFFICERS)
        const started = performance.now()
        const entry = `${server.url}/api/entries/${entryId}`
        const uploaded = await fetch(`${entry}/attachments/upload`, {
          method: 'POST',
          headers: { cookie },
          body: formWith(file, ideaFile(file)),
        })
        if (uploaded.status !== 200) failures.push(`upload ${uploaded.status} ${await uploaded.text()}`)
        const answer = await fetch(`${entry}/submit`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ draftVersion: version }),
        })
        if (answer.status === 200)
          receipts.set(entryId, ((await answer.json()) as { receiptCode: string }).receiptCode)
        else failures.push(`submit ${answer.status} ${await answer.text()}`)
        taken.push(performance.now() - started)
      }),
    )
    const seconds = (Date.now() - began) / 1000
    // The rush takes its time whatever the machine does; what is left to do after it takes what the processor gives.
    const share = (shareBefore + coreShare()) / 2
    const quiet = RUSH_MS / 1000 + Math.max(0, seconds - RUSH_MS / 1000) * share
    const stored = await world.database.sql<{ id: string; state: string; code: string; files: number }[]>`
      select e.id, e.state, r.receipt_code as code,
        (select count(*)::int from revision_attachment ra where ra.revision_id = r.id) as files
      from entry e join revision r on r.entry_id = e.id where e.edition_id = ${edition.id}`
    const lost = stored.filter(
      (row) => row.state !== 'submitted' || row.files !== 1 || receipts.get(row.id) !== row.code,
    )
    const { verification } = await checkLedger({
      database: world.deps.database,
      keys: openKeyRing(server.dataDir),
    })
    await world.close()
    const sorted = taken.toSorted((a, b) => a - b)
    const at = (share: number) => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(2)
    console.log(
      `${receipts.size} of ${OFFICERS} officers handed in with an attachment in ${seconds.toFixed(1)} s, ${quiet.toFixed(1)} s on a machine of its own (${LIMIT_S} s is what they have), ${failures.length} failures, ${new Set(receipts.values()).size} receipts, ${stored.length - lost.length} stored whole; upload and hand-in took ${at(0.5)} s in the middle, ${at(0.99)} s at the 99th percentile, ${at(1)} s at most; ledger of ${verification.size} rows ${verification.ok ? 'verifies' : 'FAILS'}`,
    )
    for (const failure of failures.slice(0, 5)) console.log(failure.slice(0, 300))
    const whole = failures.length === 0 && lost.length === 0 && stored.length === OFFICERS
    if (!whole || new Set(receipts.values()).size !== OFFICERS || !verification.ok)
      throw new Error('not everybody handed in')
    if (quiet > LIMIT_S) throw new Error(`the last receipt came after ${quiet.toFixed(1)} s`)
  } finally {
    await server.remove()
  }
}
