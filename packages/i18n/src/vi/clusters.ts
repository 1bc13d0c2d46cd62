export const clusterWords = {
  title: 'Cụm hoạt động',
  text: 'Đơn vị nào trong cụm chưa nộp bài, còn câu hỏi quá hạn.',
  noEdition: 'Hiện không có lần tổ chức nào đang nhận bài.',
  closes: (at: string) => `Hạn nộp ${at}`,
  late: (late: number, units: number) => `${late} / ${units} đơn vị chưa nộp`,
  done: 'Cả cụm đã nộp đủ.',
  drafts: (n: number) => (n === 0 ? 'chưa bắt đầu' : `đang có ${n} bản nháp`),
  copy: 'Chép lời nhắc Zalo',
  questions: 'Câu hỏi về thủ tục',
  questionsText: (waiting: number, overdue: number) => `${waiting} câu chờ trả lời, ${overdue} câu quá hạn`,
  noQuestions: 'Không có câu hỏi nào đang chờ.',
  overdue: (n: number) => `${n} quá hạn`,
  waiting: (n: number) => `${n} đang chờ`,
  zaloQuestions: (it: { cluster: string; units: readonly { name: string; overdue: number }[] }) =>
    [
      `Kính gửi các đồng chí ${it.cluster}!`,
      'Các đơn vị sau còn câu hỏi về thủ tục đã quá hạn trả lời:',
      ...it.units.map(({ name, overdue }, i) => `${i + 1}. ${name} (${overdue} câu)`),
      'Mời các đồng chí vào mục “Hỏi đáp” để trả lời. Trân trọng!',
    ].join('\n'),
  retry: 'Thử lại',
}
