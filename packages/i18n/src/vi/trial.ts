import type { PromotionReason } from '@xk/domain/scoring'
import type { ScoreTableFinding } from '@xk/domain/trial'

const why: Record<PromotionReason, string> = {
  withinPlaces: 'vào vòng sau',
  tieAllIn: 'vào vòng sau (bằng điểm ở suất cuối)',
  byTieBreak: 'vào vòng sau (hơn ở quy tắc bằng điểm)',
  byLot: 'vào vòng sau (bốc thăm)',
  belowFloor: 'dưới điểm sàn',
  beyondPlaces: 'không đủ suất',
  tieLeftOut: 'bằng điểm ở suất cuối, không vào',
  behindInTie: 'kém ở quy tắc bằng điểm',
  notScored: 'chưa có điểm',
  lotNeeded: 'chờ bốc thăm',
}

const findings: { [Code in ScoreTableFinding['code']]: (it: ScoreTableFinding & { code: Code }) => string } =
  {
    'table/noHeading': () =>
      'Không thấy dòng tiêu đề có cột “Số phách” và các cột “Điểm 1”, “Điểm 2”. Kiểm tra lại tệp.',
    'table/unreadable': ({ ref, value }) => `Ô ${ref}: “${value}” không đọc được thành điểm, bỏ qua ô này.`,
    'table/outOfRange': ({ ref, value }) => `Ô ${ref}: ${value} lớn hơn 100, bỏ qua ô này.`,
    'table/codeTwice': ({ ref, value }) => `Ô ${ref}: số phách ${value} đã có ở trên, bỏ qua dòng này.`,
    'table/rowWithoutCode': ({ ref, value }) =>
      `Ô ${ref} (“${value}”): dòng không có số phách nên không tính.`,
    'table/meanDiffers': ({ ref, value, computed }) =>
      `Ô ${ref}: điểm trung bình ghi ${value}, tính từ các phiếu là ${computed}.`,
  }

