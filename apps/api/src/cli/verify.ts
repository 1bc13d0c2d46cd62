import { parseFingerprint, type ReleaseVerification, verifyRelease } from '@xk/domain/publication'
import { readNamedFile, type Terminal, UsageError } from './installation.ts'
import { readOptions } from './options.ts'

type Checked = Extract<ReleaseVerification, { form: 'ok' }>

const signatureLine = ({ signature }: Checked): string => {
  switch (signature.state) {
    case 'ok':
      return `ĐÚNG chữ ký: ký bằng khóa ${signature.fingerprint}`
    case 'badSignature':
      return 'SAI chữ ký: nội dung không phải là nội dung đã ký'
    case 'otherKey':
      return `SAI chữ ký: chữ ký hợp lệ nhưng của khóa khác (${signature.fingerprint})`
    case 'keyMissing':
      return 'SAI chữ ký: tệp không có chữ ký dùng được'
  }
}

const recomputationLine = ({ recomputation }: Checked): string =>
  recomputation.state === 'ok'
    ? 'ĐÚNG tính lại: xếp hạng và giải đúng theo phiếu và thể lệ đã công bố'
    : `SAI tính lại: khác tại ${recomputation.where.join(', ')}`

const DIFFERS = {
  checkpoint: 'điểm kiểm tra không do khóa này ký',
  ledger: 'điểm kiểm tra thuộc sổ ghi khác',
  event: 'dòng sổ không phải của bản công bố này',
  opening: 'nội dung dòng sổ không khớp cam kết',
  proof: 'đường chứng minh không dẫn tới mã gốc',
} as const

const inclusionLine = ({ inclusion }: Checked): string => {
  switch (inclusion.state) {
    case 'ok':
      return `ĐÚNG trong sổ ghi: ghi lúc ${inclusion.at}, dưới điểm kiểm tra ${inclusion.size} dòng`
    case 'missing':
      return 'SAI trong sổ ghi: tệp chưa có chứng minh (hãy tải lại sau ít phút)'
    case 'differs':
      return `SAI trong sổ ghi: ${DIFFERS[inclusion.what]}`
  }
}

const NOT_THAT = {
  digest: 'tệp đưa kèm không phải bản được nêu',
  edition: 'tệp đưa kèm thuộc cuộc khác',
  signature: 'tệp đưa kèm không có chữ ký đúng',
  ledger: 'tệp đưa kèm thuộc sổ ghi khác',
  malformed: 'tệp đưa kèm không phải tệp công bố',
} as const

const supersedingLine = ({ superseding }: Checked): string => {
  switch (superseding.state) {
    case 'none':
      return 'ĐÚNG thứ tự: lần công bố đầu tiên, không thay bản nào'
    case 'named':
      return `ĐÚNG thứ tự: thay bản lần ${superseding.n}, mã băm ${superseding.digest} (thêm --before TỆP để đối chiếu)`
    case 'ok':
      return `ĐÚNG thứ tự: thay đúng bản lần ${superseding.n}`
    case 'differs':
      return `SAI thứ tự: ${NOT_THAT[superseding.what]}`
  }
}

const namesLine = ({ disclosures }: Checked): string =>
  disclosures.wrong.length > 0
    ? `SAI tên công bố: ${disclosures.wrong.join(', ')}`
    : `ĐÚNG tên công bố: ${disclosures.opened.length} mục khớp, ${disclosures.erased.length} mục đã xóa hoặc không công bố`

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Checks a release file against the fingerprint that the reader trusts; needs no database and no network. */
export const verifyReleaseFile = async ({ env, say, complain }: Terminal, args: readonly string[]) => {
  const { values, rest } = readOptions(args, { values: ['key', 'before'] })
  const [file] = rest
  const typed = values.get('key')
  if (!file || !typed || rest.length > 1)
    throw new UsageError('Dùng: xk verify RELEASE.json --key DẤU-VÂN-TAY [--before BẢN-TRƯỚC.json]')
  const fingerprint = parseFingerprint(typed)
  if (!fingerprint)
    throw new UsageError('Dấu vân tay khóa không đúng: 8 nhóm 4 ký tự như in trên quyết định.')
  const earlier = values.get('before')
  const before = earlier === undefined ? {} : { before: parseJson(readNamedFile(env, earlier)) ?? null }
  const checked = verifyRelease(parseJson(readNamedFile(env, file)), { fingerprint, ...before })
  if (checked.form === 'malformed') {
    complain(`SAI dạng tệp: đây không phải tệp công bố của Xung Kích (${checked.pointer || '/'})`)
    return 1 as const
  }
  for (const line of [signatureLine, recomputationLine, inclusionLine, supersedingLine, namesLine]) {
    const said = line(checked)
    ;(said.startsWith('SAI') ? complain : say)(said)
  }
  say('Kiểm tra này cho thấy kết quả nhất quán và không bị sửa, không nói rằng phiếu được chấm trung thực.')
  return checked.ok ? (0 as const) : (1 as const)
}
