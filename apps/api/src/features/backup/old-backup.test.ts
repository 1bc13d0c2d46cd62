import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyLedger } from '@xk/domain/publication'
import { ledger, ledgerPayload } from '@xk/db'
import { applyExactly, migrationsUpTo } from '@xk/db/backup'
import { createTestDatabase, dumpTables, listFixtures, loadTables, migrateToNow } from '@xk/db/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeyRing } from '../../keys.ts'
import { openFileStore } from '../../open-file-store.ts'
import { testServer } from '../../testing/server.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'xk-old-backup-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const NOT_IN_IT = ['session', 'throttle', 'cast_ballot', 'paper_count']

test.each(listFixtures().map(({ name, fixture }) => [name, fixture] as const))(
  'a backup made under the schema of %s is restored and carried to this version',
  async (_, { after, tables }) => {
    openKeyRing(dir)
    const files = openFileStore({ dataDir: dir })
    const [old, target] = [
      await createTestDatabase(testServer(), { empty: true }),
      await createTestDatabase(testServer(), { empty: true }),
    ]
    try {
      await old.owner.begin((tx) => applyExactly(tx, migrationsUpTo(after)))
      await loadTables(old.owner, tables)
      const file = join(dir, `${after}.xkb`)
      await writeBackup({ owner: old.owner, dataDir: dir, files }, file, { now: new Date() })

      await restoreBackup({ owner: target.owner, dataDir: dir, files }, file)
      // Exactly what it was, before anything is migrated.
      const kept = (all: Record<string, unknown[]>) =>
        Object.fromEntries(Object.entries(all).filter(([name]) => !NOT_IN_IT.includes(name)))
      expect(kept(await dumpTables(target.owner))).toEqual(kept(await dumpTables(old.owner)))
      await migrateToNow(target)
      const rows = await target.db.select().from(ledger).orderBy(ledger.seq)
      const openings = await target.db.select().from(ledgerPayload)
      expect(verifyLedger(rows, { openings })).toMatchObject({ ok: true, size: tables['ledger']?.length })
      // Later work goes on: references stand again.
      await expect(
        target.owner`insert into membership (id, person_id, unit_id, leads, "from")
          values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 0, '2026-01-01')`,
      ).rejects.toThrow(/foreign key/)
    } finally {
      await old.drop()
      await target.drop()
    }
  },
)
