import { page, path, work } from './working-group/edition.ts'
import { dates, type Facts, issues, needs, readiness } from './working-group/readiness.ts'
import { rules } from './working-group/rules.ts'
import { schedule } from './working-group/schedule.ts'

const programmes = {
  ideaContest: 'Cuộc thi ý tưởng, giải pháp cải cách hành chính',
  exemplarSelection: 'Tuyên dương gương cán bộ, công chức, viên chức trẻ, giỏi, thân thiện',
  teamContest: 'Hội thi “Đoàn xung kích tham gia cải cách hành chính”',
}

const states = {
  draft: 'Đang soạn thể lệ',
  open: 'Đang nhận bài',
  screening: 'Đang kiểm tra điều kiện',
  masking: 'Đang đánh phách',
  judging: 'Đang chấm',
  council: 'Hội đồng xét chọn',
  frozen: 'Đã chốt điểm',
  unmasked: 'Đã ghép phách',
  decided: 'Đã có quyết định',
  released: 'Đã công bố',
  cancelled: 'Đã dừng',
}

/** States that a second or later round goes through again, as they are called there. */
const again: Partial<Record<keyof typeof states, string>> = {
  masking: 'Đang chuẩn bị',
  judging: states.judging,
  frozen: states.frozen,
}
const stateIn = (state: keyof typeof states, round: string | null): string =>
  round && again[state] ? `${again[state]} · ${round}` : states[state]

export const workingGroupWords = {
  programmes,
  states,
  stateIn,
  dates,
  retry: 'Tải lại',
  readinessText: (issue: { code: string; facts: Facts }): string => {
    const text = readiness[issue.code]?.(issue.facts) ?? 'Có chỗ chưa phù hợp trong thể lệ.'
    const stage = issue.facts['stage']
    return stage === undefined || text.includes(`“${stage}”`) ? text : `${stage}: ${text}`
  },
  needText: (need: { code: string; count: number; done: boolean }): string =>
    needs[need.code]?.(need.count, need.done) ?? '',
  issueText: (code: string): string => issues[code] ?? 'Ô này chưa đúng. Kiểm tra lại.',
  home: {
    title: 'Việc cần làm',
    create: 'Tạo lần tổ chức',
    empty: { title: 'Chưa có lần tổ chức nào', text: 'Tạo lần đầu tiên từ mẫu có sẵn của chương trình.' },
    noneRunning: {
      title: 'Không có lần tổ chức nào đang mở',
      text: 'Tạo lần mới từ mẫu có sẵn của chương trình.',
    },
    blocking: (n: number) => (n === 0 ? 'Đủ điều kiện để mở.' : `Còn ${n} việc cần xong trước khi mở.`),
    more: (n: number) => `và ${n} việc khác`,
    finished: 'Đã xong',
  },
  create: {
    title: 'Tạo lần tổ chức',
    programme: 'Chương trình',
    name: 'Tên gọi',
    nameHelp: 'Như ghi trên thể lệ và giấy chứng nhận.',
    slug: 'Địa chỉ trang công khai',
    slugHelp: 'Chữ thường không dấu, số và dấu gạch ngang.',
    copyFrom: 'Bắt đầu từ',
    copyFromHelp:
      'Chép thể lệ của lần trước: ngày tính tuổi dời theo năm, lịch giữ khoảng cách cũ. Không chép bài, giám khảo hay kết quả.',
    fromTemplate: 'Thể lệ mẫu của chương trình',
    opensAt: 'Bắt đầu nhận bài',
    opensAtHelp: 'Các ngày sau được điền theo thông lệ và sửa được đến khi mở.',
    submit: 'Tạo và soạn thể lệ',
    nameMissing: 'Ghi tên gọi.',
    slugWrong: 'Chỉ dùng chữ thường không dấu, số và dấu gạch ngang, ít nhất 3 ký tự.',
  },
  path,
  /** A date of one of several scored stages. */
  stageDate: (what: string, label: string): string =>
    what === 'promotionAt'
      ? `Công bố danh sách vào ${label.toLowerCase()}`
      : what === 'judgingFrom'
        ? `${label}: bắt đầu chấm`
        : `${label}: hạn nộp phiếu chấm`,
  page,
  work,
  schedule,
  rules,
}
