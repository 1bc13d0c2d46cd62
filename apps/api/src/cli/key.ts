import { addSigningKey, ledgerOrigin, openKeyRing } from '../keys.ts'
import { configFrom } from '../main.ts'
import { describeKeys } from '../features/ledger/verify-ledger.ts'
import type { Terminal } from './installation.ts'
import { readOptions } from './options.ts'

/** Prints the fingerprints that people compare; `--new` adds a key that signs from now on. */
export const printKeys = async ({ env, say }: Terminal, args: readonly string[]) => {
  const { flags } = readOptions(args, { flags: ['new'] })
  const { dataDir } = configFrom(env)
  if (flags.has('new')) {
    openKeyRing(dataDir) // the first key is made by opening, not by adding
    addSigningKey(dataDir, new Date())
    say(
      'Đã tạo khóa ký mới. Từ nay máy chủ ký bằng khóa này, không cần khởi động lại; khóa cũ vẫn dùng để kiểm tra. Cất bản sao DATA_DIR/keys và công bố dấu vân tay mới.',
    )
  }
  const ring = openKeyRing(dataDir)
  for (const key of describeKeys(ring.signing, ledgerOrigin(ring))) {
    say(
      `${key.current ? 'Khóa đang ký ' : 'Khóa cũ      '} ${key.fingerprint}  (mã ${key.keyId}, tạo ${key.createdAt})`,
    )
  }
  return 0 as const
}
