import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '..')

/** Runs one step with its output shown; the exit code. */
export const step = (
  title: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number> =>
  new Promise((done) => {
    console.log(`\n▸ ${title}`)
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
    child.once('exit', (code) => done(code ?? 1))
    child.once('error', () => done(1))
  })

/** As {@link step}, beside others: what it says is shown in one piece when it is done. */
export const stepBeside = (title: string, command: string, args: readonly string[]): Promise<number> =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part))
    const end = (code: number) => {
      console.log(`\n▸ ${title}\n${Buffer.concat(said).toString().trimEnd()}`)
      done(code)
    }
    child.once('close', (code) => end(code ?? 1))
    child.once('error', () => end(1))
  })

/** Static checks in the order in which they are cheapest to fail. */
export const checks = [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', ['--type-aware', '--quiet', '.']],
  ['format', 'biome', ['format', '--reporter=summary', '.']],
  [
    'boundaries',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'packages', 'apps'],
  ],
] as const
