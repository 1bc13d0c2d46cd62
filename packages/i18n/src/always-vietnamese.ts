/**
 * What is Vietnamese in both faces, and why.
 *
 * - Official papers and what is printed into them: the rules with the texts that the editor puts in, decisions,
 *   certificates, minutes, the Word form of an entry and the unit sheet. The state language is Vietnamese (Hiến pháp
 *   2013, Điều 5), and the Union's papers follow Hướng dẫn 29-HD/TWĐTN-VP. Their texts stand beside what makes them:
 *   domain/programme, documents, and the API's features/publication, desk/print and entry-form.
 * - What goes to others: mails, Zalo messages. The language that they read in is not known; who sends is not who reads.
 *
 * All else follows the face.
 */
const day = (iso: string) => {
  const [date = '', time = ''] = iso.split('T')
  return time ? date.split('-').toReversed().join('/') : iso
}

/** What the editor writes into the rules by itself. */
export const ruleTexts = {
  copied: (label: string) => `${label} (bản sao)`,
  newScreening: 'Kiểm tra điều kiện',
  newCouncil: 'Hội đồng xét chọn',
  newScoring: (n: number) => (n === 1 ? 'Vòng chấm' : n === 2 ? 'Chung khảo' : `Vòng chấm ${n}`),
  newReason: 'Chưa đáp ứng điều kiện này',
  appeals:
    'Cơ sở Đoàn gửi kiến nghị trên hệ thống hoặc bằng văn bản. Người trả lời không thuộc Ban Giám khảo đã chấm bài.',
}

/** What a programme is called in the title that a new edition suggests. */
const programmeTitles = {
  ideaContest: 'Cuộc thi ý tưởng, giải pháp cải cách hành chính',
  exemplarSelection: 'Tuyên dương gương cán bộ, công chức, viên chức trẻ, giỏi, thân thiện',
  teamContest: 'Hội thi “Đoàn xung kích tham gia cải cách hành chính”',
}

/** The suggested title of a programme's edition. */
export const editionTitle = (programme: keyof typeof programmeTitles, year: number): string =>
  `${programmeTitles[programme]} năm ${year}`

/** In the booklet that judges print. */
export const bookletTexts = { film: 'Phim, xem trên màn hình chấm.' }

/** What somebody asks about their own data, in a sentence. */
const requestKinds = {
  access: 'xem dữ liệu cá nhân',
  correct: 'sửa dữ liệu cá nhân',
  withdrawConsent: 'rút lại sự đồng ý',
  restrict: 'hạn chế xử lý dữ liệu cá nhân',
  object: 'phản đối xử lý dữ liệu cá nhân',
  erase: 'xóa dữ liệu cá nhân',
} as const
const dataRequestSubjects = {
  confirm: 'xác nhận địa chỉ để chúng tôi xử lý yêu cầu',
  answered: 'trả lời yêu cầu về dữ liệu cá nhân',
  extended: 'gia hạn xử lý yêu cầu về dữ liệu cá nhân',
  closed: 'kết quả xử lý yêu cầu về dữ liệu cá nhân',
  restricted: 'dữ liệu của anh/chị vừa bị hạn chế xử lý',
  lifted: 'dữ liệu của anh/chị được xử lý trở lại',
  consentTaken: 'sự đồng ý của anh/chị vừa được ghi là rút lại',
} as const
const dataRequestBodies = {
  confirm: (kind: string, { url }: { url: string }) => [
    `Có người nhập địa chỉ này để yêu cầu ${kind}. Nếu đúng là anh/chị, mở liên kết dưới đây và bấm “Xác nhận”; thời hạn trả lời được tính từ lúc đó:`,
    url,
    '',
    'Nếu không phải, anh/chị không cần làm gì: yêu cầu tự hủy sau 7 ngày.',
  ],
  answered: (kind: string, { text }: { text: string }) => [`Về yêu cầu ${kind} của anh/chị:`, '', text],
  extended: (kind: string, { text }: { text: string }) => [
    `Yêu cầu ${kind} của anh/chị cần thêm thời gian theo quy định. Lý do:`,
    '',
    text,
  ],
  closed: (kind: string, { text }: { text: string }) => [
    `Kết quả xử lý yêu cầu ${kind} của anh/chị:`,
    '',
    text,
  ],
  restricted: (_kind: string, { text }: { text: string }) => [text],
  lifted: (_kind: string, { text }: { text: string }) => [text],
  consentTaken: (_kind: string, { text }: { text: string }) => [text],
}

const byWay: Record<string, string> = {
  form: 'nhận qua trang công khai',
  account: 'gửi từ tài khoản của anh/chị',
  paper: 'nhận bằng bản giấy',
  phone: 'nhận qua điện thoại',
  other: 'nhận bằng cách khác',
}
const ifNotYou = (contact: string) =>
  `Nếu anh/chị không yêu cầu việc này, hãy báo ngay cho Tổ trưởng hoặc cán bộ Đoàn cơ sở của mình${contact ? `, hoặc liên hệ: ${contact}` : ''}.`
