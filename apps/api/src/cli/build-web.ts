import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Builds the web face once and again only when a source of it has changed. */

const ROOT = resolve(import.meta.dirname, '../../../..')
const SOURCES = ['apps/web', 'packages/ui', 'packages/domain', 'packages/contract', 'packages/i18n']
const STAMP = join(ROOT, '.cache/web-build')

const files = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', 'fixtures', 'gallery'].includes(entry.name)) return []
    const path = join(dir, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })

const stampOf = () => {
  const hash = createHash('sha256')
  for (const path of [
    ...SOURCES.flatMap((dir) => files(join(ROOT, dir))),
    join(ROOT, 'pnpm-lock.yaml'),
  ].sort()) {
    if (statSync(path).isFile()) hash.update(path).update(readFileSync(path))
  }
  return hash.digest('hex')
}

const vite = (language: 'vi' | 'en', ...args: string[]) =>
  new Promise<void>((done, refuse) => {
    const child = spawn(
      process.execPath,
      [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', ...args],
      {
        cwd: join(ROOT, 'apps/web'),
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production', FACE_LANGUAGE: language },
      },
    )
    child.once('exit', (code) => (code === 0 ? done() : refuse(new Error('Không dựng được giao diện web.'))))
  })

export const ensureBuilt = async () => {
  const stamp = stampOf()
  const built =
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === stamp &&
    existsSync(join(ROOT, 'apps/web/dist/client/index.html')) &&
    existsSync(join(ROOT, 'apps/web/dist/client-en/index.html'))
  if (built) return
  console.log('Đang dựng giao diện…')
  for (const [language, suffix] of [
    ['vi', ''],
    ['en', '-en'],
  ] as const) {
    await vite(language, '--outDir', `dist/client${suffix}`)
    await vite(language, '--ssr', 'src/entry-server.tsx', '--outDir', `dist/server${suffix}`)
  }
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(STAMP, stamp)
}

if (process.argv[1] === import.meta.filename) await ensureBuilt()
