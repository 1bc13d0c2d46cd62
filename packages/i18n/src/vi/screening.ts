import { rational } from '@xk/domain/kernel'
import { writeDay } from './day.ts'
import { writeDecimal } from './number.ts'

const outcomes = { met: 'Đạt', notMet: 'Không đạt', unknown: 'Chưa rõ' }

type Reason = {
  people?: { name: string; found?: string | number | null; years?: number | undefined }[] | undefined
  typed?: string | undefined
  said?: boolean | null | undefined
  members?: number | null | undefined
  byCluster?: boolean | undefined
  works?: { field: string; honour: string | null; text: string }[] | undefined
  limit?: number | undefined
  found?: number | null | undefined
  at?: string | undefined
  reason?: string | undefined
  /** Of the field that was answered. */
  label?: string | undefined
}
const names = (because: Reason) => (because.people ?? []).map((it) => it.name).join(', ')
const withFound = (because: Reason) =>
  (because.people ?? []).map((it) => (it.found == null ? it.name : `${it.name} (${it.found})`)).join(', ')
const writeBirth = (found: string | number) => (typeof found === 'string' ? writeDay(found) : String(found))
const day = (iso: string | undefined) => writeDay(iso ?? '')

/** Each condition as the thể lệ says it, and why it is not met. */
export const ruleTexts: Record<string, (rule: Record<string, unknown>) => string> = {
  maxAge: (rule) => `Không quá ${rule['years']} tuổi tính đến ${day(rule['at'] as string)}`,
  maxEntriesPerPerson: (rule) =>
    rule['asRepresentative'] === true
      ? `Mỗi người đại diện không quá ${rule['max']} bài`
      : `Mỗi người không quá ${rule['max']} bài`,
  maxEntriesPerUnit: (rule) => `Mỗi cơ sở Đoàn không quá ${rule['max']} bài`,
  unitQuotaBySize: () => 'Chỉ tiêu theo số đoàn viên của cơ sở Đoàn',
  notOfficeHolder: () => 'Không phải thành viên Ban Tổ chức, Ban Giám khảo, Tổ Thư ký',
  notHonouredThisTerm: () => 'Chưa được tuyên dương trong nhiệm kỳ',
  // Reasons say what keeps an entry out (“Không phải là đoàn viên”): “not the case: is not” would be read twice.
  fieldIsYes: (rule) => `Không nhận nếu: ${String(rule['reason'])}`,
  minServiceMonths: (rule) => `Công tác từ đủ ${rule['months']} tháng tính đến ${day(rule['at'] as string)}`,
  minVoteShare: (rule) =>
    `Phiếu tán thành ${rule['comparison'] === 'moreThan' ? 'trên' : 'từ'} ${rule['share']}`,
  noReusedAchievement: () => 'Không dùng lại thành tích đã được tuyên dương',
}
export const reasonTexts: Record<string, (because: Reason) => string> = {
  maxAge: (b) =>
    (b.people ?? [])
      .map((it) =>
        it.found == null
          ? `${it.name}: chưa có ngày sinh`
          : `${it.name} sinh ${writeBirth(it.found)}${it.years === undefined ? '' : `, ${it.years} tuổi vào ${day(b.at)}`}`,
      )
      .join('; '),
  maxEntriesPerPerson: (b) => `${withFound(b)}${b.limit === undefined ? '' : `, tối đa ${b.limit}`}`,
  maxEntriesPerUnit: (b) => `Đã có ${b.found ?? '?'} bài, tối đa ${b.limit ?? '?'}`,
  unitQuotaBySize: (b) =>
    b.byCluster
      ? 'Cụm trưởng đề xuất, ngoài chỉ tiêu của cơ sở'
      : b.limit === undefined
        ? 'Chưa biết số đoàn viên'
        : `Hồ sơ thứ ${b.found ?? '?'} của cơ sở, chỉ tiêu ${b.limit}${b.members == null ? '' : ` (${b.members} đoàn viên)`}`,
  notOfficeHolder: names,
  // The title may itself hold brackets.
  notHonouredThisTerm: (b) =>
    (b.people ?? []).map((it) => (it.found == null ? it.name : `${it.name}: ${it.found}`)).join('; '),
  fieldIsYes: (b) =>
    b.said === undefined
      ? (b.reason ?? '')
      : b.said === null
        ? 'Hồ sơ chưa ghi'
        : `${b.label ?? 'Hồ sơ ghi'}: ${b.said ? 'Có' : 'Không'}`,
  minServiceMonths: (b) =>
    b.found == null
      ? b.typed
        ? `Không đọc được “${b.typed}”`
        : 'Chưa ghi tháng vào ngành'
      : `Từ ${b.typed} đến ${day(b.at)}: ${b.found} tháng, cần ${b.limit}`,
  minVoteShare: (b) => {
    const [inFavour, of] = (b.typed ?? '').split('/').map(Number)
    return inFavour === undefined || !of
      ? b.typed
        ? `Không đọc được “${b.typed}”`
        : 'Chưa ghi số phiếu'
      : `${inFavour}/${of} phiếu, ${writeDecimal(rational(inFavour * 100, of), 1, true)} %`
  },
  noReusedAchievement: (b) =>
    (b.works ?? [])
      .map((it) => (it.honour === null ? `Hồ sơ ghi: “${it.text}”` : `Giống “${it.text}” (${it.honour})`))
      .join('; '),
}