/** Trying rules out before they are in force. */
export const trialWords = {
  title: 'Tính thử kết quả',
  open: 'Tính thử kết quả',
  back: 'Về thể lệ',
  intro:
    'Xem thể lệ này cho ra kết quả thế nào trước khi áp dụng. Tính ngay trên máy này bằng đúng cách tính kết quả thật; không lưu gì.',
  ofDraft: 'Thể lệ đang soạn',
  ofInForce: 'Thể lệ đang áp dụng',
  source: {
    label: 'Dùng điểm nào',
    invented: 'Điểm giả định',
    past: 'Điểm của lần trước (chỉ theo số phách)',
    table: 'Bảng điểm Excel có sẵn',
  },
  entries: 'Số bài',
  entriesUnit: 'bài',
  judges: 'Số phiếu mỗi bài',
  judgesHelp: 'Để trống: đúng như thể lệ.',
  spread: 'Giám khảo lệch nhau khoảng',
  spreadHelp: 'Càng lớn càng nhiều bài chênh lệch.',
  pointsUnit: 'điểm',
  again: 'Bộ điểm khác',
  seed: (seed: string) => `Bộ điểm số ${seed}`,
  number: 'Nhập số nguyên trong khoảng cho phép.',
  pastEdition: 'Lần tổ chức trước',
  choosePast: 'Chọn lần tổ chức',
  noPast: 'Chưa có lần tổ chức trước nào đã chốt điểm mà đồng chí được xem.',
  table: 'Bảng tổng hợp điểm',
  tableHelp:
    'Tệp .xlsx có cột “Số phách” và “Điểm 1”, “Điểm 2” (“Điểm 3” là người chấm thêm). Chỉ đọc số phách và điểm, không đọc họ tên; tệp không được giữ lại.',
  tableRead: (n: number) => `Đọc được ${n} bài.`,
  tableFindings: 'Các ô cần biết',
  findingText: (it: ScoreTableFinding): string =>
    (findings[it.code] as (finding: ScoreTableFinding) => string)(it),
  loading: 'Đang đọc điểm…',
  totalsOnly: 'Chỉ có tổng điểm mỗi phiếu, nên không so được theo từng tiêu chí khi bằng điểm.',
  fewerSheets: (n: number) => `Điểm cũ có ít phiếu hơn thể lệ yêu cầu; tính thử với ${n} phiếu mỗi bài.`,
  pastDiffers: 'Tiêu chí khác với lần đó và có nhiều phần chấm nên không tính thử được trên điểm này.',
  laterInvented: 'Điểm các vòng sau là giả định, dựa vào điểm vòng đầu.',
  broken: (n: number) => `Thể lệ đang soạn còn ${n} chỗ phải sửa. Kết quả dưới đây có thể chưa đúng ý.`,
  cannot: 'Chưa tính thử được với thể lệ này. Sửa các chỗ báo ở trang soạn rồi thử lại.',
  nothing: 'Chưa có điểm để tính.',
  stats: {
    ranked: 'bài được xếp hạng',
    gaps: 'bài chênh lệch',
    ties: 'nhóm bằng điểm',
    goesOn: 'bài vào vòng sau',
    prizes: 'giải được trao',
  },
  gapsTitle: 'Bài chênh lệch',
  gapSettled: {
    extraJudge: 'thêm một giám khảo, đã xong',
    jointRescore: 'hội ý chấm lại, đã xong',
  } as Record<string, string>,
  gapOpen: 'phải thêm phiếu mới có điểm',
  gapLine: (code: string, value: string, threshold: string, how: string) =>
    `${code}: chênh ${value} điểm (ngưỡng ${threshold}), ${how}`,
  moreGaps: (n: number) => `và ${n} bài khác.`,
  noGaps: 'Không có bài nào chênh lệch.',
  standing: 'Xếp hạng',
  columns: { rank: 'Hạng', code: 'Mã', score: 'Điểm', outcome: 'Kết quả', why: 'Vì sao' },
  why,
  tie: (places: number, n: number) => `Ở suất cuối có ${n} bài bằng điểm tranh ${places} suất.`,
  lots: (codes: string) => `Phải bốc thăm giữa: ${codes}. Ở đây bốc thử một lần.`,
  unranked: (n: number) => `${n} bài chưa có điểm`,
  last: 'cuối bảng',
  prizes: 'Giải thưởng',
  prizeLine: (label: string, codes: string) => `${label}: ${codes}`,
  none: 'không bài nào',
  notAwarded: {
    belowFloor: (n: number) => `${n} giải không trao: không đủ điểm sàn`,
    noMoreEntries: (n: number) => `${n} giải không trao: hết bài`,
    withheld: (n: number) => `${n} giải không trao`,
    tieLeftOut: (n: number) => `${n} giải không trao vì bằng điểm`,
  } as Record<string, (n: number) => string>,
  boundaryTie: (label: string, places: number, codes: string) =>
    `${label} còn ${places} suất nhưng ${codes} bằng nhau: Ban Tổ chức phải quyết định, nên các giải sau chưa xếp.`,
  teams: 'Giải tập thể (đơn vị giả định)',
  teamLine: (rank: number, unit: string, points: string) => `Hạng ${rank}: ${unit}, ${points} điểm`,
  unit: (n: string) => `Cơ sở ${n}`,
  differences: 'Khác gì so với',
  against: { inForce: 'thể lệ đang áp dụng', template: 'thể lệ mẫu của chương trình' },
  differencesNone: 'Cùng bộ điểm này, mọi bài có kết quả như nhau.',
  differencesCount: (n: number) => `${n} bài có kết quả khác.`,
  before: 'Trước',
  after: 'Thể lệ này',
  outcome: (stage: string, rank: number | null, prize: string | null) =>
    [stage, rank === null ? 'chưa có điểm' : `hạng ${rank}`, prize ?? ''].filter(Boolean).join(', '),
  absent: 'không tham gia',
}
