import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureUnit, insertEdition } from '../../apps/api/src/testing/edition-world.ts'
import { createRealServer } from './real-server.ts'

const KILLS = 3
const PATIENCE_MS = 30_000

/**
 * `kill -9` of the embedded PostgreSQL alone, while a draft is saved over and over: the server says 503 with
 * system/unavailable, starts it again by itself, and has every acknowledged version (design.md §5.4).
 */
export const killPostgresAlone = async () => {
  const server = await createRealServer()
  try {
    await server.start()
    const world = await server.openWorld()
    const edition = await insertEdition(world)
    const unitId = await ensureUnit(world, 'Đoàn cơ sở ghi')
    const officer = await world.person('Cán bộ ghi', [
      { role: 'officer', scopeKind: 'unit', scopeId: unitId },
    ])
    const created = await officer.post('/api/entries', { editionId: edition.id, unitId, division: 'all' })
    await world.close()
    const at = `${server.url}/api/entries/${created.body.entryId}`
    const { cookie } = officer
    let version = 0
    const codes = new Set<string>()
    const save = async () => {
      const text = `văn bản ${version + 1}`
      const commandId = randomUUID()
      for (;;) {
        const answer = await fetch(`${at}/draft`, {
          method: 'PUT',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': commandId },
          body: JSON.stringify({
            baseVersion: version,
            body: { fields: { title: text }, people: [], declarations: {}, jointUnits: [] },
          }),
        })
        const body = (await answer.json()) as { version?: number; code?: string }
        if (answer.status === 200) {
          if (body.version !== version + 1) throw new Error(`version ${body.version} after ${version}`)
          version = body.version
          return
        }
        codes.add(`${answer.status} ${body.code}`)
        await sleep(20)
      }
    }
    const healths = new Set<number>()
    let [downMs, kills] = [0, 0]
    for (; kills < KILLS; kills++) {
      for (let i = 0; i < 20; i++) await save()
      const pid = Number(readFileSync(join(server.dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      const since = performance.now()
      const saving = save()
      for (;;) {
        const [health, ready] = await Promise.all(
          ['healthz', 'readyz'].map(async (path) => (await fetch(`${server.url}/${path}`)).status),
        )
        healths.add(health ?? 0)
        if (health === 200 && ready === 200 && healths.has(503)) break
        if (performance.now() - since > PATIENCE_MS) throw new Error('PostgreSQL was not started again')
        await sleep(10)
      }
      await saving
      downMs = Math.max(downMs, performance.now() - since)
    }
    const read = async () => {
      for (;;) {
        const answer = await fetch(at, { headers: { cookie } })
        if (answer.status === 200)
          return (await answer.json()) as { draft: { version: number; body: { fields: { title: string } } } }
        // A connection of before the kill may still be in the pool.
        codes.add(`${answer.status} ${((await answer.json()) as { code?: string }).code}`)
        await sleep(50)
      }
    }
    const held = await read()
    console.log(
      `${version} saves acknowledged over ${kills} kills of PostgreSQL alone, back within ${Math.round(downMs)} ms, answers meanwhile: ${[...codes].join(', ') || 'none'}, healthz: ${[...healths].join(', ')}`,
    )
    if (held.draft.version !== version || held.draft.body.fields.title !== `văn bản ${version}`)
      throw new Error(`version ${held.draft.version} is there, ${version} was acknowledged`)
    const wrong = [...codes].filter((code) => code !== '503 system/unavailable')
    if (wrong.length > 0) throw new Error(`answered ${wrong.join(', ')}`)
  } finally {
    await server.remove()
  }
}
