import { writeFileSync } from 'node:fs'
import { createCheckpointer } from '../features/ledger/checkpointer.ts'
import { checkLedger } from '../features/ledger/verify-ledger.ts'
import { readNamedFile, resolveFile, type Terminal, UsageError, withInstallation } from './installation.ts'
import { ledgerFailureLine } from './ledger-words.ts'
import { readOptions } from './options.ts'

const verify = async (terminal: Terminal, args: readonly string[]) => {
  const file = readOptions(args, { values: ['checkpoint'] }).values.get('checkpoint')
  const outside = file ? [{ label: `tệp ${file}`, note: readNamedFile(terminal.env, file) }] : []
  const { verification, labels } = await withInstallation(terminal, (deps) => checkLedger(deps, outside))
  terminal.say(`Sổ ghi có ${verification.size} dòng, mã gốc ${verification.root}`)
  for (const failure of verification.failures) terminal.complain(`SAI ${ledgerFailureLine(failure, labels)}`)
  if (!verification.ok) return 1 as const
  terminal.say(
    file
      ? `ĐÚNG: sổ khớp với ${labels[0]} và mọi điểm kiểm tra đã ký.`
      : `ĐÚNG: sổ khớp với mọi điểm kiểm tra đã ký (${labels.length}). Muốn chắc hơn, hãy đối chiếu một điểm kiểm tra giữ bên ngoài: --checkpoint TỆP.`,
  )
  return 0 as const
}

const sign = async (terminal: Terminal, args: readonly string[]) => {
  const file = readOptions(args, { values: ['out'] }).values.get('out')
  const signed = await withInstallation(terminal, (deps) => createCheckpointer(deps)())
  if (!signed) {
    terminal.complain('Sổ ghi còn trống, chưa có gì để ký.')
    return 1 as const
  }
  if (file) {
    writeFileSync(resolveFile(terminal.env, file), signed.note)
    terminal.say(`Đã ghi điểm kiểm tra ${signed.size} dòng vào ${file}. Hãy giữ tệp này ở ngoài hệ thống.`)
  } else terminal.say(signed.note.trimEnd())
  return 0 as const
}

/** `ledger verify [--checkpoint FILE]` and `ledger checkpoint [--out FILE]`. */
export const runLedger = (terminal: Terminal, [what, ...args]: readonly string[]) => {
  if (what === 'verify') return verify(terminal, args)
  if (what === 'checkpoint') return sign(terminal, args)
  throw new UsageError('Dùng: xk ledger verify [--checkpoint TỆP] hoặc xk ledger checkpoint [--out TỆP]')
}
