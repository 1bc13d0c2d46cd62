import { mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openDatabase } from '@xk/db'
import { createDeps, createLog } from '../create-deps.ts'
import type { Deps } from '../deps.ts'
import { configFrom } from '../main.ts'

/** Where a command reads its surroundings from and writes to. */
export interface Terminal {
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  complain: (line: string) => void
}

/** Exit code of a command: 0 all is well, 1 what was asked about is not so, 2 wrongly used, 3 ballots are out. */
export type ExitCode = 0 | 1 | 2 | 3

/** What a command says instead of a stack trace. */
export class UsageError extends Error {}

/** A file as named on the command line: pnpm runs scripts in the project, people stand somewhere else. */
export const resolveFile = (env: NodeJS.ProcessEnv, path: string) =>
  resolve(env['INIT_CWD'] ?? process.cwd(), path)

export const readNamedFile = (env: NodeJS.ProcessEnv, path: string): string => {
  try {
    return readFileSync(resolveFile(env, path), 'utf8')
  } catch {
    throw new UsageError(`Không đọc được tệp ${path}.`)
  }
}

/**
 * Runs `work` on this installation (DATA_DIR, DATABASE_URL): attached to its running embedded server, else with
 * one started for the time of the command. Migrates first.
 */
export const withInstallation = async <T>(
  { env }: Pick<Terminal, 'env'>,
  work: (deps: Deps) => Promise<T>,
): Promise<T> => {
  const { port: _, ...config } = configFrom(env)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = await openDatabase({
    dataDir: config.dataDir,
    databaseUrl: env['DATABASE_URL'],
    appUrl: env['DATABASE_APP_URL'],
  })
  const deps = createDeps(database, config, { log: createLog({ write: () => {} }) })
  try {
    return await work(deps)
  } finally {
    deps.documents.close()
    await database.close()
  }
}
