import type { Role } from '@xk/domain/policy'

/** Offices as officers name them. */
export const roleNames: Record<Role, string> = {
  administrator: 'Quản trị viên',
  lead: 'Tổ trưởng',
  deputy: 'Tổ phó',
  secretary: 'Thư ký',
  member: 'Thành viên Tổ công tác',
  clusterLead: 'Cụm trưởng',
  panelChair: 'Trưởng Ban Giám khảo',
  judge: 'Giám khảo',
  councillor: 'Thành viên Hội đồng',
  teller: 'Ban kiểm phiếu',
  officer: 'Cán bộ phụ trách cơ sở Đoàn',
}

type Facts = Record<string, string | number | boolean | null>
const who = (name: unknown) => (typeof name === 'string' && name ? `đồng chí ${name}` : 'một đồng chí')
const office = (role: unknown) => roleNames[role as Role] ?? 'một chức trách'

const day = (at: string) =>
  new Intl.DateTimeFormat('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(at))

const CHANNELS: Record<string, string> = {
  form: 'trang công khai',
  account: 'tài khoản của chính người đó',
  paper: 'bản giấy',
  phone: 'điện thoại',
}
const channelOf = (channel: unknown) => CHANNELS[String(channel)] ?? 'cách khác'

/** What a notice says; a kind that is not known here says only that something happened. */
export const noticeWords = (kind: string, facts: Facts): string => {
  switch (kind) {
    case 'grant.requested':
      return `Đề nghị giao chức trách ${office(facts['role'])} cho ${who(facts['name'])}, do ${who(facts['byName'])} đề nghị. Cần người thứ hai duyệt.`
    case 'grant.given':
      return facts['alone'] === true
        ? `${who(facts['byName'])} một mình giao chức trách ${office(facts['role'])} cho ${who(facts['name'])}, vì hệ thống chưa có người thứ hai.`
        : `Đã giao chức trách ${office(facts['role'])} cho ${who(facts['name'])}, do ${who(facts['byName'])} quyết định.`
    case 'grant.refused':
      return `Đề nghị giao chức trách ${office(facts['role'])} cho ${who(facts['name'])} không được duyệt.`
    case 'grant.revoked':
      return `Đã thu hồi chức trách ${office(facts['role'])} của ${who(facts['name'])}, do ${who(facts['byName'])} thực hiện.`
    case 'link.issued':
      return `${who(facts['byName'])} đã cấp liên kết đăng nhập cho ${who(facts['name'])}. Nếu người đó không nhờ, hãy báo quản trị viên ngay.`
    case 'recovery.requested':
      return `${who(facts['byName'])} đề nghị khôi phục tài khoản của ${who(facts['name'])}. Nếu không phải ý của đồng chí, hãy báo quản trị viên ngay.`
    case 'account.recovered':
      return `Tài khoản của ${who(facts['name'])} đã được khôi phục: mật khẩu và xác thực hai bước cũ không còn hiệu lực.`
    case 'recovery.refused':
      return `Đề nghị khôi phục tài khoản của ${who(facts['name'])} không được duyệt.`
    case 'person.erased':
      return 'Dữ liệu cá nhân theo đề nghị của đồng chí đã được xóa.'
    case 'erasure.refused':
      return 'Đề nghị xóa dữ liệu cá nhân không được duyệt.'
    case 'unmask.requested':
      return `${who(facts['byName'])} đề nghị hồi phách. Cần Tổ trưởng hoặc Tổ phó duyệt.`
    case 'unmask.done':
      return `${who(facts['byName'])} đã duyệt hồi phách. Mã bài được ghép với tên tác giả.`
    case 'result.putForward':
      return `${who(facts['byName'])} trình kết quả chờ duyệt.`
    case 'result.approved':
      return `${who(facts['byName'])} đã duyệt kết quả.`
    case 'result.sentBack':
      return `${who(facts['byName'])} trả lại kết quả, có ghi lý do.`
    case 'judging.reminder':
      return `“${facts['editionTitle']}”: đồng chí còn ${facts['open']} phiếu chấm chưa nộp${
        typeof facts['until'] === 'string' ? `, hạn ${day(facts['until'])}` : ''
      }. Mở “Bài cần chấm” để chấm tiếp.`
    case 'sheet.reopened':
      return `“${facts['editionTitle']}”: Trưởng Ban Giám khảo đã mở lại phiếu chấm bài ${facts['blindCode']}. Xem lý do trên phiếu, sửa rồi nộp lại.`
    case 'sheet.typed':
      return `“${facts['editionTitle']}”: phiếu giấy bài ${facts['blindCode']} của đồng chí đã được hai người nhập khớp nhau và nộp. Xem lại phiếu; nếu có chỗ sai, đề nghị mở lại.`
    case 'sheet.reopenAsked':
      return `“${facts['editionTitle']}”: ${who(facts['byName'])} đề nghị mở lại phiếu chấm bài ${facts['blindCode']}: ${facts['reason']}`
    case 'entry.accepted':
      return `“${facts['editionTitle']}”: bài, hồ sơ của đơn vị đã được tiếp nhận, hợp lệ.`
    case 'entry.returned':
      return `“${facts['editionTitle']}”: Tổ Thư ký yêu cầu bổ sung ${facts['items']} mục. Xem ở “Việc cần làm”.`
    case 'entry.refused':
      return `“${facts['editionTitle']}”: bài, hồ sơ của đơn vị không hợp lệ. Xem lý do ở “Việc cần làm”.`
    case 'entry.entered':
      return `“${facts['editionTitle']}”: Tổ Thư ký đã nhập và nộp thay đơn vị một bài, hồ sơ gửi đến bằng giấy hoặc thư. Xem ở “Bài và hồ sơ”.`
    case 'consent.answered':
      return `“${facts['editionTitle']}”: người được giới thiệu đã trả lời về dữ liệu của mình${Number(facts['corrections']) > 0 ? `, đề nghị sửa ${facts['corrections']} chỗ trong hồ sơ` : ''}${Number(facts['refused']) > 0 ? `, không đồng ý ${facts['refused']} mục đích` : ''}.`
    case 'consent.withdrawn':
      return `“${facts['editionTitle']}”: người được giới thiệu đã rút lại một sự đồng ý. Xem trong hồ sơ.`
    case 'endorsement.answered':
      return `“${facts['editionTitle']}”: lãnh đạo hoặc cấp ủy ${facts['agrees'] === 'true' ? 'đã xác nhận' : 'không đồng ý với'} một hồ sơ của đơn vị.`
    case 'entry.lateAccepted':
      return `“${facts['editionTitle']}”: bài, hồ sơ nộp muộn của đơn vị được chấp nhận.`
    case 'entry.lateRefused':
      return `“${facts['editionTitle']}”: bài, hồ sơ nộp muộn của đơn vị không được chấp nhận. Xem lý do ở “Bài và hồ sơ”.`
    case 'reminder.deadline3':
    case 'reminder.deadline1':
      return `“${facts['editionTitle']}”: đơn vị chưa nộp, còn ${kind === 'reminder.deadline3' ? '3 ngày' : '1 ngày'} đến hạn.`
    case 'reminder.supplement':
      return `“${facts['editionTitle']}”: còn 1 ngày đến hạn bổ sung bài, hồ sơ bị trả lại.`
    case 'reminder.judging3':
    case 'reminder.judging1':
      return `“${facts['editionTitle']}”: đồng chí còn ${facts['open']} phiếu chấm chưa nộp, còn ${kind === 'reminder.judging3' ? '3 ngày' : '1 ngày'} đến hạn.`
    case 'reminder.questionUnit':
      return facts['overdue'] === true
        ? 'Có câu hỏi về thủ tục gửi đơn vị của đồng chí đã quá hạn trả lời.'
        : 'Còn 1 ngày đến hạn trả lời một câu hỏi về thủ tục gửi đơn vị của đồng chí.'
    case 'reminder.questionOffice':
      return facts['overdue'] === true
        ? 'Có câu hỏi đã quá hạn trả lời. Xem ở mục “Hỏi đáp”.'
        : 'Còn 1 ngày đến hạn trả lời một câu hỏi gửi Ban Tổ chức.'
    case 'work.reviewed':
      return facts['act'] === 'accept'
        ? 'Một công trình, phần việc của đơn vị đã được công nhận.'
        : 'Một công trình, phần việc của đơn vị vừa được Tổ công tác xem xét. Xem kết quả ở mục “Công trình”.'
    case 'work.commended':
      return `Công trình của đơn vị được tuyên dương theo Quyết định số ${facts['number']}.`
    case 'replication.proposed':
      return facts['part'] === 'pilot'
        ? 'Đơn vị được đề nghị thí điểm một mô hình. Trả lời ở mục “Công trình”.'
        : 'Đơn vị được đề nghị nhận nhân rộng một mô hình. Trả lời ở mục “Công trình”.'
    case 'unitReport.returned':
      return 'Một kế hoạch, báo cáo của đơn vị cần bổ sung. Xem ở mục “Báo cáo”.'
    case 'retention.due':
      return `“${facts['editionTitle']}”: ${facts['entries']} bài, hồ sơ đã hết thời hạn lưu trữ, chờ đề nghị xóa. Xem ở “Dữ liệu cá nhân”.`
    case 'retention.requested':
      return `“${facts['editionTitle']}”: ${who(facts['byName'])} đề nghị xóa ${facts['entries']} bài, hồ sơ hết thời hạn lưu trữ. Cần đồng chí xem danh sách rồi duyệt hoặc không duyệt ở “Dữ liệu cá nhân”.`
    case 'retention.approved':
      return `${who(facts['byName'])} đã duyệt xóa hồ sơ hết thời hạn lưu trữ.`
    case 'retention.refused':
      return `${who(facts['byName'])} không duyệt xóa hồ sơ hết thời hạn lưu trữ.`
    case 'restriction.restricted':
    case 'restriction.consentTaken': {
      const what = kind === 'restriction.restricted' ? 'hạn chế xử lý dữ liệu' : 'rút lại sự đồng ý'
      const before = Number(facts['beforeCouncil'])
      return `${who(facts['byName'])} vừa ghi ${what} thay một người, theo yêu cầu nhận bằng ${channelOf(facts['channel'])}; người đó đang có ${facts['entries']} hồ sơ${before > 0 ? `, trong đó ${before} hồ sơ sắp được Hội đồng bỏ phiếu` : ''}. Nếu thấy bất thường, hãy hỏi lại người đó và xem yêu cầu ở “Dữ liệu cá nhân”.`
    }
    case 'restriction.lifted':
      return `${who(facts['byName'])} vừa bỏ hạn chế xử lý dữ liệu của một người đang có ${facts['entries']} hồ sơ. Xem ở “Dữ liệu cá nhân”.`
    case 'entry.restricted':
      return `“${facts['editionTitle']}”: dữ liệu của một người trong hồ sơ của đơn vị vừa bị hạn chế xử lý, theo yêu cầu nhận bằng ${channelOf(facts['channel'])}: hồ sơ không được đọc và xét cho đến khi bỏ. Hãy hỏi lại người đó; nếu không phải ý của họ, báo ngay Tổ trưởng.`
    case 'entry.consentTaken':
      return `“${facts['editionTitle']}”: Tổ Thư ký vừa ghi một người trong hồ sơ của đơn vị rút lại sự đồng ý, theo yêu cầu nhận bằng ${channelOf(facts['channel'])}. Hãy hỏi lại người đó; nếu không phải ý của họ, báo ngay Tổ trưởng.`
    case 'entry.lifted':
      return `“${facts['editionTitle']}”: dữ liệu của người trong hồ sơ của đơn vị không còn bị hạn chế, hồ sơ được đọc và xét trở lại.`
    case 'dataRequest.restricted':
      return `Theo yêu cầu nhận bằng ${channelOf(facts['channel'])}, dữ liệu của đồng chí vừa bị hạn chế xử lý: hồ sơ không được đọc và xét. Nếu đồng chí không yêu cầu, hãy báo ngay Tổ trưởng.`
    case 'dataRequest.consentTaken':
      return `Theo yêu cầu nhận bằng ${channelOf(facts['channel'])}, sự đồng ý của đồng chí vừa được ghi là rút lại. Nếu đồng chí không yêu cầu, hãy báo ngay Tổ trưởng.`
    case 'dataRequest.lifted':
      return 'Việc hạn chế xử lý dữ liệu của đồng chí vừa được bỏ.'
    case 'dataRequest.received':
      return 'Có yêu cầu mới về dữ liệu cá nhân, cần trả lời trong 2 ngày làm việc. Xem ở “Dữ liệu cá nhân”.'
    case 'dataRequest.answered':
      return 'Yêu cầu về dữ liệu cá nhân của đồng chí đã được trả lời. Xem ở “Dữ liệu của tôi”.'
    case 'dataRequest.extended':
      return 'Yêu cầu về dữ liệu cá nhân của đồng chí được gia hạn, có nêu lý do. Xem ở “Dữ liệu của tôi”.'
    case 'dataRequest.closed':
      return 'Yêu cầu về dữ liệu cá nhân của đồng chí đã có kết quả. Xem ở “Dữ liệu của tôi”.'
    case 'privacyNotice.waiting':
      return `${who(facts['byName'])} trình ban hành thông báo về dữ liệu cá nhân.`
    case 'privacyNotice.published':
      return `Thông báo về dữ liệu cá nhân bản ${facts['version']} đã được ban hành.`
    case 'privacyNotice.sentBack':
      return `Thông báo về dữ liệu cá nhân bản ${facts['version']} được trả lại, có ghi lý do.`
    case 'reminder.dataRequest':
      return facts['overdue'] === true
        ? 'Có yêu cầu về dữ liệu cá nhân đã quá hạn theo luật. Xem ở “Dữ liệu cá nhân”.'
        : 'Còn 1 ngày đến hạn của một yêu cầu về dữ liệu cá nhân.'
    case 'question.toUnit':
      return 'Có câu hỏi về thủ tục gửi đến đơn vị của đồng chí. Trả lời ở mục “Hỏi đáp”.'
    case 'question.toOrganisers':
      return 'Có câu hỏi gửi Ban Tổ chức. Trả lời ở mục “Hỏi đáp”.'
    case 'question.answered':
      return 'Ban Tổ chức đã trả lời câu hỏi của đồng chí. Xem ở mục “Hỏi đáp”.'
    case 'decision.approved':
      return `Quyết định của ${facts['editionTitle']} đã được duyệt.`
    case 'decision.sentBack':
      return `Quyết định của ${facts['editionTitle']} được trả lại. Mở trang quyết định để xem lý do.`
    case 'invitation.sent':
      return `Đơn vị được mời dự lễ “${facts['editionTitle']}”, ngày ${day(String(facts['at']))}. Xem giấy mời và xác nhận ở “Việc cần làm”.`
    case 'invitation.changed':
      return `Lễ “${facts['editionTitle']}” đổi ngày giờ hoặc địa điểm: nay là ngày ${day(String(facts['at']))}. Xem lại giấy mời ở “Việc cần làm”.`
    case 'consent.withdrawnShown':
      return `“${facts['editionTitle']}”: một người được tuyên dương đã rút đồng ý ${facts['purpose'] === 'publishPhoto' ? 'đăng ảnh' : 'nêu tên'}. Trang gương đã gỡ ngay; nếu gói tuyên giáo đã gửi đi, hãy báo nơi nhận gỡ.`
    case 'consent.withdrawnProcessing':
      return `“${facts['editionTitle']}”: một người được giới thiệu đã rút đồng ý xử lý dữ liệu. Người chấm và Hội đồng không đọc được hồ sơ đó nữa; hãy làm việc với người đó và đơn vị.`
    case 'ceremony.putOff':
      return `“${facts['editionTitle']}”: sau khi công bố đã ký, ${who(facts['byName'])} chuyển lễ và giờ công bố từ ngày ${day(String(facts['from']))} sang ngày ${day(String(facts['at']))}. Lý do ghi ở trang “Lễ, giấy mời”.`
    case 'result.own':
      return `Chúc mừng đồng chí: ${facts['collective'] === true ? 'tập thể mà đồng chí đại diện' : 'đồng chí'} được tuyên dương tại “${facts['editionTitle']}”. Xin giữ kín đến giờ công bố.`
    case 'publicNotice.published':
      return `“${facts['editionTitle']}”: danh sách hồ sơ được niêm yết để các cơ sở Đoàn góp ý, đến hết ngày ${day(String(facts['until']))}. Xem ở “Niêm yết”.`
    case 'objection.filed':
      return `“${facts['editionTitle']}”: có phản ánh ${facts['receiptCode']} về một hồ sơ đang niêm yết.`
    case 'objection.toUnit':
      return `“${facts['editionTitle']}”: có phản ánh về hồ sơ của đơn vị. Cùng người được giới thiệu trả lời ở “Niêm yết”.`
    case 'objection.answered':
      return `“${facts['editionTitle']}”: phản ánh ${facts['receiptCode']} đã có ý kiến trả lời của người được giới thiệu.`
    case 'objection.ruled':
      return `“${facts['editionTitle']}”: một phản ánh đã có kết luận. Xem ở “Niêm yết”.`
    case 'appeal.filed':
      return `“${facts['editionTitle']}”: có kiến nghị ${facts['receiptCode']} cần trả lời.`
    case 'appeal.answered':
      return `“${facts['editionTitle']}”: kiến nghị ${facts['receiptCode']} đã được trả lời.`
    case 'remark.accepted':
      return `“${facts['editionTitle']}”: đề nghị phúc khảo ${facts['receiptCode']} được chấp nhận, bài, hồ sơ đang được chấm lại.`
    case 'remark.refused':
      return `“${facts['editionTitle']}”: đề nghị phúc khảo ${facts['receiptCode']} không được chấp nhận. Xem lý do ở trang kết quả.`
    case 'remark.scored':
      return `“${facts['editionTitle']}”: phúc khảo ${facts['receiptCode']} đã chấm xong, chờ trả lời.`
    case 'correction.prepared':
      return facts['revocation'] === true
        ? `Quyết định thu hồi giải của ${facts['editionTitle']} đã soạn xong, chờ người thứ hai duyệt.`
        : `Đính chính kết quả của ${facts['editionTitle']} đã soạn xong, chờ người thứ hai duyệt.`
    case 'correction.approved':
      return facts['revocation'] === true
        ? `Thu hồi giải của ${facts['editionTitle']} đã được duyệt và công bố.`
        : `Đính chính kết quả của ${facts['editionTitle']} đã được duyệt và công bố.`
    case 'correction.sentBack':
      return `Đính chính kết quả của ${facts['editionTitle']} được trả lại. Mở trang đính chính để xem lý do.`
    case 'correction.published':
      return `“${facts['editionTitle']}”: kết quả được đính chính và thay đổi đối với bài, hồ sơ của đơn vị. Xem trang kết quả.`
    case 'award.revoked':
      return `“${facts['editionTitle']}”: giải, danh hiệu của đơn vị bị thu hồi. Xem quyết định ở trang kết quả.`
    case 'escalation.approved':
      return `Tờ trình giới thiệu của ${facts['editionTitle']} đã được duyệt. Ghi số, ngày rồi gửi cấp trên.`
    case 'escalation.sentBack':
      return `Tờ trình giới thiệu của ${facts['editionTitle']} được trả lại. Mở trang giới thiệu để xem lý do.`
    case 'escalation.answered':
      return `Đã ghi trả lời của cấp trên về danh sách giới thiệu của ${facts['editionTitle']}, chờ người thứ hai xác nhận.`
    case 'escalation.answerSentBack':
      return `Trả lời của cấp trên đồng chí ghi cho ${facts['editionTitle']} được trả lại. Mở trang giới thiệu để xem lý do.`
    case 'escalation.recognised':
      return `“${facts['editionTitle']}”: gương của đơn vị đồng chí được công nhận cấp ${facts['level'] === 'central' ? 'Trung ương' : 'Thành'}.`
    case 'escalation.declined':
      return `“${facts['editionTitle']}”: gương của đơn vị đồng chí chưa được công nhận cấp ${facts['level'] === 'central' ? 'Trung ương' : 'Thành'}.`
    case 'escalation.takenBack':
      return `“${facts['editionTitle']}”: gương của đơn vị đồng chí bị rút công nhận cấp ${facts['level'] === 'central' ? 'Trung ương' : 'Thành'}.`
    case 'escalation.withdrawn':
      return `“${facts['editionTitle']}”: ${facts['count']} trường hợp bị thu hồi danh hiệu đã được rút khỏi danh sách giới thiệu.${facts['sent'] === true ? ' Tờ trình đã gửi: cần có văn bản báo cấp trên.' : ''}`
    case 'gallery.approved':
      return `Bài viết về gương của ${facts['editionTitle']} đã được duyệt và đăng.`
    case 'gallery.sentBack':
      return `Bài viết về gương của ${facts['editionTitle']} được trả lại. Mở trang gương điển hình để xem lý do.`
    case 'release.prepared':
      return `Bản công bố của ${facts['editionTitle']} đã soạn xong, chờ người thứ hai ký.`
    case 'password.reset':
      return `Mật khẩu của ${who(facts['name'])} vừa được đặt lại bằng liên kết gửi qua thư điện tử. Nếu không phải chủ tài khoản làm, hãy báo quản trị viên ngay.`
    case 'webhook.disabled':
      return `Hệ thống đã ngừng báo cho phần mềm “${facts['hook']}” vì không gửi được. Xem ở “Phần mềm khác”.`
    case 'release.signed':
      return `Bản công bố của ${facts['editionTitle']} đã được ký.`
    default:
      return 'Có việc mới liên quan đến đồng chí.'
  }
}
