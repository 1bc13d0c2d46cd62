type Facts = Record<string, string | number | boolean | null | undefined>

const roleNames = {
  author: 'tác giả',
  nominee: 'người được giới thiệu',
  captain: 'đội trưởng',
  member: 'thành viên',
  substitute: 'dự bị',
  delegate: 'người đại diện tập thể',
}
const roleName = (role: unknown) => roleNames[role as keyof typeof roleNames] ?? 'người tham gia'
/** On a button “bài dự thi” is “bài”. */
const short = (noun: string) => (noun.startsWith('bài ') ? 'bài' : noun)
const label = (facts: Facts) => `“${facts['label'] ?? ''}”`

const needless: Record<string, string> = {
  ethnicity: 'dân tộc',
  religion: 'tôn giáo',
  idNumber: 'số căn cước',
  health: 'tình trạng sức khỏe',
}

/** What to do about each thing that stands between a draft and its hand-in. */
export const issueTexts: Record<string, (facts: Facts) => string> = {
  'field/required': (f) => `Hãy điền mục ${label(f)}.`,
  'field/tooFewWords': (f) => `Mục ${label(f)} mới có ${f['words']} từ, cần ít nhất ${f['minWords']} từ.`,
  'field/tooManyWords': (f) =>
    `Mục ${label(f)} có ${f['words']} từ, tối đa ${f['maxWords']} từ. Hãy rút gọn.`,
  'field/wrongType': (f) => `Mục ${label(f)} chưa đúng dạng. Hãy nhập lại.`,
  'field/unknownOption': (f) => `Hãy chọn lại mục ${label(f)} trong danh sách.`,
  'field/notADate': (f) => `Mục ${label(f)}: hãy ghi ngày theo dạng 05/10/2026.`,
  'field/notAMonth': (f) => `Mục ${label(f)}: hãy ghi tháng, năm theo dạng 09/2019.`,
  'field/notAShare': (f) =>
    `Mục ${label(f)}: hãy ghi số phiếu theo dạng 7/9, số tán thành không lớn hơn tổng số.`,
  'text/needlessData': (f) =>
    `Mục ${label(f)} có ${needless[String(f['kind'])] ?? 'dữ liệu không cần'}: “${f['match']}”. Hãy xóa; hồ sơ không cần dữ liệu này.`,
  'slot/missing': (f) => {
    const what = f['heading'] ? `cho mục “${f['heading']}”: ` : ''
    const count = Number(f['min']) > 1 ? ` (mới có ${f['have']}, cần ${f['min']})` : ''
    return `Thiếu ${what}${f['label']}${count}.`
  },
  'slot/photoTooSmall': (f) =>
    `${f['label']}: cạnh ngắn chỉ ${f['shortSide']} điểm ảnh, cần từ ${f['min']}. Hãy chọn ảnh lớn hơn.`,
  'field/notANumber': (f) => `Mục ${label(f)}: hãy ghi bằng số.`,
  'field/ambiguousNumber': (f) =>
    `Mục ${label(f)}: số có thể hiểu theo hai cách. Hãy ghi lại, ví dụ 8,5 hoặc 8500.`,
  'field/unknown': () => 'Có mục không thuộc mẫu này. Hãy tải lại trang.',
  'people/tooFew': (f) =>
    f['count'] === 0 && f['min'] === 1
      ? `Hãy thêm ${roleName(f['role'])}.`
      : `Cần ít nhất ${f['min']} ${roleName(f['role'])}, mới có ${f['count']}.`,
  'people/tooMany': (f) =>
    f['max'] === 1
      ? `Chỉ một ${roleName(f['role'])}, đang có ${f['count']}. Hãy bỏ bớt.`
      : `Tối đa ${f['max']} ${roleName(f['role'])}, đang có ${f['count']}. Hãy bỏ bớt.`,
  'people/repeated': () => 'Có người được ghi hai lần.',
  'people/sharesNot100': (f) => `Tổng tỷ lệ đóng góp đang là ${f['sum']} %, phải đúng 100 %.`,
  'people/noRepresentative': () => 'Hãy chọn một người đại diện.',
  'people/severalRepresentatives': () => 'Chỉ chọn một người đại diện.',
  'person/nameMissing': () => 'Hãy ghi họ và tên.',
  'person/nameInvalid': (f) => `Họ và tên “${f['name']}” có ký tự không hợp lệ.`,
  'person/unitMissing': (f) => `Hãy chọn cơ sở Đoàn của ${f['name'] || 'người này'}.`,
  'person/unitUnknown': () => 'Cơ sở Đoàn này không còn trong danh sách. Hãy chọn lại.',
  'person/birthDateMissing': () => 'Hãy ghi ngày sinh hoặc năm sinh.',
  'person/birthDateInvalid': () => 'Ngày sinh chưa đúng. Hãy ghi theo dạng 05/10/1998.',
  'person/birthYearInvalid': () => 'Năm sinh chưa đúng.',
  'person/shareMissing': (f) => `Hãy ghi tỷ lệ đóng góp của ${f['name'] || 'người này'}.`,
  'person/shareOutOfRange': () => 'Tỷ lệ đóng góp từ 1 đến 100 %.',
  'person/phoneInvalid': () => 'Số điện thoại chưa đúng.',
  'person/mailInvalid': () => 'Thư điện tử chưa đúng.',
  'person/roleNotAllowed': () => 'Vai trò này không có trong Thể lệ.',
  'consent/required': (f) => `Cần ${f['name'] || 'người này'} đồng ý: ${f['label']}.`,
  'declaration/required': (f) => `Cần cam kết: ${f['label']}.`,
  'jointUnits/notAllowed': () => 'Thể lệ không cho liên quân.',
  'jointUnits/repeated': () => 'Một cơ sở Đoàn được chọn hai lần.',
  'jointUnits/unknown': () => 'Cơ sở Đoàn cùng tham gia chưa đúng. Hãy chọn lại.',
  'confirmation/required': () => 'Cần ảnh chụp giấy xác nhận của đơn vị.',
  'text/unstorable': () => 'Có ký tự không lưu được. Hãy xóa đoạn vừa dán và gõ lại.',
  'not-storable': () => 'Có ký tự không lưu được. Hãy xóa đoạn vừa dán và gõ lại.',
  'text/tooLong': () => 'Nội dung quá dài.',
}