/** What a person is told, at their own address, that the office did with their data in their name. */
export const officeActs = {
  restricted: (channel: string, contact: string) =>
    `Theo một yêu cầu ${byWay[channel] ?? ''}, Tổ Thư ký vừa hạn chế xử lý dữ liệu của anh/chị: người chấm, Hội đồng và trang công khai không đọc được hồ sơ của anh/chị cho đến khi việc này được bỏ.\n\n${ifNotYou(contact)}`,
  lifted: (_channel: string, contact: string) =>
    `Việc hạn chế xử lý dữ liệu của anh/chị vừa được bỏ: hồ sơ của anh/chị được đọc và xét trở lại.\n\n${ifNotYou(contact)}`,
  consentTaken: (channel: string, contact: string) =>
    `Theo một yêu cầu ${byWay[channel] ?? ''}, Tổ Thư ký vừa ghi rằng anh/chị rút lại sự đồng ý về dữ liệu của mình. Hồ sơ thiếu sự đồng ý bắt buộc có thể không được tiếp nhận hoặc không được công bố.\n\n${ifNotYou(contact)}`,
}

/** What a mail says around its notices. */
export const mailTexts = {
  greeting: 'Kính gửi đồng chí,',
  subject: (sentence: string) =>
    `Xung Kích: ${sentence.length > 90 ? `${sentence.slice(0, 88)}…` : sentence}`,
  subjectMany: (n: number) => `Xung Kích: ${n} việc cần đồng chí xem`,
  foot: 'Thư tự động của hệ thống Xung Kích, không trả lời thư này. Đổi cách nhận thư hoặc ngừng nhận tại:',
  /** To somebody who is honoured, at their own address. */
  ownResult: (title: string, url: string, { collective }: { collective: boolean }) => ({
    subject: `Xung Kích: chúc mừng ${collective ? 'tập thể' : 'đồng chí'} được tuyên dương`,
    text: [
      'Kính gửi đồng chí,',
      '',
      `Ban Thường vụ Đoàn Khối chúc mừng ${collective ? 'tập thể mà đồng chí đại diện' : 'đồng chí'} được tuyên dương tại “${title}”.`,
      'Xin đồng chí giữ kín đến giờ công bố. Từ giờ công bố, kết quả ở địa chỉ:',
      url,
      '',
      'Thư tự động gửi đến địa chỉ mà đồng chí đã dùng để xác nhận hồ sơ, không trả lời thư này.',
    ].join('\n'),
  }),
  /** To somebody of the public who asked a question. */
  answered: (title: string, url: string) => ({
    subject: `Xung Kích: câu hỏi “${title.length > 80 ? `${title.slice(0, 78)}…` : title}” đã được trả lời`,
    text: [
      'Kính gửi anh/chị,',
      '',
      `Câu hỏi “${title}” đã được trả lời. Xem câu trả lời tại:`,
      url,
      '',
      'Địa chỉ thư này chỉ dùng để báo một lần và đã được xóa khỏi hệ thống. Thư tự động, không trả lời thư này.',
    ].join('\n'),
  }),
  /** To somebody of the public who asked about their own data. */
  dataRequest: (
    what: keyof typeof dataRequestSubjects,
    kind: keyof typeof requestKinds,
    it: { url: string; text: string },
  ) => ({
    subject: `Xung Kích: ${dataRequestSubjects[what]}`,
    text: [
      'Kính gửi anh/chị,',
      '',
      ...dataRequestBodies[what](requestKinds[kind], it),
      '',
      'Thư tự động, không trả lời thư này. Chúng tôi không bao giờ hỏi số căn cước hay mật khẩu qua thư.',
    ].join('\n'),
  }),
  link: (kind: string, until: string) =>
    kind === 'link.invitation'
      ? `Lời mời tham gia Xung Kích. Mở liên kết để tạo tài khoản, dùng được đến ngày ${day(until)}. Không chuyển tiếp thư này.`
      : kind === 'link.passwordReset'
        ? 'Có người đề nghị đặt lại mật khẩu Xung Kích của đồng chí. Mở liên kết để đặt mật khẩu mới, dùng được một lần trong 1 giờ. Nếu không phải đồng chí, hãy bỏ qua thư này; mật khẩu không thay đổi.'
        : `Liên kết đăng nhập Xung Kích, dùng một lần, đến ngày ${day(until)}. Không chuyển tiếp thư này.`,
}

/** Messages to copy into Zalo with someone's personal link. `until` as the reader writes a moment. */
export const linkMessages = {
  invitation: (name: string, unit: string, url: string, until: string) =>
    `Kính gửi đồng chí ${name}${unit ? ` (${unit})` : ''},\nTổ Thư ký gửi đồng chí liên kết riêng để tạo tài khoản trên hệ thống Xung Kích${unit ? ', dùng nộp bài dự thi và hồ sơ tuyên dương' : ''}:\n${url}\nLiên kết dùng được đến ${until}. Đồng chí vui lòng không chuyển tiếp cho người khác.`,
  signIn: (name: string, url: string, until: string) =>
    `Kính gửi đồng chí ${name},\nĐây là liên kết đăng nhập hệ thống Xung Kích của đồng chí, không cần mật khẩu:\n${url}\nLiên kết dùng được một lần, đến ${until}. Đồng chí vui lòng không chuyển tiếp cho người khác.`,
  recovery: (url: string, until: string) =>
    `Liên kết khôi phục tài khoản Xung Kích (dùng một lần, đến ${until}):\n${url}`,
}

