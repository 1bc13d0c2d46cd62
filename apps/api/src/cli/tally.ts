import { type BallotsFile, type Tally, type TallyFault, tallyBallots } from '@xk/domain/ballot'
import { isSigned } from '../features/ballot/round-key.ts'
import { readNamedFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

const SERIALS = {
  twice: 'có mã phiếu xuất hiện hai lần',
  number: 'số mã phiếu khác số phiếu thu về',
  moreThanIssued: 'thu về nhiều hơn phát ra',
} as const

const faultLine = (fault: TallyFault): string => {
  switch (fault.part) {
    case 'form':
      return `SAI dạng tệp: đây không phải tệp phiếu của Xung Kích (${fault.at})`
    case 'root':
      return 'SAI mã gốc: nội dung tệp không dẫn tới mã gốc đã ghi'
    case 'otherRoot':
      return 'SAI mã gốc: khác mã gốc được nêu (sổ ghi hoặc biên bản)'
    case 'serials':
      return `SAI mã phiếu: ${SERIALS[fault.why]}`
    case 'signatures':
      return `SAI chữ ký: mã phiếu thứ ${fault.at.join(', ')} không do lượt này phát`
    case 'marks':
      return `SAI lựa chọn: người thứ ${fault.at.join(', ')} không đủ hoặc thừa lựa chọn`
    case 'count':
      return `SAI kiểm phiếu: tính lại khác ở người thứ ${fault.at.join(', ')}`
    case 'facts':
      return 'SAI số liệu chung: hợp lệ, không hợp lệ hoặc phiếu trống không khớp'
  }
}

const partOk = (faults: readonly TallyFault[], ...parts: TallyFault['part'][]) =>
  !faults.some(({ part }) => parts.includes(part))

const goodLines = ({ faults, recounted }: Tally, file: BallotsFile): string[] => {
  const { issued, returned } = file.count.facts
  return [
    ...(partOk(faults, 'root', 'otherRoot') ? [`ĐÚNG mã gốc: ${file.root}`] : []),
    ...(file.way === 'online' && partOk(faults, 'serials', 'signatures')
      ? [`ĐÚNG số phiếu và chữ ký: ${returned} phiếu trong ${issued} phiếu phát ra`]
      : []),
    ...(recounted && partOk(faults, 'marks', 'count', 'facts')
      ? ['ĐÚNG kiểm phiếu: mọi số đều tính lại được từ các lựa chọn đã công bố']
      : []),
  ]
}

const notRecounted = (file: BallotsFile): string =>
  file.way === 'paper'
    ? 'KHÔNG tính lại được: lượt này bỏ phiếu giấy, chỉ có tổng số do hai người của Ban kiểm phiếu nhập.'
    : `KHÔNG tính lại được: dưới ${file.rules.minVotersForMarks} phiếu nên chỉ công bố tổng số.`

const countLine = (file: BallotsFile, at: number): string => {
  const line = file.count.candidates[at]
  if (!line) return ''
  const name = file.names?.[line.candidate] ?? line.candidate
  return `${at + 1}. ${name}: đồng ý ${line.yes}/${line.base}, không đồng ý ${line.no}, không tính ${line.blank}${line.reached ? ', đạt' : ''}`
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks and counts anew a published round of ballots; needs no database and no network. */
export const tallyBallotsFile = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const { values, rest } = readOptions(args, { values: ['root'] })
  const [path] = rest
  if (!path || rest.length > 1) throw new UsageError('Dùng: xk tally BALLOTS.json [--root MÃ-GỐC]')
  const root = values.get('root')?.toLowerCase()
  const tally = tallyBallots(parseJson(readNamedFile(env, path)), isSigned, root ? { root } : {})
  const { file, faults } = tally
  if (file) for (const line of goodLines(tally, file)) say(line)
  for (const fault of faults) complain(faultLine(fault))
  if (!file) return 1 as const
  if (!tally.recounted) say(notRecounted(file))
  file.candidates.forEach((_, at) => say(countLine(file, at)))
  say('Kiểm tra này không nói phiếu nào của ai, và không nói rằng người phát phiếu trung thực.')
  return faults.length === 0 ? (0 as const) : (1 as const)
}