/** What the secretariat reads while screening. */
export const screeningWords = {
  rule: (rule: { rule: string }): string => ruleTexts[rule.rule]?.(rule) ?? rule.rule,
  because: (rule: string, because: Reason): string => reasonTexts[rule]?.(because) ?? '',
  outcomes,
  /** An edition whose result waits for its hour. */
  unreleased: (title: string) => `${title} (chưa công bố: không nêu với cơ sở)`,
  list: {
    title: 'Kiểm tra điều kiện',
    back: 'Lần tổ chức',
    search: 'Tìm theo tên bài, cơ sở Đoàn, tác giả',
    filter: (n: number) => (n === 0 ? 'Lọc' : `Lọc (${n})`),
    all: 'Tất cả',
    cluster: 'Cụm',
    unit: 'Cơ sở Đoàn',
    columns: {
      title: 'Tên',
      unit: 'Cơ sở Đoàn',
      state: 'Tình trạng',
      submitted: 'Nộp lúc',
      eligibility: 'Điều kiện',
      confirmed: 'Xác nhận',
    },
    confirmedYes: 'Có',
    confirmedNo: 'Chưa có',
    empty: 'Không có bài nào khớp',
    emptyText: 'Bỏ bớt điều kiện lọc, hoặc xem “Ai chưa nộp?”.',
    total: (n: number) => `${n} bài`,
    page: (page: number, pages: number) => `Trang ${page} / ${pages}`,
    previous: 'Trang trước',
    next: 'Trang sau',
    notSubmitted: 'Ai chưa nộp?',
    untitled: '(chưa có tên)',
    notYet: 'Bản nháp, chưa nộp',
    retry: 'Thử lại',
  },
  clock: {
    title: 'Thời gian thẩm định',
    column: 'Thẩm định',
    overdue: (n: number) => `Quá hạn thẩm định (${n})`,
    left: (n: number) => (n === 0 ? 'Hôm nay là ngày cuối' : `Còn ${n} ngày làm việc`),
    late: 'Quá hạn',
    used: (used: number, limit: number) => `đã dùng ${used} / ${limit} ngày làm việc`,
    due: (when: string) => `hạn ${when}`,
    stopped: (when: string) => `Dừng từ ${when}`,
    stoppedWhy: 'Hồ sơ đang ở đơn vị, không tính vào thời gian thẩm định.',
    done: 'Đã thẩm định',
    doneLate: 'Đã thẩm định, quá hạn',
    help: 'Tính ngày làm việc từ sau hạn nộp (hoặc ngày nộp bổ sung), trừ các ngày nghỉ đã khai trong thông tin Đoàn Khối.',
  },
  entry: {
    back: 'Danh sách',
    eligibility: 'Điều kiện tham gia',
    content: 'Nội dung',
    people: 'Người tham gia',
    share: (percent: number) => `${percent} %`,
    representative: 'đại diện',
    files: 'Tệp đính kèm',
    noFiles: 'Không có tệp.',
    confirmation: 'Xác nhận của đơn vị',
    noConfirmation: (until: string | null) => (until ? `Chưa có, được gửi đến ${until}.` : 'Chưa có.'),
    history: 'Quá trình',
    submitted: (n: number) => `Nộp lần ${n}`,
    decided: { accepted: 'Hợp lệ', returned: 'Yêu cầu bổ sung', refused: 'Không hợp lệ' },
    by: (name: string) => `do đồng chí ${name}`,
    due: (when: string) => `Hạn bổ sung ${when}`,
    changes: (n: number) => `Thay đổi so với lần ${n}`,
    unchanged: 'Nội dung không thay đổi so với lần trước.',
    formatting: 'Chỉ đổi cách trình bày.',
    yes: 'Có',
    no: 'Không',
    empty: '(để trống)',
    erased: 'Nội dung đã được xóa theo thời hạn lưu.',
    declarations: 'Cam kết',
    receipt: 'Mã tiếp nhận',
  },
  act: {
    accept: 'Hợp lệ',
    acceptTitle: 'Tiếp nhận bài này?',
    acceptText: 'Bài đủ điều kiện và chuyển sang bước tiếp theo.',
    acceptAgainst: 'Có điều kiện không đạt. Muốn tiếp nhận phải ghi lý do; lý do được lưu vào sổ ghi.',
    reason: 'Lý do',
    reasonOptional: 'Ghi chú',
    return: 'Yêu cầu bổ sung',
    returnTitle: 'Yêu cầu bổ sung',
    due: 'Hạn bổ sung',
    item: 'Mục cần bổ sung',
    whole: 'Cả bài',
    note: 'Cần làm gì',
    addItem: 'Thêm mục',
    removeItem: 'Bỏ mục',
    send: 'Gửi yêu cầu',
    refuse: 'Không hợp lệ',
    refuseTitle: 'Không tiếp nhận bài này?',
    refuseText: 'Cơ sở Đoàn sẽ thấy lý do.',
    itemMissing: 'Mỗi mục cần ghi rõ việc phải làm.',
  },
  incomplete: {
    title: 'Hồ sơ còn thiếu',
    text: (lacking: number, complete: number) =>
      `${lacking} hồ sơ còn thiếu, ${complete} hồ sơ đủ thành phần`,
    done: 'Mọi hồ sơ đã nộp đều đủ thành phần.',
    none: 'Chưa có hồ sơ nào được nộp.',
    copy: 'Chép lời nhắc Zalo',
    until: (when: string) => `hạn bổ sung ${when}`,
    part: (it: { kind: string; label: string }): string =>
      it.kind === 'consent'
        ? `Chưa có xác nhận của chính người đó: ${it.label}`
        : it.kind === 'confirmation'
          ? 'Trang đóng dấu của đơn vị'
          : it.kind === 'people'
            ? 'Thông tin người được giới thiệu'
            : it.label || 'Nội dung hồ sơ',
    columns: {
      unit: 'Cơ sở Đoàn',
      entry: 'Hồ sơ',
      state: 'Tình trạng',
      count: 'Số phần thiếu',
      parts: 'Còn thiếu',
    },
    sheet: 'Còn thiếu',
  },
  notSubmitted: {
    title: 'Ai chưa nộp?',
    text: (late: number, units: number) => `${late} / ${units} cơ sở Đoàn chưa nộp`,
    drafts: (n: number) => (n === 0 ? 'chưa bắt đầu' : `đang có ${n} bản nháp`),
    noOfficer: 'Chưa có cán bộ phụ trách',
    copy: 'Chép lời nhắc Zalo',
    done: 'Cả cụm đã nộp đủ.',
    ownDeadline: (when: string) => `hạn riêng ${when}`,
    columns: { unit: 'Cơ sở Đoàn', state: 'Tình trạng', officer: 'Cán bộ phụ trách' },
    export: {
      button: 'Xuất Excel',
      sheet: 'Chưa nộp',
      cluster: 'Cụm',
      phone: 'Điện thoại',
      ownDeadline: 'Hạn riêng',
    },
  },
}
