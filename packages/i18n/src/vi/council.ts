/** The council: how it is set up, what its members see, and the meeting as its tellers hold it. */
export const councilWords = {
  retry: 'Tải lại',
  close: 'Đóng',
  cancel: 'Thôi',
  save: 'Lưu',
  offices: {
    chair: 'Chủ tịch Hội đồng',
    deputyChair: 'Phó Chủ tịch',
    secretary: 'Thư ký Hội đồng',
    member: 'Ủy viên',
  },
  officesShort: { chair: 'Chủ tịch', deputyChair: 'Phó Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' },
  teller: { head: 'Trưởng Ban kiểm phiếu', member: 'Ban kiểm phiếu' },
  beside: 'Ngoài Hội đồng, không bỏ phiếu',
  attendance: {
    present: 'Có mặt',
    online: 'Trực tuyến',
    written: 'Gửi phiếu',
    absent: 'Vắng',
  },
  sources: {
    unit: 'Cùng cơ sở Đoàn',
    superior: 'Lãnh đạo đơn vị',
    nominator: 'Người nộp hồ sơ',
    nominee: 'Người được giới thiệu',
    declared: 'Tự khai',
  },
  /** What an interest means, by the rules. */
  effect: {
    struck:
      'Theo thể lệ, thành viên có liên quan không đọc hồ sơ và không bỏ phiếu cho người đó; mẫu số của người đó bớt một.',
    abstains:
      'Theo thể lệ, thành viên có liên quan đọc hồ sơ, không bỏ phiếu cho người đó; mẫu số giữ nguyên.',
    votes:
      'Theo thể lệ, thành viên có liên quan vẫn đọc hồ sơ và bỏ phiếu, không phát biểu giới thiệu người đó.',
  },
  moments: {
    waiting: 'Chờ danh sách',
    reading: 'Đọc hồ sơ',
    sitting: 'Đang họp',
    issuing: 'Đang phát phiếu',
    casting: 'Đang bỏ phiếu',
    counting: 'Đang kiểm phiếu',
    closed: 'Đã khóa biên bản',
  },
  issues: (issue: { code: string; have: number; needed: number }): string => {
    switch (issue.code) {
      case 'tooFewMembers':
        return `Hội đồng có ${issue.have} thành viên, thể lệ cần ít nhất ${issue.needed}.`
      case 'tooManyMembers':
        return `Hội đồng có ${issue.have} thành viên, thể lệ cho nhiều nhất ${issue.needed}.`
      case 'noChair':
        return 'Chưa có Chủ tịch Hội đồng.'
      case 'noSecretary':
        return 'Chưa có Thư ký Hội đồng.'
      case 'noDecision':
        return 'Chưa ghi quyết định thành lập Hội đồng.'
      case 'noCandidates':
        return 'Chưa có người vào vòng Hội đồng. Danh sách có khi công bố kết quả chấm điểm.'
      case 'nomineeSits':
        return `${issue.have} người trong Hội đồng hoặc Ban kiểm phiếu có hồ sơ được giới thiệu. Cho thôi trước phiên họp.`
      case 'tooFewTellers':
        return `Ban kiểm phiếu có ${issue.have} người, cần ít nhất ${issue.needed}.`
      case 'noHeadTeller':
        return 'Ban kiểm phiếu chưa có Trưởng ban.'
      case 'notCalled':
        return `Còn ${issue.have} thành viên chưa điểm danh.`
      case 'noQuorum':
        return `Có mặt ${issue.have}, cần ít nhất ${issue.needed}. Chưa đủ túc số.`
      default:
        return issue.code
    }
  },
  setUp: {
    title: 'Hội đồng xét chọn',
    missing: 'Còn thiếu',
    whole: 'Hội đồng đã đủ thành phần theo thể lệ.',
    size: (have: number, min: number, max: number) => `${have} thành viên (thể lệ: ${min} đến ${max}).`,
    decision: {
      title: 'Quyết định, thời gian, địa điểm',
      setUpBy: 'Quyết định thành lập',
      setUpByHelp:
        'Ví dụ: Quyết định số 45-QĐ/ĐTN ngày 25/9/2026 của Ban Thường vụ Đoàn Khối. In trong biên bản.',
      meetsAt: 'Họp lúc',
      place: 'Địa điểm',
      saved: 'Đã lưu.',
      conflict: 'Người khác vừa sửa phần này',
      conflictText: 'Nội dung đồng chí nhập vẫn còn trên trang. Nội dung vừa được lưu:',
      keepMine: 'Lưu nội dung của tôi',
      takeTheirs: 'Lấy nội dung vừa lưu',
    },
    members: 'Thành viên',
    add: 'Thêm thành viên',
    addTitle: 'Thêm thành viên Hội đồng',
    addTeller: 'Thêm người ngoài Hội đồng',
    addTellerTitle: 'Thêm người kiểm phiếu ngoài Hội đồng',
    search: 'Tìm theo họ tên (không cần dấu)',
    nobody: 'Không thấy người nào. Thêm người ở trang Tài khoản trước.',
    nominated: 'Có hồ sơ được giới thiệu, không thể tham gia',
    office: 'Chức danh',
    appoint: 'Thêm vào Hội đồng',
    addToTellers: 'Thêm vào Ban kiểm phiếu',
    empty: {
      title: 'Chưa có thành viên',
      text: 'Thêm từng người theo quyết định thành lập, bắt đầu từ Chủ tịch.',
    },
    columns: {
      name: 'Họ và tên',
      unit: 'Chức vụ, đơn vị',
      office: 'Chức danh',
      teller: 'Kiểm phiếu',
      actions: 'Việc',
    },
    changeOffice: (name: string) => `Chức danh của ${name}`,
    tellerOf: (name: string) => `Kiểm phiếu: ${name}`,
    noTeller: 'Không',
    end: 'Cho thôi',
    endTitle: (name: string) => `Cho ${name} thôi tham gia?`,
    endText: 'Người này không còn vào được trang Hội đồng. Phiếu đã bỏ ở các lượt trước giữ nguyên.',
    reason: 'Lý do',
    ended: 'Đã thôi',
    tellers: {
      title: 'Ban kiểm phiếu',
      text: 'Do Hội đồng bầu, ít nhất 03 người, một Trưởng ban; không là người được giới thiệu. Có thể bầu tại phiên họp.',
      none: 'Chưa bầu.',
    },
    interests: {
      title: 'Thành viên có liên quan',
      none: 'Không có thành viên nào liên quan đến người được giới thiệu.',
      record: 'Ghi liên quan',
      member: 'Thành viên',
      candidate: 'Người được giới thiệu',
      choose: 'Chọn',
      why: 'Nội dung liên quan',
      columns: { member: 'Thành viên', candidate: 'Người được giới thiệu', why: 'Liên quan' },
      count: (n: number) => `${n} liên quan`,
    },
    candidates: {
      title: (n: number) => `Danh sách xét chọn: ${n} người`,
      text: 'Xếp theo tên, thứ tự chữ cái tiếng Việt. Đúng thứ tự này trên phiếu.',
      show: 'Xem danh sách',
    },
    papers: {
      title: 'Giấy tờ in',
      attendance: 'Danh sách điểm danh',
      ballot: 'Phiếu bình xét',
      ballotHelp: 'In, đóng dấu Ban kiểm phiếu cho lượt bỏ phiếu giấy và phiếu gửi trước.',
    },
    sitting: 'Mở trang phiên họp',
  },
  mine: {
    title: 'Hội đồng của tôi',
    empty: {
      title: 'Đồng chí chưa có trong Hội đồng nào',
      text: 'Khi được thêm vào Hội đồng xét chọn, phiên họp hiện ở đây.',
    },
    open: 'Vào Hội đồng',
    candidates: (n: number) => `${n} người được giới thiệu`,
    meets: (when: string, place: string) => (place ? `Họp ${when}, ${place}` : `Họp ${when}`),
    noDate: 'Chưa có lịch họp',
    as: 'Đồng chí là',
  },
  agenda: {
    now: 'Việc cần làm',
    waiting: {
      title: 'Chờ danh sách người được giới thiệu',
      text: 'Danh sách và hồ sơ hiện ở đây khi kết quả chấm điểm được công bố.',
    },
    reading: {
      title: 'Đọc hồ sơ trước phiên họp',
      text: (n: number) =>
        `${n} hồ sơ. Nếu có liên quan đến người nào, đồng chí khai ngay ở dòng của người đó.`,
    },
    sitting: {
      title: 'Phiên họp đang diễn ra',
      text: 'Chưa có lượt bỏ phiếu nào đang mở. Nút bỏ phiếu hiện ở đây khi Ban kiểm phiếu phát phiếu.',
    },
    issuing: {
      title: 'Nhận phiếu',
      text: 'Ban kiểm phiếu đang phát phiếu. Đồng chí nhận phiếu trước khi bỏ.',
    },
    casting: { title: 'Bỏ phiếu', text: 'Đã phát phiếu xong. Đồng chí bỏ phiếu kín bằng phiếu đã nhận.' },
    counting: { title: 'Ban kiểm phiếu đang kiểm phiếu', text: 'Kết quả được công bố tại phiên họp.' },
    closed: {
      title: 'Phiên họp đã xong',
      text: 'Biên bản đã khóa. Kết quả chính thức theo quyết định của Ban Thường vụ.',
    },
    vote: 'Đến trang bỏ phiếu',
    sitting_page: 'Trang phiên họp, kiểm phiếu',
    facts: {
      meets: 'Họp lúc',
      place: 'Địa điểm',
      seats: 'Số suất',
      members: 'Hội đồng',
      people: (n: number) => `${n} người`,
      tellers: 'Ban kiểm phiếu',
    },
    list: 'Danh sách xét chọn',
    listText: 'Xếp theo tên, thứ tự chữ cái tiếng Việt.',
    search: 'Tìm theo tên, đơn vị (không cần dấu)',
    shown: (n: number, all: number) => (n === all ? `${all} người` : `${n} trong ${all} người`),
    columns: { n: 'STT', name: 'Họ và tên', unit: 'Đơn vị', score: 'Điểm tham khảo', own: 'Liên quan' },
    score: (score: string, rank: number) => `${score} (hạng ${rank})`,
    read: 'Đọc hồ sơ',
    readOf: (name: string) => `Đọc hồ sơ của ${name}`,
    struck: 'Có liên quan, đồng chí không đọc và không bỏ phiếu cho người này',
    declare: 'Khai liên quan',
    declareOf: (name: string) => `Khai liên quan với ${name}`,
    declareText: 'Chỉ Chủ tịch, Thư ký Hội đồng và Tổ Thư ký thấy nội dung này.',
    why: 'Nội dung liên quan',
    takeBack: 'Bỏ khai',
    takeBackOf: (name: string) => `Bỏ khai liên quan với ${name}`,
    members: 'Thành phần Hội đồng',
    nothingFound: 'Không có người nào khớp.',
  },
  dossier: {
    back: 'Danh sách xét chọn',
    place: (n: number, all: number) => `${n} / ${all}`,
    before: 'Người trước',
    after: 'Người sau',
    score: 'Điểm tham khảo',
    files: 'Minh chứng, ảnh',
    noFiles: 'Hồ sơ không có tệp kèm.',
    confirmations: 'Xác nhận của đơn vị',
    posted: (until: string) => `Niêm yết đến hết ${until} cho các cơ sở Đoàn góp ý.`,
    noObjections: 'Không có phản ánh nào.',
    photo: (name: string) => `Ảnh trong hồ sơ của ${name}`,
    gone: 'Nội dung hồ sơ đã được xóa theo yêu cầu của người được giới thiệu.',
    open: 'Mở tệp',
  },
  sitting: {
    title: 'Phiên họp và kiểm phiếu',
    steps: 'Các bước của biên bản',
    step: {
      roll: 'Điểm danh',
      issue: 'Phát phiếu',
      collect: 'Thu phiếu',
      count: 'Kiểm phiếu',
      announce: 'Công bố',
      sign: 'Ký',
    },
    watching: 'Đồng chí xem phiên họp. Ban kiểm phiếu và Thư ký Hội đồng ghi.',
    back: 'Hội đồng',
    issue: {
      afterOpening: 'Phát phiếu sau khi khai mạc.',
      nothing: 'Không còn lượt bỏ phiếu nào phải mở.',
      kinds: {
        first: 'Bỏ phiếu lần thứ nhất',
        second: 'Bỏ phiếu lần hai giữa những người bằng phiếu',
        further: 'Bỏ phiếu thêm cho suất còn lại',
      },
      about: (candidates: number, seats: number) => `${candidates} người trong danh sách, ${seats} suất`,
      roundOf: (n: number, kind: string) => `Lượt ${n}. ${kind}`,
      way: 'Cách bỏ phiếu',
      ways: { online: 'Trên máy, cùng phiếu giấy cho người cần', paper: 'Hoàn toàn bằng phiếu giấy' },
      waysHelp: {
        online:
          'Thành viên nhận và bỏ phiếu trên điện thoại, máy tính. Phiếu gửi phong bì vẫn là phiếu giấy.',
        paper: 'Phát phiếu có đóng dấu; hai người kiểm phiếu nhập số phiếu.',
      },
      open: 'Phát phiếu',
      openTitle: 'Mở lượt bỏ phiếu?',
      openText:
        'Danh sách nhận phiếu theo điểm danh. Trong lượt này điểm danh và thành phần Hội đồng giữ nguyên.',
      issued: 'Đã phát',
      roll: 'Danh sách nhận phiếu',
      channels: { online: 'Trên máy', paper: 'Phiếu giấy' },
      channelOf: (name: string) => `Cách bỏ phiếu của ${name}`,
      has: 'Đã nhận phiếu',
      hasNot: 'Chưa nhận',
      disputed: 'Báo chưa đúng',
      give: 'Đã đưa phiếu giấy',
      giveTo: (name: string) => `Đã đưa phiếu giấy cho ${name}`,
      takeBack: 'Ghi lại là chưa đưa',
      takeBackOf: (name: string) => `Ghi lại là chưa đưa phiếu cho ${name}`,
      few: 'Ít hơn ba phiếu giấy',
      fewText:
        'Khi mở phiếu, hai người kiểm phiếu có thể đoán được phiếu của ai. Chỉ tiếp tục khi từng người bỏ phiếu giấy đã biết điều này.',
      warned: 'Người này đã biết',
      warnedOf: (name: string) => `${name} đã được báo và đồng ý`,
      finish: 'Phát phiếu xong',
      finishTitle: 'Phát phiếu xong?',
      finishText: (issued: number, all: number) =>
        issued < all
          ? `Đã phát ${issued}/${all} phiếu. Người chưa nhận sẽ không bỏ phiếu được ở lượt này.`
          : `Đã phát đủ ${all} phiếu. Tiếp theo là bỏ phiếu.`,
    },
    collect: {
      nothing: 'Chưa có lượt bỏ phiếu nào đang mở.',
      afterIssuing: 'Thu phiếu sau khi phát xong.',
      issued: (all: number, paper: number) =>
        paper > 0 ? `Đã phát ${all} phiếu, trong đó ${paper} phiếu giấy.` : `Đã phát ${all} phiếu.`,
      returned: 'Phiếu trên máy đã thu',
      paper: 'Phiếu giấy bỏ vào hòm, mở lẫn với nhau sau khi kết thúc bỏ phiếu.',
      end: 'Kết thúc bỏ phiếu',
      endTitle: 'Kết thúc bỏ phiếu?',
      endText: (returned: number, issued: number) =>
        returned < issued
          ? `Mới thu ${returned}/${issued} phiếu trên máy. Phiếu chưa bỏ sẽ tính là không thu về. Người khác trong Ban kiểm phiếu sẽ công bố.`
          : 'Đã thu đủ phiếu trên máy. Người khác trong Ban kiểm phiếu sẽ công bố.',
      ended: 'Đã kết thúc bỏ phiếu.',
      void: 'Hủy lượt này',
      voidTitle: 'Đề nghị hủy lượt bỏ phiếu?',
      voidText: 'Cần người thứ hai đồng ý. Phiếu của lượt bị xóa, không được kiểm; có thể mở lượt mới.',
      voidAsked: (reason: string) => `Đang chờ người thứ hai đồng ý hủy lượt này: ${reason}`,
      voidApprove: 'Đồng ý hủy',
      reason: 'Lý do',
    },
    count: {
      nothing: 'Kiểm phiếu sau khi kết thúc bỏ phiếu.',
      noPaper: (n: number) => `Không có phiếu giấy. ${n} phiếu trên máy được kiểm tự động khi công bố.`,
      totalsText:
        'Hai người của Ban kiểm phiếu nhập riêng, không thấy số của nhau. Cột không tính tự tính theo số phiếu hợp lệ.',
      ballotsText:
        'Mở lẫn các phiếu giấy rồi nhập từng phiếu, thứ tự nào cũng được. Hai người nhập riêng, không thấy của nhau.',
      returned: 'Số phiếu thu vào',
      allBlank: 'Phiếu hợp lệ để trắng hết',
      invalid: {
        unknownCandidate: 'Không hợp lệ: thêm tên ngoài danh sách',
        missingCandidate: 'Không hợp lệ: thiếu tên',
        tooMany: 'Không hợp lệ: chọn quá số lượng',
        spoiled: 'Không hợp lệ: hỏng, có ký hiệu, không có dấu',
      },
      valid: (n: number) => `Số phiếu hợp lệ: ${n}`,
      columns: { name: 'Họ và tên', what: 'Cột', first: 'Người thứ nhất', second: 'Người thứ hai' },
      what: {
        returned: 'Số phiếu thu vào',
        invalid: 'Không hợp lệ',
        allBlank: 'Trắng hết',
        yes: 'Đồng ý',
        no: 'Không đồng ý',
        blank: 'Để trống',
        both: 'Cả hai cột',
      },
      whole: 'Cả lượt',
      cell: (name: string, what: string) => `${name}: ${what}`,
      ballot: (n: number) => `Phiếu ${n}`,
      addBallot: 'Thêm phiếu',
      removeBallot: 'Bỏ phiếu này (không thu về)',
      noBallots: 'Không thu về phiếu giấy nào.',
      validity: 'Phiếu này',
      isValid: 'Hợp lệ',
      allYes: 'Đồng ý tất cả',
      markOf: (name: string) => `Dấu ở dòng của ${name}`,
      conflict: 'Phần này vừa được lưu ở máy khác',
      conflictText: 'Nội dung đồng chí nhập vẫn còn trên trang.',
      takeTheirs: 'Lấy bản vừa lưu',
      keepMine: 'Lưu bản đang nhập',
      sumDiffers: 'Số phiếu chưa khớp: kiểm tra số thu vào, số không hợp lệ và tổng của từng dòng.',
      handIn: 'Nộp kết quả kiểm',
      handedIn: 'Đồng chí đã nộp.',
      unsaved: 'Chưa lưu, đang giữ trên máy này.',
      done: (n: number) => `${n} người đã nộp.`,
      agreed: 'Hai người kiểm phiếu nhập khớp nhau.',
      differs: 'Hai người nhập khác nhau',
      differsText: 'Cùng xem lại phiếu ở những dòng này, người nhập sai sửa rồi nộp lại.',
      differsOnly: 'Các tổng khớp nhau nhưng có phiếu nhập khác nhau. Cùng xem lại từng phiếu.',
      first: 'Công bố được khi hai người nhập khớp nhau.',
      byAnother: 'Người khác trong Ban kiểm phiếu, không phải người kết thúc bỏ phiếu, công bố kết quả.',
      close: 'Kiểm và công bố kết quả',
      closeTitle: 'Công bố kết quả lượt này?',
      closeText: 'Phiếu được kiểm và niêm kết quả; không sửa được nữa.',
    },
    announce: {
      nothing: 'Chưa có lượt nào kiểm xong.',
      settled: (n: number, left: number) =>
        left > 0
          ? `${n} người được chọn, ${left} suất không có người đạt.`
          : `${n} người được chọn, đủ số suất.`,
      next: {
        first: (n: number, seats: number) => `Còn phải bỏ phiếu: ${n} người, ${seats} suất.`,
        second: (n: number, seats: number) =>
          `Bằng phiếu ở suất cuối: bỏ phiếu lần hai giữa ${n} người cho ${seats} suất. Mở ở bước Phát phiếu.`,
        further: (n: number, seats: number) =>
          `Còn ${seats} suất: bỏ phiếu thêm với ${n} người. Mở ở bước Phát phiếu, hoặc Hội đồng quyết nghị không bỏ thêm.`,
        resolution: (n: number, seats: number) =>
          `${n} người vẫn bằng nhau cho ${seats} suất: Hội đồng quyết nghị. Thư ký ghi nghị quyết ở trang Kết quả Hội đồng.`,
      },
      voided: (n: number, reason: string) => `Lượt ${n} đã hủy, không tính: ${reason}`,
      members: 'Có mặt / thành viên',
      issued: 'Phát ra',
      returned: 'Thu vào',
      valid: 'Hợp lệ',
      invalid: 'Không hợp lệ',
      columns: {
        name: 'Họ và tên',
        yes: 'Đồng ý',
        no: 'Không đồng ý',
        blank: 'Không tính',
        share: 'Tỷ lệ',
        reached: 'Kết quả',
      },
      reached: 'Đạt',
      notReached: 'Chưa đạt',
      elected: 'Được chọn',
    },
    roll: {
      text: 'Ghi từng thành viên. Mỗi dòng lưu ngay.',
      quorum: (present: number, members: number, needed: number) =>
        `Có mặt ${present}/${members}, cần ít nhất ${needed}`,
      enough: 'Đủ túc số',
      short: 'Chưa đủ túc số',
      uncalled: (n: number) => `${n} người chưa điểm danh`,
      written: (n: number) => `${n} phiếu gửi trong phong bì, không tính túc số`,
      all: 'Ghi có mặt cho người chưa điểm danh',
      reason: 'Lý do vắng',
      reasonOf: (name: string) => `Lý do vắng của ${name}`,
      of: (name: string) => `Điểm danh ${name}`,
      show: 'Từng thành viên',
      notYet: 'Chưa điểm danh',
      changed: 'Người khác vừa ghi dòng này',
      theirs: (text: string) => `Đã được ghi: ${text}`,
      keepMine: 'Ghi của tôi',
      takeTheirs: 'Giữ như vậy',
      open: 'Khai mạc phiên họp',
      openTitle: 'Khai mạc phiên họp?',
      openText:
        'Hội đồng đủ túc số. Từ lúc này phát phiếu được; điểm danh vẫn sửa được giữa hai lượt bỏ phiếu.',
      opened: (when: string) => `Khai mạc lúc ${when}.`,
      missing: 'Còn việc trước khi khai mạc',
      locked: 'Phiếu đang được phát hoặc bỏ: điểm danh giữ nguyên đến khi kiểm xong.',
      print: 'In danh sách điểm danh',
    },
    minutes: {
      guests: 'Khách mời, giúp việc',
      proceedings: 'Diễn biến phiên họp',
      proceedingsHelp: 'Ghi tự do: khai mạc, báo cáo, ý kiến. Thành phần, số liệu và kết quả tự điền.',
      conclusions: 'Kết luận',
      countNotes: 'Ý kiến, ghi chú khi kiểm phiếu',
      conflict: 'Người khác vừa sửa biên bản',
      conflictText: 'Nội dung đồng chí nhập vẫn còn. Chọn nội dung để lưu.',
      mine: 'Của tôi',
      theirs: 'Vừa được lưu',
      keepMine: 'Lưu nội dung của tôi',
      takeTheirs: 'Lấy nội dung vừa lưu',
      empty: '(trống)',
    },
    sign: {
      text: 'Kiểm tra lần cuối, khóa biên bản, in và ký. Số liệu lấy từ kết quả kiểm phiếu, không nhập lại.',
      signers: 'Ký tên',
      count: 'Biên bản kiểm phiếu',
      meeting: 'Biên bản họp xét',
      countSigners: 'Ban kiểm phiếu, Chủ tịch Hội đồng',
      meetingSigners: 'Thư ký và Chủ tịch Hội đồng',
      print: 'Mở bản in (PDF)',
      draft: 'Bản in có chữ DỰ THẢO cho đến khi khóa.',
      close: 'Khóa biên bản',
      closeTitle: 'Khóa hai biên bản?',
      closeText:
        'Sau khi khóa, hai biên bản không còn chữ DỰ THẢO và không sửa được. Chủ tịch mở lại được, có lý do, trước khi kết quả được công bố.',
      closed: (when: string) => `Đã khóa lúc ${when}.`,
      toOutcome: 'Chốt kết quả của Hội đồng',
      reopen: 'Mở lại để sửa',
      reopenTitle: 'Mở lại biên bản?',
      reopenText: 'Bản đã in và ký không còn giá trị; ký lại bản mới.',
      reason: 'Lý do',
      later: 'Khóa được sau khi kiểm xong mọi lượt bỏ phiếu.',
    },
  },
}
