import type { Problem, ProblemCode, ProblemOf } from '@xk/domain/kernel'

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
const minutes = (seconds: number) => (seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`)

const minutesOf = (seconds: number) =>
  `${Math.floor(seconds / 60)} phút${seconds % 60 ? ` ${seconds % 60} giây` : ''}`

/** "17g00 ngày 02/10/2026" */
const dayTime = (iso: string) => {
  const at = new Date(new Date(iso).getTime() + 7 * 60 * 60 * 1000).toISOString()
  return `${at.slice(11, 13)}g${at.slice(14, 16)} ngày ${at.slice(0, 10).split('-').toReversed().join('/')}`
}

/** What a person reads when something is refused: what happened, and what to do next. */
export const problemTitles: { [K in ProblemCode]: (problem: ProblemOf<K>) => string } = {
  'access/signed-out': () => 'Đồng chí cần đăng nhập lại để tiếp tục. Nội dung đang nhập vẫn được giữ.',
  'access/forbidden': () => 'Tài khoản của đồng chí không được giao việc này.',
  'access/foreign-site': () => 'Yêu cầu từ trang khác bị từ chối. Hãy làm việc này trên trang Xung Kích.',
  'access/fresh-confirmation-needed': () =>
    'Việc này cần xác nhận lại danh tính: nhập mật khẩu hoặc mã xác thực.',
  'access/outside-panel-needed': () =>
    'Người trả lời không được ở trong Ban Giám khảo đã chấm. Nhờ người khác trả lời.',
  'access/second-person-needed': () =>
    'Việc này phải do người thứ hai thực hiện, không phải người đã chuẩn bị.',
  'access/too-many-attempts': (p) =>
    `Đã thử quá nhiều lần. Vui lòng thử lại sau ${minutes(p.retryAfterSeconds)}.`,
  'access/sign-in-failed': () => 'Tên đăng nhập hoặc mật khẩu chưa đúng.',
  'access/second-factor-wrong': () => 'Mã xác thực chưa đúng hoặc đã dùng. Chờ mã mới rồi nhập lại.',
  'access/link-unusable': (p) =>
    p.reason === 'expired'
      ? 'Liên kết đã hết hạn. Hãy nhờ Tổ Thư ký gửi lại liên kết mới.'
      : p.reason === 'used'
        ? 'Liên kết đã được dùng. Hãy đăng nhập, hoặc nhờ Tổ Thư ký gửi lại.'
        : 'Liên kết không còn dùng được. Hãy nhờ Tổ Thư ký gửi lại liên kết mới.',
  'access/password-weak': (p) => `Mật khẩu cần ít nhất ${p.minLength} ký tự và không quá dễ đoán.`,
  'access/password-wrong': () => 'Mật khẩu chưa đúng.',
  'token/out-of-scope': () =>
    'Mã truy cập này không dùng được cho việc này. Hãy tạo mã với phạm vi đúng, hoặc làm trên trang web.',
  'account/login-taken': () => 'Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.',
  'grant/last-administrator': () =>
    'Đây là quản trị viên duy nhất. Hãy giao chức trách này cho người khác trước khi thu hồi.',
  'record/not-found': () => 'Không tìm thấy nội dung này.',
  'record/stale-version': () =>
    'Nội dung vừa được sửa ở nơi khác. Cả hai bản đều được giữ, hãy chọn bản đúng.',
  'record/in-wrong-state': () =>
    'Việc này không làm được ở bước hiện tại. Hãy tải lại trang để xem tình trạng mới.',
  'command/reused-id': () => 'Yêu cầu này đã được gửi với nội dung khác. Hãy tải lại trang rồi làm lại.',
  'input/invalid': () => 'Có ô chưa đúng. Xem các ô được đánh dấu và sửa lại.',
  'input/malformed': () => 'Dữ liệu gửi lên bị hỏng. Hãy tải lại trang rồi thử lại.',
  'input/too-large': (p) => `Dữ liệu gửi lên vượt quá ${megabytes(p.maxBytes)}.`,
  'system/unavailable': () =>
    'Hệ thống đang bận hoặc khởi động lại. Nội dung đang nhập vẫn được giữ, hãy thử lại sau ít phút.',
  'system/storage-full': () =>
    'Máy chủ hết chỗ lưu nên chưa nhận được. Nội dung đang nhập vẫn được giữ trên máy của đồng chí; hãy báo quản trị viên rồi thử lại.',
  'system/fault': (p) =>
    `Hệ thống gặp lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo Tổ Thư ký kèm mã ${p.requestId.slice(0, 8)}.`,
  'edition/not-ready': (p) => `Còn ${p.issues.length} việc cần xong trước khi mở.`,
  'edition/no-term': () => 'Chưa có nhiệm kỳ nào chứa ngày hôm nay. Hãy khai báo nhiệm kỳ trước.',
  'question/puzzle': (p) =>
    p.reason === 'used'
      ? 'Câu hỏi này đã được gửi một lần. Hãy tải lại trang để gửi câu hỏi khác.'
      : 'Phép kiểm tra chống gửi hàng loạt đã hết hạn. Hãy bấm gửi lần nữa; nội dung đã nhập vẫn còn.',
  'ceremony/over': () => 'Giờ lễ đã qua: không làm, không gửi giấy mời và không ghi trả lời nữa.',
  'ceremony/not-set': () => 'Chưa có ngày giờ, địa điểm lễ. Nhập ở phần trên rồi làm giấy mời.',
  'ceremony/release-signed': (p) =>
    `Bản công bố đã ký, hẹn giờ ${dayTime(p.publishAt)}: trước giờ đó chỉ còn lùi được giờ lễ, giờ báo trước giữ nguyên.`,
  'ceremony/other-hour': (p) =>
    `Kết quả được công bố đúng giờ lễ, ${dayTime(p.at)}. Chuẩn bị bản công bố theo giờ đó; muốn giờ khác thì đổi giờ lễ.`,
  'ceremony/embargo': (p) => `Chưa được báo kết quả trước ${dayTime(p.until)}.`,
  'publicNotice/not-in-rules': () => 'Thể lệ của lần này không có bước niêm yết.',
  'publicNotice/still-up': (p) => `Chưa hết thời gian niêm yết (đến ${dayTime(p.closesAt)}).`,
  'publicNotice/over': (p) => `Niêm yết đã kết thúc lúc ${dayTime(p.closedAt)}, không nhận thêm phản ánh.`,
  'publicNotice/objection-waits': (p) =>
    `Đơn vị đã có phản ánh ${p.receiptCode} về hồ sơ này, đang chờ kết luận. Gửi được phản ánh khác khi đã có kết luận.`,
  'publicNotice/objections-open': (p) =>
    `Còn ${p.count} phản ánh chưa có kết luận. Ghi kết luận ở trang Niêm yết rồi làm tiếp.`,
  'publicNotice/not-shown': (p) => `Còn ${p.count} hồ sơ chưa được niêm yết. Niêm yết rồi làm tiếp.`,
  'objection/standing-declared': () =>
    'Kết quả chấm đã chốt và đang tính hồ sơ này: mở lại kết quả trước, hoặc chuyển Hội đồng xem xét.',
  'stage/closed': () => 'Đã hết thời hạn.',
  'stage/not-open': () => 'Chưa đến thời gian thực hiện.',
  'entry/incomplete': (p) => `Còn ${p.issues.length} mục cần hoàn thiện trước khi nộp.`,
  'file/empty': () => 'Tệp rỗng. Hãy chọn lại tệp.',
  'file/too-large': (p) => `Tệp vượt quá ${megabytes(p.maxBytes)}. Hãy giảm dung lượng rồi gửi lại.`,
  'file/too-many': (p) => `Chỉ nhận tối đa ${p.maxCount} tệp.`,
  'file/type-not-allowed': (p) => `Chỉ nhận tệp ${p.allowed.map((t) => `.${t}`).join(', ')}.`,
  'file/content-differs-from-name': (p) =>
    `Nội dung tệp “${p.name}” không đúng với đuôi tệp. Hãy xuất lại từ phần mềm soạn thảo.`,
  'file/encrypted': () => 'Tệp có mật khẩu nên không nhận được. Hãy bỏ mật khẩu rồi gửi lại.',
  'file/damaged': () => 'Tệp bị hỏng hoặc tải lên chưa đủ. Hãy xuất lại tệp rồi gửi lại.',
  'file/unsafe': () =>
    'Tệp có cấu trúc không an toàn nên không nhận được. Hãy mở bằng Word rồi lưu thành tệp mới.',
  'file/too-many-pixels': (p) =>
    `Ảnh quá lớn (${p.megapixels} triệu điểm ảnh, tối đa ${p.max}). Hãy thu nhỏ rồi gửi lại.`,
  'file/too-many-pages': (p) => `Tệp có ${p.pages} trang, tối đa ${p.max} trang.`,
  'file/too-long': (p) =>
    `Phim dài ${minutesOf(p.seconds)}, tối đa ${minutesOf(p.max)}. Hãy cắt ngắn rồi gửi lại.`,
  'file/not-blindable': () => 'Tệp này không che tên được nên không hiện ở vòng chấm ẩn danh.',
  'upload/offset-differs': () => 'Tệp đang được tải tiếp ở chỗ khác. Hệ thống sẽ tự tải tiếp từ chỗ đã có.',
  'file/name-unusable': () => 'Tên tệp không dùng được. Hãy đổi tên tệp rồi gửi lại.',
  'photo/too-small': (p) =>
    `Cạnh ngắn của ảnh chỉ có ${p.shortSide} điểm ảnh, cần từ ${p.min}. Hãy chọn ảnh lớn hơn.`,
  'photo/not-cropped': () => 'Ảnh chưa được cắt theo khung đứng 3 : 4. Hãy cắt lại rồi gửi.',
  'consent/missing': (p) =>
    `Chưa tiếp nhận được: người được giới thiệu chưa trả lời hoặc chưa đồng ý “${p.purposes.join('”, “')}”.`,
  'consent/no-address': (p) =>
    ({
      missing:
        'Người này chưa có thư điện tử. Hãy ghi địa chỉ của chính họ, hoặc chép đường liên kết gửi qua Zalo.',
      someoneElse:
        'Địa chỉ này là của người khác trong hệ thống. Hãy ghi địa chỉ của chính người được giới thiệu, hoặc chép đường liên kết gửi cho họ.',
      noMailServer: 'Hệ thống chưa gửi được thư. Hãy chép đường liên kết gửi qua Zalo.',
      notSent: 'Thư không gửi đi được. Hãy xem lại địa chỉ, hoặc chép đường liên kết gửi qua Zalo.',
    })[p.reason],
  'consent/not-asked': () => 'Thể lệ của lần này không hỏi sự đồng ý qua đường liên kết.',
  'consent/refused-before': (p) =>
    p.by === 'paper'
      ? `Người này đã từ chối hoặc rút lại “${p.purposes.join('”, “')}”, nên đơn vị không tự ghi thành đồng ý. Hãy gửi bản giấy có chữ ký cho Tổ Thư ký ghi, hoặc gửi liên kết vào thư của chính người đó.`
      : `Đồng chí đã từ chối hoặc rút lại “${p.purposes.join('”, “')}”, nên liên kết do đơn vị gửi không đổi lại thành đồng ý được. Muốn đồng ý, hãy đăng nhập bằng tài khoản của mình rồi mở lại trang này, hoặc gửi bản giấy có chữ ký cho Tổ Thư ký. Các câu trả lời khác trên trang vẫn còn.`,
  'consent/link-ended': (p) =>
    ({
      expired:
        'Liên kết đã quá hạn trả lời; nay chỉ xem lại và rút lại sự đồng ý. Muốn trả lời khác, hãy nhờ cán bộ Đoàn gửi liên kết mới.',
      newer:
        'Đã có câu trả lời mới hơn qua cách khác; liên kết này chỉ còn xem lại và rút lại sự đồng ý. Hãy dùng liên kết mới nhất.',
      surer:
        'Câu trả lời đã gửi khi đồng chí đăng nhập. Hãy đăng nhập lại để đổi; chưa đăng nhập thì chỉ xem lại và rút lại sự đồng ý.',
      closed: 'Hồ sơ đã kết thúc. Đồng chí vẫn xem lại và rút lại sự đồng ý được.',
      correcting:
        'Cán bộ Đoàn chưa sửa họ tên hoặc ngày sinh theo đề nghị của đồng chí. Câu trả lời có hiệu lực khi hồ sơ được sửa.',
      moved: 'Hồ sơ này nay ghi người khác. Đồng chí vẫn rút lại được những gì đã đồng ý.',
    })[p.reason],
  'endorsement/text-changed': () =>
    'Hồ sơ vừa được sửa sau khi trang này mở. Nội dung mới đã hiện trên trang; hãy xem lại từ đầu rồi gửi. Những gì đã ghi vẫn còn.',
  'quota/cluster-full': (p) => `Cụm đã đề xuất đủ ${p.max} hồ sơ ngoài chỉ tiêu.`,
  'form/other-edition': (p) =>
    p.editionTitle
      ? `Tệp này điền theo mẫu của “${p.editionTitle}”. Hãy tải mẫu của lần tổ chức này, hoặc chép nội dung sang.`
      : 'Tệp này điền theo mẫu của lần tổ chức khác. Hãy tải mẫu của lần tổ chức này.',
  'form/not-recognised': () =>
    'Không nhận ra mẫu trong tệp này. Hãy tải mẫu Word ở trang này, chép nội dung vào đúng mục rồi tải lên. Nội dung đang có không thay đổi.',
  'sheet/incomplete': (p) => `Còn ${p.issues.length} chỗ cần hoàn thiện trong phiếu chấm.`,
  'sheet/already-handed-in': () => 'Phiếu chấm này đã nộp. Muốn sửa, đề nghị Trưởng Ban Giám khảo mở lại.',
  'sheet/on-paper': () =>
    'Tổ Thư ký đã nhận phiếu giấy của bài, hồ sơ này và đang nhập, nên phiếu trên màn hình được khóa.',
  'paper/draft-begun': () =>
    'Giám khảo đã chấm dở bài, hồ sơ này trên màn hình. Xác nhận giữ bản đó làm bản trước rồi mới nhập phiếu giấy.',
  'paper/scan-needed': () => 'Hãy đính bản scan phiếu có chữ ký trước khi nhập điểm.',
  'paper/other-typists': () => 'Phiếu này đã có hai người nhập. Chỉ hai người đó sửa được phần mình đã nhập.',
  'paper/too-many-sheets': (p) =>
    `Vòng này còn ${p.sheets} phiếu chưa nộp, một gói in tối đa ${p.max} phiếu. Tổ Thư ký in phiếu theo từng giám khảo ở trang “Ban Giám khảo và phân công”.`,
  'sheet/specimens-first': (p) => `Còn ${p.count} bài chấm thử chưa nộp. Nộp bài chấm thử trước.`,
  'panel/not-eligible': (p) =>
    p.reason === 'author'
      ? 'Người này có bài, hồ sơ trong lần tổ chức này nên không thể chấm.'
      : p.reason === 'masker'
        ? 'Người này đã đánh phách hoặc duyệt bản chấm nên không thể chấm.'
        : 'Người này là lãnh đạo hoặc thư ký của lần tổ chức này, xem được tên tác giả, nên không thể chấm.',
  'grant/sits-on-panel': () =>
    'Người này đang là giám khảo của một lần tổ chức chưa công bố kết quả. Rút khỏi Ban Giám khảo trước khi giao chức trách này.',
  'council/not-eligible': (p) =>
    p.reason === 'nominee'
      ? 'Người này có hồ sơ được giới thiệu trong lần tổ chức này nên không thể là thành viên Hội đồng hoặc Ban kiểm phiếu.'
      : 'Người này đã có trong Hội đồng.',
  'council/full': (p) => `Thể lệ cho tối đa ${p.max} thành viên. Cho thôi một thành viên trước khi thêm.`,
  'council/office-taken': (p) =>
    p.office === 'chair'
      ? 'Hội đồng đã có Chủ tịch. Đổi chức danh của người đó trước.'
      : 'Ban kiểm phiếu đã có Trưởng ban. Đổi phân công của người đó trước.',
  'council/not-ready': () => 'Chưa khai mạc được phiên họp. Xem những việc còn thiếu trên trang.',
  'council/own-invitation': () =>
    'Chính đồng chí đã mời hoặc cấp liên kết cho tài khoản này, nên người khác (Bí thư, Phó Bí thư, thư ký khác hoặc Chủ tịch Hội đồng) đưa vào Hội đồng, Ban kiểm phiếu.',
  'council/meeting-open': () =>
    'Phiên họp đã khai mạc nên thành phần Hội đồng giữ nguyên. Người vắng ghi ở điểm danh; Ban kiểm phiếu do người chủ trì ghi lại theo Hội đồng bầu.',
  'council/round-open': () =>
    'Phiếu đang được phát hoặc đang bỏ. Danh sách Hội đồng và điểm danh giữ nguyên cho đến khi kiểm phiếu xong.',
  'council/unsettled': () => 'Chưa khóa được biên bản: còn lượt bỏ phiếu hoặc nghị quyết phải thực hiện.',
  'panel/conflicted': () => 'Giám khảo này có liên quan đến bài, hồ sơ này, không phân công được.',
  'panel/undertaking-needed': () => 'Đồng chí cần ký cam kết bảo mật trước khi đọc bài, hồ sơ.',
  'masking/related': () =>
    'Đồng chí có liên quan đến bài này (tác giả, người nộp bài hoặc giám khảo), nên người khác trong Tổ Thư ký đánh phách và duyệt.',
  'masking/names-remain': (p) =>
    `Bản chấm còn ${p.names.length} chỗ có thể làm lộ tác giả. Hãy che, hoặc xác nhận để nguyên.`,
  'result/gaps-unresolved': (p) => `Còn ${p.count} bài, hồ sơ chênh lệch điểm chưa giải quyết.`,
  'result/sheets-missing': (p) => `Còn ${p.count} phiếu chấm chưa nộp.`,
  'result/related': () =>
    'Đồng chí có liên quan đến bài, hồ sơ ở vòng này, nên việc này do người khác trong Tổ Thư ký hoặc Ban Giám khảo làm.',
  'result/own-sheets-first': () =>
    'Đồng chí còn phiếu chấm chưa nộp. Nộp xong phiếu của mình mới xem và xử lý được điểm của giám khảo khác.',
  'outcome/nothing-to-resolve': () =>
    'Hội đồng không có nội dung này để quyết nghị: người bằng phiếu, số suất hoặc thời điểm đã khác. Tải lại trang.',
  'outcome/resolution-waits': () => 'Quyết nghị trước đó còn chờ người thứ hai xác nhận.',
  'result/undecided': (p) => `Còn ${p.issues.length} nội dung cần quyết định trước khi chốt kết quả.`,
  'assignment/infeasible': () => 'Không phân công đủ được: xem các bài, hồ sơ và lý do bên dưới.',
  'assignment/bids-open': () => 'Giám khảo đang đăng ký chấm. Chốt đăng ký trước khi phân công.',
  'award/reason-needed': () => 'Hãy ghi lý do.',
  'work/incomplete': (p) => `Còn ${p.issues.length} mục cần hoàn thiện trước khi gửi.`,
  'work/commended': (p) =>
    `Công trình đang được tuyên dương${p.number ? ` theo Quyết định số ${p.number}` : ''}. Hãy thu hồi trước, bằng một quyết định riêng.`,
  'work/not-for-decision': (p) =>
    `Không đưa vào quyết định được, vì chưa công nhận hoặc đã được tuyên dương: ${p.titles.join('; ')}.`,
  'work/number-needed': () => 'Hãy ghi số quyết định do văn thư cấp trước khi duyệt.',
  'replication/exists': () => 'Nội dung này đã có trong danh sách nhân rộng.',
  'award/would-reorder': () => 'Giải cao hơn không thể trao cho bài, hồ sơ xếp dưới.',
  'award/below-floor': () => 'Bài, hồ sơ này chưa đạt điểm tối thiểu của giải.',
  'ballot/round-open': () => 'Đang có một lượt bỏ phiếu. Hãy kết thúc hoặc hủy lượt đó trước.',
  'ballot/roll-not-called': (p) =>
    `Còn ${p.missing} thành viên chưa điểm danh. Hãy điểm danh đủ rồi mở lượt bỏ phiếu.`,
  'ballot/no-quorum': (p) =>
    `Mới có mặt ${p.present} trên ${p.members} thành viên, chưa đủ ${p.quorum} theo thể lệ (phiếu gửi trước không tính). Phiên họp chưa thể bỏ phiếu.`,
  'ballot/nothing-to-decide': () =>
    'Kết quả các lượt đã xong không cần bỏ phiếu thêm. Xem trang kết quả của Hội đồng.',
  'ballot/none-issued': () => 'Chưa phát phiếu nào. Hãy phát phiếu trước khi mở bỏ phiếu.',
  'ballot/on-paper': () =>
    'Đồng chí bỏ phiếu giấy ở lượt này nên không nhận phiếu trên máy. Nếu chưa đúng, báo Ban kiểm phiếu.',
  'ballot/already-issued': () =>
    'Đồng chí đã nhận phiếu ở lượt này. Hãy nhập mã khôi phục đã lưu để dùng tiếp phiếu đó.',
  'ballot/warning-needed': (p) =>
    `Có dưới ba phiếu giấy, hoặc dưới ba phiếu trên máy: ${p.members} đồng chí bỏ phiếu theo cách đó cần được báo trước rằng phiếu của mình có thể bị đoán ra, và đồng ý.`,
  'ballot/key-gone': () =>
    'Khóa của lượt bỏ phiếu này không còn trên máy chủ. Hãy hủy lượt này và bỏ phiếu lại.',
  'ballot/not-casting': (p) =>
    p.state === 'issuing'
      ? 'Chưa mở bỏ phiếu. Chờ Ban kiểm phiếu phát phiếu xong.'
      : 'Lượt bỏ phiếu đã kết thúc nên phiếu này không được nhận.',
  'ballot/forged': () => 'Phiếu không có dấu của lượt bỏ phiếu này nên không được nhận.',
  'ballot/unknown-candidate': () => 'Phiếu có tên ngoài danh sách của lượt này nên không được nhận.',
  'ballot/incomplete': (p) => `Phiếu thiếu ${p.missing} dòng nên chưa được nhận. Hãy tải lại trang.`,
  'ballot/too-many': (p) => `Phiếu chọn ${p.chosen} người, chỉ được chọn tối đa ${p.most}. Hãy bỏ bớt.`,
  'ballot/spent': () => 'Phiếu này đã ở trong hòm với lựa chọn trước đó. Phiếu gửi trước được tính.',
  'ballot/busy': () => 'Nhiều người bỏ phiếu cùng lúc, phiếu chưa vào hòm. Hãy gửi lại sau vài giây.',
  'ballot/paper-missing': (p) =>
    `Cần hai người của Ban kiểm phiếu nhập phiếu giấy độc lập; mới có ${p.handedIn} người nhập xong.`,
  'ballot/paper-differs': () =>
    'Các phần nhập phiếu giấy đã nộp chưa khớp nhau. Hãy đối chiếu lại từng phiếu, người nhập sai sửa hoặc rút phần đã nộp.',
  'ballot/more-than-issued': (p) =>
    `Thu về ${p.returned} phiếu nhưng chỉ phát ra ${p.issued}. Không thể chốt; hãy kiểm tra lại hoặc hủy lượt này.`,
  'ballot/later-round': (p) => `Lượt ${p.n} được bỏ phiếu sau lượt này. Hãy hủy lượt ${p.n} trước.`,
  'ballot/struck-voted': (p) =>
    `Có ${p.candidates.length} người được bỏ nhiều phiếu hơn số thành viên được bỏ phiếu cho người đó. Không thể chốt; hãy hủy lượt này và bỏ phiếu lại.`,
  'appeal/none-taken': () => 'Thể lệ không nhận kiến nghị, hoặc kết quả chưa công bố.',
  'appeal/too-late': () => 'Đã hết thời hạn gửi kiến nghị.',
  'appeal/already-open': (p) => `Bài, hồ sơ này có kiến nghị ${p.receiptCode} đang chờ trả lời.`,
  'appeal/no-remark': () => 'Thể lệ không có phúc khảo cho bài, hồ sơ này.',
  'appeal/remark-first': () =>
    'Đơn vị xin phúc khảo: hãy chấp nhận hoặc từ chối, và chờ chấm xong, rồi mới trả lời.',
  'panel/scored-before': () =>
    'Giám khảo này đã chấm bài, hồ sơ này trước đây nên không chấm phúc khảo được.',
  'correction/moves-promotion': (p) =>
    `Đính chính này làm thay đổi danh sách vào vòng sau của “${p.stage}”, mà vòng sau đã diễn ra. Không tự động đính chính được.`,
  'correction/tie': (p) =>
    `${p.label} còn ${p.places} suất mà có ${p.entries} ${p.team ? 'đơn vị' : 'bài'} bằng nhau: hãy chọn đồng giải hay để trống.`,
  'correction/one-at-a-time': () => 'Đính chính điểm và thu hồi giải phải lập thành hai lần riêng.',
  'escalation/over-quota': (p) =>
    `Vượt chỉ tiêu giới thiệu cấp ${p.level === 'city' ? 'Thành' : 'Trung ương'} của ${p.scope === 'year' ? 'năm' : 'nhiệm kỳ'}: chỉ tiêu ${p.quota}, đã dùng ${p.used}, thêm ${p.adding}. Bớt người trong danh sách, hoặc điều chỉnh chỉ tiêu trước.`,
  'escalation/not-eligible': (p) =>
    `Chưa giới thiệu được “${p.title}”: ${
      {
        alreadyIntroduced: 'đã có trong một tờ trình của cấp này',
        noConsent: 'không còn sự đồng ý xử lý dữ liệu cá nhân',
        notAtCity: 'chưa đạt điều kiện ở cấp Thành để giới thiệu cấp Trung ương',
        erased: 'dữ liệu cá nhân đã được xóa theo yêu cầu',
        notHonoured: 'không có trong quyết định tuyên dương còn hiệu lực',
      }[p.obstacle]
    }.`,
  'escalation/deviation-needed': (p) =>
    `Danh sách bỏ qua ${p.passedOver} người đứng trước theo phiếu và điểm. Ghi lý do chọn khác thứ tự rồi lưu lại.`,
  'escalation/scan-needed': () =>
    'Chưa có bản quét văn bản trả lời của cấp trên. Tải bản quét lên rồi xác nhận.',
  'award/not-ranked': () => 'Bài, hồ sơ này chưa có trong bảng xếp hạng.',
}

/** The sentence for a problem. */
export const problemTitle = (problem: Problem): string =>
  (problemTitles[problem.code] as (p: Problem) => string)(problem)
