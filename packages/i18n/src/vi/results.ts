import { approval } from './results/approval.ts'
import { awards, team } from './results/awards.ts'
import { marks } from './results/marks.ts'
import { gaps, progress, specimens } from './results/progress.ts'
import { promotion, unmask } from './results/promotion.ts'
import { blockers, draw, freeze, standing } from './results/standing.ts'

/** What the panel's chair, the secretariat and the lead read from judging to the approved result. */
export const resultWords = {
  tabs: {
    progress: 'Tiến độ chấm',
    marks: 'Điểm ghi, điểm trừ',
    standing: 'Xếp hạng',
    awards: 'Giải thưởng',
    evidence: 'Độ tin cậy',
    promotion: 'Vào vòng sau',
    team: 'Giải tập thể',
    approval: 'Trình duyệt',
  },
  pagesOf: (label: string) => `Các trang kết quả: ${label}`,
  reload: 'Tải lại',
  code: 'Mã bài',
  reason: 'Lý do',
  held: {
    title: 'Đồng chí còn phiếu chấm chưa nộp',
    text: 'Để việc chấm được độc lập, điểm của giám khảo khác chỉ hiện sau khi đồng chí nộp xong phiếu của mình.',
    toDesk: 'Vào chấm',
  },
  hidden: 'Bài mà đồng chí có liên quan không hiện ở đây và không tính vào các con số.',
  points: (value: string) => `${value} điểm`,
  chair: {
    title: 'Việc cần làm',
    empty: {
      title: 'Chưa có vòng chấm nào',
      text: 'Khi vòng chấm bắt đầu, tiến độ, bài chênh lệch điểm và phiếu nộp trễ sẽ hiện ở đây.',
    },
    gaps: (n: number) => `${n} bài chênh lệch điểm cần xử lý`,
    late: (n: number) => `${n} phiếu nộp trễ chờ chấp nhận`,
    clear: 'Không có việc chờ xử lý',
    seeProgress: 'Xem tiến độ',
    seeStanding: 'Xem xếp hạng',
    resolve: 'Xử lý',
    stateTag: {
      waiting: 'Chưa chấm',
      running: 'Đang chấm',
      frozen: 'Đã chốt',
      promoted: 'Đã công bố danh sách',
      unmasked: 'Đã hồi phách',
    } as Record<string, string>,
  },
  see: 'Xem',
  progress,
  specimens,
  gaps,
  marks,
  standing,
  blockers,
  freeze,
  promotion,
  unmask,
  awards,
  draw,
  team,
  approval,
} as const
