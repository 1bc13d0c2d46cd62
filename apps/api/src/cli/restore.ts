import { mkdirSync } from 'node:fs'
import { AlreadyRunningError, openAsOwner } from '@xk/db'
import { DamagedBackupError } from '../features/backup/container.ts'
import { checkBackup } from '../features/backup/read-backup.ts'
import { reapplyErasures } from '../features/backup/reapply-erasures.ts'
import {
  noteRestored,
  restoreBackup,
  RestoreRefusedError,
  takeErasureList,
} from '../features/backup/restore-backup.ts'
import { checkLedger } from '../features/ledger/verify-ledger.ts'
import { isDiskFull } from '../http/outage.ts'
import { configFrom } from '../main.ts'
import { openFileStore } from '../open-file-store.ts'
import { resolveFile, type Terminal, UsageError, withInstallation } from './installation.ts'
import { readOptions } from './options.ts'

const REFUSALS: Record<RestoreRefusedError['why'], string> = {
  notEmpty:
    'Hệ thống này đã có dữ liệu nên không khôi phục đè lên. Hãy dùng DATA_DIR mới (và cơ sở dữ liệu rỗng).',
  newerProgram:
    'Bản sao lưu này của một phiên bản mới hơn chương trình đang chạy. Hãy cập nhật chương trình trước.',
  keysMissing:
    'Bản sao lưu này không có khóa riêng. Hãy chép thư mục keys đã cất vào DATA_DIR/keys rồi làm lại.',
  otherKeys:
    'Khóa trong DATA_DIR/keys không phải khóa của bản sao lưu này. Hãy chép đúng thư mục keys vào (bản kèm khóa thì để trống).',
}

/** What a person is told where nothing was restored; undefined for a fault. */
const sentenceFor = (error: unknown): string | undefined => {
  if (error instanceof RestoreRefusedError) return REFUSALS[error.why]
  if (error instanceof DamagedBackupError)
    return `Bản sao lưu bị hỏng hoặc không trọn vẹn (${error.message}). Chưa có gì bị thay đổi.`
  if (error instanceof AlreadyRunningError)
    return 'Máy chủ đang chạy trên dữ liệu này. Hãy dừng máy chủ trước.'
  if (isDiskFull(error)) return 'Ổ đĩa hết chỗ, không khôi phục được; không để lại gì dở dang.'
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'Không đọc được tệp sao lưu.'
  return undefined
}

/** Brings a backup back into an empty installation, or only looks whether it could be (`--check`). */
export const restoreFromBackup = async (terminal: Terminal, args: readonly string[]) => {
  const { env, say, complain } = terminal
  const { flags, values, rest } = readOptions(args, { flags: ['check'], values: ['erasures'] })
  const [named, ...others] = rest
  if (!named || others.length > 0)
    throw new UsageError('Cách dùng: pnpm xk restore TỆP [--erasures DANH-SÁCH] | --check')
  const path = resolveFile(env, named)
  try {
    if (flags.has('check')) {
      const { manifest, tables, files } = await checkBackup(path)
      say(`Bản sao lưu lúc ${manifest.createdAt} trọn vẹn: ${tables} bảng, ${files} tệp.`)
      return 0 as const
    }
    const config = configFrom(env)
    const { dataDir } = config
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    const database = await openAsOwner({ dataDir, databaseUrl: env['DATABASE_URL'], alone: true })
    try {
      const { manifest, tables, files } = await restoreBackup(
        { owner: database.owner, dataDir, files: openFileStore(config) },
        path,
      )
      await noteRestored(dataDir, manifest, new Date())
      say(`Đã khôi phục bản sao lưu lúc ${manifest.createdAt}: ${tables} bảng, ${files} tệp.`)
    } finally {
      await database.close()
    }
    const newer = values.get('erasures')
    if (newer) takeErasureList(dataDir, resolveFile(env, newer))
    return await withInstallation(terminal, async (deps) => {
      const erased = await reapplyErasures(deps)
      if (erased > 0) say(`Đã xóa lại ${erased} người được xóa sau khi sao lưu.`)
      const { verification } = await checkLedger(deps)
      if (verification.ok) say(`Sổ ghi ${verification.size} dòng: đúng.`)
      else complain('Sổ ghi KHÔNG đúng. Xem: pnpm xk ledger verify')
      return verification.ok ? (0 as const) : (1 as const)
    })
  } catch (error) {
    const sentence = sentenceFor(error)
    if (!sentence) throw error
    complain(sentence)
    return 1 as const
  }
}
