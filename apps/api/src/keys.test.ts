import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

test('processes that start at once on a new directory all hold the keys of the one that was first', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'xk-keys-'))
  const module = JSON.stringify(new URL('./keys.ts', import.meta.url).href)
  const script = `import(${module}).then(({ openKeyRing, currentFingerprint }) => {
    const ring = openKeyRing(${JSON.stringify(dataDir)})
    console.log(currentFingerprint(ring), Buffer.from(ring.sealKey).toString('hex'))
  })`
  const said = await Promise.all(
    Array.from({ length: 4 }, async () => (await run(process.execPath, ['-e', script])).stdout.trim()),
  )
  expect(said[0]).toMatch(/\S+ [0-9a-f]{64}$/)
  expect(new Set(said).size).toBe(1)
  expect(readdirSync(join(dataDir, 'keys')).toSorted()).toEqual(['seal-1', 'signing-1'])
  rmSync(dataDir, { recursive: true, force: true })
})
