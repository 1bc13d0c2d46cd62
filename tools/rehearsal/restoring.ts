import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { WIDTHS } from '../../e2e/harness.ts'
import { must } from '../../apps/api/src/testing/must.ts'
import type { Persona } from '../../apps/api/src/testing/test-app.ts'
import type { Published } from './deciding.ts'
import type { Entered } from './entering.ts'
import { asPersona, createPerson } from './people.ts'
import type { TakePicture } from './pictures.ts'
import { startSystem, type System, xkOn } from './system.ts'
import { expect } from './patience.ts'

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A person is erased by two after the backup was made; how many ledger payloads and files went does not matter here. */
const eraseAuthor = async (it: { administrator: Persona; lead: Persona }, name: string, system: System) => {
  const rows = await system.world.database.sql<{ personId: string }[]>`
    select pi.person_id as "personId" from person_identity pi join entry_person ep on ep.person_id = pi.person_id
    where pi.full_name = ${name}`
  const personId = rows[0]?.personId ?? ''
  const reason = { reason: 'Đương sự gửi đơn đề nghị' }
  must('ask', await it.administrator.post(`/api/people/${personId}/erasure`, reason))
  const asked = must('list', await it.lead.get('/api/erasures'))
  must('erase', await it.lead.post(`/api/erasures/${asked.requests[0]?.id}/approve`))
  return personId
}

export interface Restored {
  megabytes: number
  attachments: number
  seconds: { backup: number; restore: number }
}

/**
 * Backed up while it runs; someone is erased afterwards; brought back into an empty system with the kept keys and the
 * newest list of erasures. There: every attachment byte for byte, the release as it was, the ledger whole, the erased
 * person gone.
 */
export const drill = async (
  system: System,
  browser: Browser,
  it: {
    administrator: Persona
    lead: Persona
    entered: readonly Entered[]
    published: Published
    newDatabase: (() => Promise<string>) | undefined
    processes: number
  },
  picture: TakePicture,
): Promise<Restored> => {
  const folder = mkdtempSync(join(tmpdir(), 'xk-drill-'))
  const backup = join(folder, 'rehearsal.xkb')
  let began = performance.now()
  const made = await system.xk('backup', backup)
  expect(made.code, made.said).toBe(0)
  const backupSeconds = (performance.now() - began) / 1000
  const gone = it.entered.at(-1)
  const erasedName = gone?.idea.tacGia[0]?.hoTen ?? ''
  const erasedId = await eraseAuthor(it, erasedName, system)

  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { mode: 0o700 })
  cpSync(join(system.dataDir, 'keys'), join(dataDir, 'keys'), { recursive: true })
  const databaseUrl = await it.newDatabase?.()
  const list = join(system.dataDir, 'erasures')
  expect(existsSync(list)).toBe(true)
  began = performance.now()
  const back = await xkOn({ dataDir, databaseUrl }, ['restore', backup, '--erasures', list])
  expect(back.code, back.said).toBe(0)
  const restoreSeconds = (performance.now() - began) / 1000
  const again = await xkOn({ dataDir, databaseUrl }, ['restore', backup])
  expect(again.code, 'a second restore over it is refused').not.toBe(0)

  const restored = await startSystem({ dataDir, databaseUrl, processes: it.processes })
  try {
    const secretary = await createPerson(restored, 'Trần Đức Nhã (khôi phục)', [
      { role: 'secretary', scopeKind: 'global' },
    ])
    let compared = 0
    for (const { entryId, attachments } of it.entered)
      for (const { id, sha256 } of attachments) {
        if (entryId === gone?.entryId) continue
        const got = await secretary.get(`/api/entries/${entryId}/attachments/${id}`)
        expect([got.status, digest(got.bytes)], entryId).toEqual([200, sha256])
        compared += 1
      }
    const stranger = await fetch(`${restored.url}/ket-qua/${it.published.slug}/release.json`)
    const file = join(folder, 'release.json')
    writeFileSync(file, await stranger.text())
    const verified = await restored.xk('verify', file, '--key', it.published.fingerprint)
    expect(verified.code, verified.said).toBe(0)
    const ledger = await restored.xk('ledger', 'verify')
    expect(ledger.code, ledger.said).toBe(0)
    const left = await restored.world.database.sql`
      select 1 from person_identity where person_id = ${erasedId} or full_name = ${erasedName}`
    expect(left.length, 'the erased person stays erased').toBe(0)
    const { context, page } = await asPersona(browser, restored.url, secretary, WIDTHS.desktop)
    await page.goto(`/to-cong-tac/bai/${it.entered[0]?.entryId}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(it.entered[0]?.idea.ten ?? '')
    await picture(page, 'moment-10-khoi-phuc')
    await context.close()
    expect(restored.faults).toEqual([])
    return {
      megabytes: statSync(backup).size / 1e6,
      attachments: compared,
      seconds: { backup: backupSeconds, restore: restoreSeconds },
    }
  } finally {
    await restored.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}
