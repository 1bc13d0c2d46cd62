import { writeCount } from './number.ts'

export const clusterWords = {
  title: 'Cụm hoạt động',
  text: 'Đơn vị nào trong cụm chưa nộp, còn câu hỏi quá hạn.',
  noEdition: 'Hiện không có lần tổ chức nào đang nhận bài, hồ sơ.',
  closes: (at: string) => `Hạn nộp ${at}`,
  late: (late: number, units: number) => `${writeCount(late)} / ${writeCount(units)} đơn vị chưa nộp`,
  done: 'Cả cụm đã nộp đủ.',
  drafts: (n: number) => (n === 0 ? 'chưa bắt đầu' : `đang có ${n} bản nháp`),
  copy: 'Chép lời nhắc Zalo',
  questions: 'Câu hỏi về thủ tục',
  questionsText: (waiting: number, overdue: number) =>
    `${writeCount(waiting)} câu chờ trả lời, ${writeCount(overdue)} câu quá hạn`,
  noQuestions: 'Không có câu hỏi nào đang chờ.',
  overdue: (n: number) => `${n} quá hạn`,
  waiting: (n: number) => `${n} đang chờ`,
  retry: 'Thử lại',
}
