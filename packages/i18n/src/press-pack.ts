import { writeDay } from './vi/day.ts'

const two = (n: number) => String(n).padStart(2, '0')
/** An instant as papers say it in Vietnam (UTC+7): "14g00 ngày 28/10/2026". */
const momentOf = (at: Date) => {
  const there = new Date(at.getTime() + 7 * 60 * 60 * 1000)
  const day = `${two(there.getUTCDate())}/${two(there.getUTCMonth() + 1)}/${there.getUTCFullYear()}`
  return `${two(there.getUTCHours())}g${two(there.getUTCMinutes())} ngày ${day}`
}

/** What stands in the pack for the Ban Tuyên giáo and the papers: Vietnamese in both faces. */
export const pressPack = {
  title: 'GÓI THÔNG TIN TUYÊN TRUYỀN',
  made: (at: Date) =>
    `Lập lúc ${momentOf(at)}, theo sự đồng ý của từng người ở thời điểm đó. Tải lại trước khi đăng nếu gói đã cũ.`,
  embargo: (at: Date) => `CHƯA ĐƯỢC PHỔ BIẾN TRƯỚC ${momentOf(at)}.`,
  rules: [
    'Chỉ dùng tên, đơn vị, bài và ảnh có trong gói; người không có trong gói thì không nêu tên, đơn vị.',
    'Ảnh chỉ của người đồng ý đăng ảnh. Không cắt ghép, không dùng vào việc khác.',
    'Người được tuyên dương có quyền rút lại sự đồng ý bất kỳ lúc nào; khi được báo, gỡ ngay những gì đã đăng.',
  ],
  /** Doesn't tell who never agreed from who took it back or had the use of their data restricted. */
  hidden: (n: number) => `${n} gương không có trong gói vì hiện không được phép công bố.`,
  decision: (number: string, signedOn: string) => `Quyết định số ${number} ngày ${writeDay(signedOn)}`,
  noText: '(Chưa có bài giới thiệu được công bố.)',
  photo: (name: string) => `Ảnh: ${name}`,
  noPhoto: 'Không đăng ảnh.',
  works: 'Việc đã làm được',
  files: {
    texts: 'bai-gioi-thieu.docx',
    list: 'danh-sach-va-dong-y.xlsx',
    decision: 'quyet-dinh.pdf',
    photos: 'anh',
  },
  sheets: { list: 'Danh sách', consents: 'Đồng ý công bố' },
  columns: {
    order: 'STT',
    name: 'Họ và tên, tập thể',
    position: 'Chức vụ',
    unit: 'Cơ sở Đoàn',
    cluster: 'Cụm',
    line: 'Một dòng giới thiệu',
    photo: 'Tệp ảnh',
    person: 'Người đồng ý',
    named: 'Công bố tên',
    pictured: 'Đăng ảnh',
    since: 'Đồng ý từ ngày',
    until: 'Có hiệu lực đến',
  },
  yes: 'Có',
  no: 'Không',
  /** Consents end when they are taken back, and at the latest when what was handed in is no longer kept. */
  until: (day: string) => `khi người ấy rút lại, chậm nhất ${writeDay(day)}`,
}