/** What officers read on their home, in the form and on the receipt. */
export const officerWords = {
  issue: (code: string, facts: Facts = {}): string =>
    issueTexts[code]?.(facts) ?? 'Mục này chưa đúng. Hãy xem lại.',
  nav: { home: 'Việc cần làm', entries: 'Bài và hồ sơ' },
  hello: 'Việc cần làm',
  unit: 'Cơ sở Đoàn',
  retry: 'Thử lại',
  state: {
    draft: 'Bản nháp',
    submitted: 'Đã nộp',
    late: 'Nộp muộn, chờ chấp nhận',
    returned: 'Cần bổ sung',
    accepted: 'Hợp lệ',
    refused: 'Không hợp lệ',
    withdrawn: 'Đã rút',
  },
  home: {
    nothing: 'Hiện không có việc nào cần làm',
    nothingText: 'Khi có cuộc thi mở nhận bài, hồ sơ cần bổ sung hay báo cáo đến hạn, việc sẽ hiện ở đây.',
    noUnit: 'Tài khoản chưa được gắn với cơ sở Đoàn nào',
    noUnitText: 'Hãy nhờ Tổ Thư ký giao chức trách cán bộ cơ sở Đoàn cho tài khoản này.',
    openUntil: 'Đang mở ·',
    returnedLeft: 'Cần bổ sung ·',
    items: (n: number, noun: string) => `Tổ Thư ký yêu cầu ${n} mục của ${noun}.`,
    drafts: (title: string, done: number, asked: number) =>
      `Bản nháp “${title}”: đã xong ${done} / ${asked} mục.`,
    submitted: (title: string, when: string) => `“${title}” nộp lúc ${when}.`,
    untitled: 'chưa đặt tên',
    none: (noun: string) => `Đơn vị chưa có ${noun} nào.`,
    mend: 'Bổ sung ngay',
    goOn: 'Viết tiếp',
    begin: (noun: string) => `Nộp ${noun}`,
    another: (noun: string) => `Nộp ${noun} khác`,
    receipt: 'Phiếu tiếp nhận',
    open: 'Mở',
    progress: 'Đã xong',
  },
  entries: {
    title: 'Bài và hồ sơ',
    empty: 'Chưa có bài hoặc hồ sơ nào',
    emptyText: 'Mở một cuộc thi, đợt tuyên dương ở “Việc cần làm” để bắt đầu.',
    columns: {
      title: 'Tên',
      edition: 'Cuộc thi, đợt tuyên dương',
      state: 'Tình trạng',
      submitted: 'Nộp lúc',
      unit: 'Cơ sở Đoàn',
    },
  },
  form: {
    back: 'Việc cần làm',
    closesAt: 'Hạn nộp',
    due: 'Hạn bổ sung',
    closedNote: 'Đã hết hạn nộp. Nội dung vẫn được lưu; muốn nộp, hãy đề nghị Tổ Thư ký gia hạn.',
    returnedTitle: 'Tổ Thư ký yêu cầu bổ sung',
    refusedTitle: 'Không hợp lệ',
    acceptedTitle: 'Hợp lệ',
    acceptedText: 'Tổ Thư ký đã tiếp nhận. Kết quả sẽ được công bố theo Thể lệ.',
    goTo: 'Tới mục này',
    sections: {
      content: 'Nội dung',
      people: 'Người tham gia',
      nominee: 'Người được giới thiệu',
      files: 'Tệp kèm',
    },
    yes: 'Có',
    no: 'Không',
    choose: 'Chọn…',
    signInAgain: 'Đăng nhập lại',
    submit: (noun: string) => `Nộp ${short(noun)}`,
    submitAgain: 'Nộp lại',
    submitTitle: (noun: string) => `Nộp ${noun}?`,
    submitText: 'Sau khi nộp, đồng chí vẫn sửa và nộp lại được đến hết hạn. Bản nộp sau cùng được tính.',
    withdraw: (noun: string) => `Rút ${short(noun)}`,
    withdrawTitle: (noun: string) => `Rút ${noun} đã nộp?`,
    withdrawText: 'Bản nháp được giữ, có thể nộp lại đến hết hạn.',
    withdrawReason: 'Lý do (không bắt buộc)',
    notYet: 'Chưa nộp được',
    receipt: 'Xem phiếu tiếp nhận',
  },
  conflict: {
    title: 'Nội dung vừa được sửa ở nơi khác',
    text: 'Cả hai bản đều được giữ. Hãy so hai bản và chọn bản dùng tiếp.',
    mine: 'Bản trên máy này',
    theirs: 'Bản đã lưu ở nơi khác',
    useMine: 'Dùng bản trên máy này',
    useTheirs: 'Dùng bản đã lưu',
    people: 'Người tham gia',
    empty: '(để trống)',
  },
  people: {
    add: (role: string) => `Thêm ${role}`,
    role: 'Vai trò',
    roles: roleNames,
    /** `n`: null where there is but one. */
    nth: (role: string, n: number | null) =>
      [`${role.charAt(0).toUpperCase()}${role.slice(1)}`, n ?? ''].join(' ').trim(),
    fullName: 'Họ và tên',
    birthDate: 'Ngày sinh',
    birthHelp: 'Ví dụ 05/10/1998. Không rõ ngày thì ghi năm sinh.',
    birthYear: 'Năm sinh',
    position: 'Chức danh',
    email: 'Thư điện tử của chính người đó',
    emailHelp: 'Để gửi thẳng liên kết kiểm tra thông tin và trả lời đồng ý.',
    unit: 'Cơ sở Đoàn',
    share: 'Tỷ lệ đóng góp',
    total: (sum: number) => `Tổng tỷ lệ: ${sum} %`,
    representative: 'Người đại diện',
    consents: 'Người này đồng ý',
    consentsHelp: 'Đánh dấu theo đúng ý của từng người. Đơn vị không đồng ý thay cho cá nhân.',
    remove: 'Bỏ người này',
    incomplete: 'còn thiếu',
    jointUnits: 'Cơ sở Đoàn cùng tham gia',
    addUnit: 'Thêm cơ sở Đoàn',
    removeUnit: 'Bỏ',
  },
  files: {
    title: 'Tệp đính kèm',
    help: (types: string, count: number, size: string, total: string) =>
      `Nhận ${types}; tối đa ${count} tệp, mỗi tệp ${size}, tổng cộng ${total}.`,
    anonymous: 'Không ghi tên, đơn vị trong tệp và tên tệp.',
    pages: (n: number) => `${n} trang`,
    confirmation: 'Xác nhận của đơn vị',
    confirmationHelp: 'Chụp rõ cả trang có chữ ký, con dấu.',
    confirmationUntil: (when: string) => `Có thể gửi sau, đến ${when}.`,
    confirmed: (when: string) => `Đã gửi lúc ${when}`,
  },
  declarations: { title: 'Cam kết' },
  reveal: {
    title: 'Giám khảo sẽ thấy gì?',
    text: 'Bài được chấm ẩn danh. Hãy bỏ tên, đơn vị và dấu hiệu nhận ra tác giả trước khi nộp.',
    check: 'Kiểm tra và xem trước',
    checking: 'Đang đọc cả tệp kèm…',
    none: 'Không thấy tên, đơn vị nào trong phần chữ.',
    found: (n: number) => `Có ${n} chỗ làm lộ tác giả hoặc đơn vị`,
    at: (label: string, match: string) => `${label}: “${match}”`,
    inFile: (name: string, match: string) => `Tệp ${name}: “${match}”`,
    eyes: (name: string, pages: readonly number[]) =>
      pages.length > 0
        ? `Tệp ${name}, trang ${pages.join(', ')} là ảnh: hãy tự kiểm tra xem có tên, con dấu, chữ ký hay không.`
        : `Tệp ${name} có hình: hãy tự kiểm tra xem trong hình có tên, con dấu hay không.`,
    hiddenTitle: 'Thông tin ẩn trong tệp, sẽ được gỡ khi lập bản chấm',
    hidden: (name: string, what: string) => `Tệp ${name}: ${what}`,
    hints: (terms: string) =>
      `Bài nhắc nhiều đến: ${terms}. Giám khảo có thể đoán ra ngành; Tổ Thư ký sẽ xem xét.`,
    previewTitle: 'Bản giám khảo đọc (chỗ lộ tên sẽ được che)',
    documents: (labels: string) => `Tệp kèm: ${labels}, hiện dưới tên trung tính.`,
  },
  receipt: {
    title: 'Phiếu tiếp nhận',
    code: 'Mã tiếp nhận',
    digest: 'Mã kiểm tra nội dung',
    at: 'Thời điểm nộp',
    edition: 'Cuộc thi, đợt tuyên dương',
    unit: 'Cơ sở Đoàn',
    name: 'Tên',
    nth: 'Lần nộp',
    people: 'Người tham gia',
    files: 'Tệp đính kèm',
    noFiles: 'Không có',
    confirmed: 'Xác nhận của đơn vị',
    confirmedYes: 'Đã gửi',
    confirmedNo: 'Chưa gửi',
    print: 'In phiếu',
    edit: 'Sửa và nộp lại',
    copy: 'Chép mã',
    ok: 'Đã nộp thành công',
    older: 'Đây không phải lần nộp sau cùng.',
    erased: 'Nội dung đã được xóa theo thời hạn lưu; mã kiểm tra vẫn giữ.',
    digestHelp: 'Mã này thay đổi nếu nội dung đã nộp bị sửa dù một chữ.',
  },
}