/** Reminders to copy into a cluster's Zalo group. */
const reportKinds = {
  plan: (year: number) => `kế hoạch năm ${year}`,
  halfYear: (year: number) => `báo cáo 6 tháng đầu năm ${year}`,
  year: (year: number) => `báo cáo năm ${year}`,
}

export const zaloReminders = {
  unitReports: (it: {
    kind: keyof typeof reportKinds
    year: number
    cluster: string
    due: string
    units: readonly string[]
  }): string =>
    [
      `Kính gửi các đồng chí ${it.cluster},`,
      `Đến nay còn ${it.units.length} cơ sở Đoàn chưa nộp ${reportKinds[it.kind](it.year)} (hạn ${it.due}):`,
      ...it.units.map((unit, i) => `${i + 1}. ${unit}`),
      'Số liệu đã có sẵn trên hệ thống Xung Kích, mục “Báo cáo”; các đồng chí viết thêm phần lời và bấm Nộp. Trân trọng.',
    ].join('\n'),
  notSubmitted: (it: {
    edition: string
    noun: string
    cluster: string
    units: readonly string[]
    closesAt: string | null
  }) =>
    [
      `Kính gửi các đồng chí ${it.cluster}!`,
      `“${it.edition}” còn ${it.units.length} cơ sở Đoàn chưa nộp ${it.noun}:`,
      ...it.units.map((unit, i) => `${i + 1}. ${unit}`),
      it.closesAt
        ? `Hạn nộp: ${it.closesAt}. Đề nghị các đồng chí hoàn thành trước hạn.`
        : 'Đề nghị các đồng chí sớm hoàn thành.',
      'Trân trọng cảm ơn!',
    ].join('\n'),
  /** Under embargo: nothing of names, ranks or votes. */
  invitation: (it: {
    unit: string
    edition: string
    at: string
    place: string
    replyBy: string | null
    contact: string
  }) =>
    [
      `Kính gửi Ban Chấp hành ${it.unit}!`,
      `Trân trọng kính mời đại diện đơn vị dự lễ “${it.edition}”. Đơn vị có đại diện được mời; kết quả được công bố tại buổi lễ.`,
      `Thời gian: ${it.at}.`,
      `Địa điểm: ${it.place}.`,
      it.replyBy ? `Đề nghị xác nhận tham dự trên hệ thống Xung Kích trước ${it.replyBy}.` : '',
      it.contact ? `Liên hệ: ${it.contact}.` : '',
      'Trân trọng cảm ơn!',
    ]
      .filter(Boolean)
      .join('\n'),
  incomplete: (it: {
    unit: string
    edition: string
    dossiers: readonly { title: string; parts: readonly string[] }[]
    until: string | null
  }) =>
    [
      `Kính gửi các đồng chí ${it.unit}!`,
      `Hồ sơ “${it.edition}” của đơn vị còn thiếu:`,
      ...it.dossiers.map(({ title, parts }, i) => `${i + 1}. ${title}: ${parts.join('; ')}`),
      it.until
        ? `Đề nghị bổ sung trước ${it.until}. Trân trọng cảm ơn!`
        : 'Đề nghị các đồng chí sớm bổ sung. Trân trọng cảm ơn!',
    ].join('\n'),
  questions: (it: { cluster: string; units: readonly { name: string; overdue: number }[] }) =>
    [
      `Kính gửi các đồng chí ${it.cluster}!`,
      'Các đơn vị sau còn câu hỏi về thủ tục đã quá hạn trả lời:',
      ...it.units.map(({ name, overdue }, i) => `${i + 1}. ${name} (${overdue} câu)`),
      'Mời các đồng chí vào mục “Hỏi đáp” để trả lời. Trân trọng!',
    ].join('\n'),
}

/** To a nominee, at their own address: who asks, what for, and that no number and no code is asked. */
export const consentMail = (it: { url: string; until: string; editionTitle: string; unitName: string }) => ({
  subject: `Xung Kích: mời đồng chí kiểm tra hồ sơ và trả lời về dữ liệu của mình`,
  text: [
    'Kính gửi đồng chí,',
    '',
    `${it.unitName} đang lập hồ sơ giới thiệu đồng chí trong “${it.editionTitle}”.`,
    'Mời đồng chí mở đường liên kết sau để kiểm tra thông tin của mình và trả lời đồng ý hay không, riêng từng mục đích:',
    it.url,
    '',
    `Đường liên kết chờ đến ngày ${it.until.slice(0, 10).split('-').toReversed().join('/')}. Trang không hỏi số căn cước hay mã nào.`,
    'Nếu đồng chí không biết việc này, hãy bỏ qua thư hoặc gọi cho cán bộ Đoàn của đơn vị.',
    '',
    'Thư tự động, không trả lời thư này.',
  ].join('\n'),
})
