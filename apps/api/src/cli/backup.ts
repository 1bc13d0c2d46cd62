import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openAsOwner } from '@xk/db'
import { runBackup } from '../features/backup/run-backup.ts'
import { isDiskFull } from '../http/outage.ts'
import { configFrom } from '../main.ts'
import { openFileStore } from '../open-file-store.ts'
import { resolveFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`

/** One file with database and files, of a running or stopped installation, of whatever version its database is. */
export const makeBackup = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const { flags, rest } = readOptions(args, { flags: ['with-keys'] })
  const [named, ...others] = rest
  if (!named || others.length > 0) throw new UsageError('Cách dùng: pnpm xk backup TỆP [--with-keys]')
  const path = resolveFile(env, named)
  const config = configFrom(env)
  const { dataDir } = config
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  mkdirSync(dirname(path), { recursive: true })
  const { owner, close } = await openAsOwner({ dataDir, databaseUrl: env['DATABASE_URL'] })
  try {
    const options = { withKeys: flags.has('with-keys'), now: () => new Date() }
    const made = await runBackup({ owner, dataDir, files: openFileStore(config) }, path, options)
    say(
      `Đã sao lưu ${made.tables} bảng và ${made.files} tệp (${megabytes(made.content)}) vào ${named} (${megabytes(made.bytes)}), đã đọc lại và đối chiếu.`,
    )
    say(
      flags.has('with-keys')
        ? 'Bản này có cả khóa riêng: ai có nó thì ký được thay hệ thống. Cất như cất con dấu.'
        : 'Khóa riêng không có trong bản này: cất một bản sao của DATA_DIR/keys ở nơi khác.',
    )
    return 0 as const
  } catch (error) {
    if (!isDiskFull(error)) throw error
    complain('Ổ đĩa hết chỗ, không sao lưu được; không để lại tệp dở dang.')
    return 1 as const
  } finally {
    await close()
  }
}
