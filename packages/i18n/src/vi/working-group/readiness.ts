/** What stands between an edition and its next step, and what is wrong with what was typed. */

export type Facts = Record<string, string | number>

export const dates: Record<string, string> = {
  opensAt: 'Bắt đầu nhận bài',
  closesAt: 'Hạn nộp bài',
  supplementUntil: 'Hạn bổ sung',
  judgingFrom: 'Bắt đầu chấm',
  judgingUntil: 'Hạn nộp phiếu chấm',
  promotionAt2: 'Công bố danh sách vào vòng 2',
  judgingFrom2: 'Bắt đầu chấm vòng 2',
  judgingUntil2: 'Hạn nộp phiếu chấm vòng 2',
  promotionAt3: 'Công bố danh sách vào vòng 3',
  judgingFrom3: 'Bắt đầu chấm vòng 3',
  judgingUntil3: 'Hạn nộp phiếu chấm vòng 3',
  promotionAt4: 'Công bố danh sách vào vòng 4',
  judgingFrom4: 'Bắt đầu chấm vòng 4',
  judgingUntil4: 'Hạn nộp phiếu chấm vòng 4',
  resultsAt: 'Công bố kết quả',
  appealsUntil: 'Hạn gửi kiến nghị',
}
const dateOf = (facts: Facts, key = 'key') => dates[String(facts[key])] ?? String(facts[key])

const offices: Record<string, string> = {
  lead: 'Trưởng Ban Tổ chức',
  deputy: 'Phó Trưởng Ban Tổ chức',
  secretary: 'Tổ Thư ký',
  panelChair: 'Trưởng Ban Giám khảo',
}
const officeOf = (facts: Facts) => offices[String(facts['office'])] ?? ''

/** What still stands between an edition and its opening: what to do, in one sentence. */
export const readiness: Record<string, (facts: Facts) => string> = {
  'form/fieldTwice': () => 'Có hai mục trùng mã trong mẫu bài. Xóa bớt một mục.',
  'form/choiceWithoutOptions': (f) => `Mục “${f['field']}” cần ít nhất hai lựa chọn.`,
  'form/optionTwice': (f) => `Mục “${f['field']}” có hai lựa chọn trùng nhau.`,
  'form/wordLimitsReversed': (f) => `Mục “${f['field']}”: số từ tối thiểu lớn hơn số từ tối đa.`,
  'form/titleFieldMissing': () => 'Chọn mục nào trong mẫu bài là tên bài.',
  'form/topicFieldNotAChoice': () => 'Mục lĩnh vực phải là mục chọn một trong danh sách.',
  'form/peopleLimitsReversed': () => 'Số người tối thiểu lớn hơn số người tối đa.',
  'form/limitForUnknownRole': () => 'Có giới hạn cho một vai trò không có trong mẫu bài.',
  'form/attachmentsWithoutTypes': () => 'Chọn ít nhất một loại tệp đính kèm.',
  'form/fileLargerThanTotal': () => 'Dung lượng một tệp lớn hơn tổng dung lượng cho phép.',
  'form/noDivision': () => 'Thêm ít nhất một bảng dự thi.',
  'form/noConsentAsked': () => 'Chưa hỏi ý kiến tác giả về việc xử lý dữ liệu cá nhân.',
  'eligibility/ageWithoutBirthDate': () => 'Có điều kiện về tuổi nhưng mẫu bài không hỏi ngày sinh.',
  'eligibility/fieldNotYesNo': () => 'Có điều kiện dựa vào một mục không phải mục Có / Không.',
  'eligibility/fieldOfOtherType': () => 'Có điều kiện dựa vào một mục không đúng loại hoặc không còn.',
  'slot/twice': () => 'Có hai thành phần hồ sơ trùng khóa.',
  'slot/fieldMissing': (f) => `Thành phần “${f['slot']}” là minh chứng cho một mục không còn.`,
  'slot/moreThanFiles': (f) => `Các thành phần hồ sơ cần nhiều hơn ${f['max']} tệp mà Thể lệ cho đính kèm.`,
  'eligibility/ageDateFarFromOpening': () => 'Ngày tính tuổi cách ngày mở hơn một năm. Kiểm tra lại.',
  'publication/summaryFieldMissing': () => 'Chọn lại mục tóm tắt được công bố.',
  'text/noArticles': () => 'Thể lệ chưa có điều nào.',
  'text/noAppeals': () => 'Thể lệ chưa nói về kiến nghị.',
  'criterion/maximumNotPositive': (f) => `Tiêu chí “${f['criterion']}” cần điểm tối đa lớn hơn 0.`,
  'criterion/stepNotPositive': (f) => `Tiêu chí “${f['criterion']}” cần bước điểm lớn hơn 0.`,
  'criterion/maximumBetweenSteps': (f) =>
    `Tiêu chí “${f['criterion']}”: điểm tối đa ${f['max']} không chia hết cho bước điểm.`,
  'band/empty': (f) => `Tiêu chí “${f['criterion']}”, mức “${f['band']}”: điểm đầu lớn hơn điểm cuối.`,
  'band/outsideCriterion': (f) =>
    `Tiêu chí “${f['criterion']}”, mức “${f['band']}” vượt quá điểm của tiêu chí.`,
  'band/hole': (f) => `Tiêu chí “${f['criterion']}”: điểm ${f['mark']} không thuộc mức nào.`,
  'band/overlap': (f) => `Tiêu chí “${f['criterion']}”: điểm ${f['mark']} thuộc hai mức (có “${f['band']}”).`,
  'criterion/twice': () => 'Có hai tiêu chí trùng mã. Xóa bớt một tiêu chí.',
  'segment/twice': () => 'Có hai phần thi trùng mã.',
  'segment/deductionsWithoutTime': (f) =>
    `Phần “${f['segment']}” trừ điểm thời gian nhưng chưa có thời gian.`,
  'segment/noItems': (f) => `Phần “${f['segment']}” cần số câu và điểm mỗi câu.`,
  'segment/noCriteria': (f) => `Phần “${f['segment']}” chưa có tiêu chí.`,
  'segment/maximumDiffers': (f) =>
    `Phần “${f['segment']}”: các tiêu chí cộng lại ${f['sum']} điểm, khác điểm tối đa ${f['max']}.`,
  'stage/twice': () => 'Có hai vòng trùng mã.',
  'stage/noScoring': () => 'Thể lệ chưa có vòng chấm.',
  'stage/tooManyScored': (f) => `Có ${f['count']} vòng chấm, nhiều nhất là ${f['most']}.`,
  'stage/totalNotHundred': (f) => `Tổng điểm của “${f['stage']}” là ${f['total']}, phải bằng 100.`,
  'stage/presentationIsNotBlind': (f) => `“${f['stage']}” có thuyết trình thì không chấm ẩn danh được.`,
  'stage/blindAfterNamed': (f) => `“${f['stage']}” chấm ẩn danh nhưng vòng trước đã biết tên.`,
  'council/twice': (f) => `“${f['stage']}”: mỗi lần tổ chức chỉ có một vòng Hội đồng. Xóa bớt.`,
  'council/notLast': (f) => `“${f['stage']}” phải là vòng cuối.`,
  'council/nothingScoredBefore': (f) => `“${f['stage']}” cần một vòng chấm đứng trước.`,
  'council/sizeReversed': (f) => `“${f['stage']}”: số thành viên ít nhất lớn hơn số nhiều nhất.`,
  'council/quorumOutOfRange': (f) => `“${f['stage']}”: tỷ lệ có mặt phải lớn hơn 0 và không quá 1.`,
  'council/thresholdOutOfRange': (f) =>
    `“${f['stage']}”: tỷ lệ được chọn không thể đạt được hoặc ai cũng đạt.`,
  'council/furtherOutOfRange': (f) =>
    `“${f['stage']}”: tỷ lệ để bỏ phiếu thêm không thể đạt được hoặc ai cũng đạt.`,
  'council/furtherNotLower': (f) => `“${f['stage']}”: tỷ lệ để bỏ phiếu thêm phải thấp hơn tỷ lệ được chọn.`,
  'council/fewerSeatsThanPrizes': (f) =>
    `“${f['stage']}” chọn ${f['seats']} người, ít hơn ${f['prizes']} suất khen thưởng.`,
  'council/moreSeatsThanPrizes': (f) =>
    `“${f['stage']}” chọn ${f['seats']} người nhưng chỉ có ${f['prizes']} suất khen thưởng.`,
  'council/choosesMoreThanSeats': (f) =>
    `“${f['stage']}”: mỗi phiếu chọn ${f['most']} người, nhiều hơn ${f['seats']} suất.`,
  'council/tieTwice': (f) => `“${f['stage']}”: có cách xử lý bằng phiếu ghi hai lần.`,
  'council/tieMayStay': (f) =>
    `“${f['stage']}”: bằng phiếu có thể vẫn chưa phân định; nên để Hội đồng quyết nghị ở bước cuối.`,
  'council/marksOfFew': (f) =>
    `“${f['stage']}”: công bố từng dấu phiếu khi chỉ có ${f['least']} người bỏ phiếu dễ lộ ai bỏ thế nào.`,
  'prize/floorWhereCouncilVotes': (f) =>
    `“${f['prize']}” do Hội đồng bỏ phiếu: đặt điểm sàn ở phần vào vòng Hội đồng, không đặt ở giải.`,
  'cut/missing': (f) => `“${f['stage']}”: chưa nêu bao nhiêu bài vào vòng sau.`,
  'cut/afterLastStage': (f) => `“${f['stage']}” là vòng cuối, không có bài nào đi tiếp.`,
  'cut/withoutLimit': (f) => `“${f['stage']}”: cần số bài hoặc điểm sàn để vào vòng sau.`,
  'cut/floorAboveMaximum': (f) => `“${f['stage']}”: điểm sàn vào vòng sau lớn hơn 100.`,
  'cut/fewerThanPrizes': (f) =>
    `“${f['stage']}” lấy ${f['quota']} bài vào vòng sau, ít hơn ${f['prizes']} giải.`,
  'carryOver/unknownStage': (f) => `“${f['stage']}” cộng điểm của một vòng không đứng trước nó.`,
  'carryOver/stageTwice': (f) => `“${f['stage']}” cộng điểm của một vòng hai lần.`,
  'carryOver/weightsOutOfRange': (f) =>
    `“${f['stage']}”: tỷ lệ điểm cộng từ vòng trước phải từ 0 đến dưới 100 %.`,
  'panel/noEarlierJudges': (f) => `“${f['stage']}” là vòng chấm đầu, chưa ai chấm trước đó để tránh.`,
  'tieBreak/noPreviousStage': (f) =>
    `“${f['stage']}” là vòng chấm đầu: bước ${f['step']} của quy tắc bằng điểm không so được với vòng trước.`,
  'stage/leftOut': (f) => `Chưa chạy trong phiên bản này: ${f['label']}.`,
  'panel/minSheetsAboveJudges': (f) =>
    `Cần ít nhất ${f['minSheets']} phiếu nhưng mỗi bài chỉ có ${f['judges']} giám khảo.`,
  'panel/trimmingLeavesNothing': () => 'Bỏ phiếu cao nhất, thấp nhất không để lại phiếu nào.',
  'panel/noUndertaking': () => 'Chưa có nội dung cam kết bảo mật cho giám khảo.',
  'panel/tooFewJudges': (f) => `Mới có ${f['judges']} giám khảo, cần ít nhất ${f['needed']}.`,
  'gap/needsTwoJudges': () => 'Quy tắc chênh lệch cần ít nhất hai giám khảo mỗi bài.',
  'gap/negative': () => 'Ngưỡng chênh lệch phải từ 0 trở lên.',
  'tieBreak/unknownStep': (f) => `Bước ${f['step']} của quy tắc bằng điểm dựa vào tiêu chí không còn.`,
  'tieBreak/stepsAfterTheEnd': (f) => `Sau bước ${f['step']} (bốc thăm, đồng hạng) không cần bước nào nữa.`,
  'tieBreak/none': () => 'Chưa có quy tắc khi bằng điểm.',
  'prize/twice': () => 'Có hai giải trùng mã.',
  'prize/none': () => 'Thêm ít nhất một giải.',
  'prize/withoutQuota': (f) => `${f['prize']} cần số lượng lớn hơn 0.`,
  'prize/floorAboveMaximum': (f) => `Điểm sàn của ${f['prize']} lớn hơn 100.`,
  'prize/floorAboveHigherPrize': (f) => `Điểm sàn của ${f['prize']} cao hơn ${f['above']}.`,
  'prize/pointsForUnknownPrize': (f) => `${f['prize']} tính điểm cho một giải không còn.`,
  'prize/pointsForUnknownStage': (f) => `${f['prize']} tính điểm cho một vòng không còn.`,
  'prize/participationNeedsMemberCounts': (f) =>
    `${f['prize']} xét tỷ lệ đoàn viên tham gia: cần số đoàn viên của từng cơ sở.`,
  'date/missing': (f) => `Chưa có ngày: ${dateOf(f)}.`,
  'date/past': (f) => `${dateOf(f)} đã qua.`,
  'date/unordered': (f) => `${dateOf(f, 'later')} phải sau ${dateOf(f, 'earlier').toLowerCase()}.`,
  'consent/noticeUnpublished': (f) =>
    `Thông báo dữ liệu cá nhân bản ${f['version']} chưa được ban hành: người tham gia không đọc được điều mình đồng ý.`,
  'office/tooFew': (f) => `${officeOf(f)}: có ${f['people']} người, cần ${f['needed']}.`,
  'office/withoutSecondFactor': (f) =>
    `${officeOf(f)}: mới ${f['withSecondFactor']} / ${f['needed']} người bật xác thực hai bước.`,
  'office/someWithoutSecondFactor': (f) =>
    `${officeOf(f)}: còn ${f['missing']} người chưa bật xác thực hai bước.`,
  'units/none': () => 'Chưa có cơ sở Đoàn nào. Nhập danh sách cơ sở trước.',
  'units/withoutOfficer': (f) => `${f['count']} cơ sở chưa có cán bộ phụ trách.`,
}

/** What must be done for the next step; `count` is what is left, or what there is when it must not be none. */
export const needs: Record<string, (count: number, done: boolean) => string> = {
  'screening/undecided': (n, done) => (done ? 'Đã xem hết bài đã nộp' : `${n} bài chưa kiểm tra điều kiện`),
  'screening/awaitingSupplement': (n, done) =>
    done ? 'Không còn bài chờ bổ sung' : `${n} bài đang chờ bổ sung`,
  'screening/accepted': (n, done) => (done ? `${n} bài hợp lệ` : 'Chưa có bài nào hợp lệ'),
  'rendition/missing': (n, done) =>
    done ? 'Bài nào cũng có bản chấm' : `${n} bài chưa có bản chấm được duyệt`,
  'panel/members': (n, done) => (done ? `${n} giám khảo` : 'Chưa mời giám khảo nào'),
  'assignment/missing': (n, done) => (done ? 'Đã phân công đủ giám khảo' : `${n} bài chưa đủ giám khảo`),
  'stage/stillMasked': (_, done) =>
    done ? 'Đã hồi phách vòng trước' : 'Vòng này biết tên tác giả: hồi phách vòng trước',
  'council/membersMissing': (n, done) =>
    done ? 'Hội đồng đủ thành viên' : `Hội đồng còn thiếu ${n} thành viên so với thể lệ`,
  'council/rounds': (n, done) => (done ? `Đã kiểm phiếu ${n} lượt bỏ phiếu` : 'Hội đồng chưa bỏ phiếu'),
  'council/roundOpen': (n, done) =>
    done ? 'Không còn lượt bỏ phiếu nào đang mở' : `${n} lượt bỏ phiếu đang mở`,
  'sheet/notHandedIn': (n, done) => (done ? 'Đã nộp đủ phiếu chấm' : `${n} phiếu chấm chưa nộp`),
}

/** What is wrong with what was typed, at its place. */
export const issues: Record<string, string> = {
  too_small: 'Ô này không được để trống hoặc quá nhỏ.',
  too_big: 'Ô này quá dài hoặc quá lớn.',
  'edition/noTerm': 'Chưa có nhiệm kỳ. Khai báo nhiệm kỳ trong Quản trị trước.',
  'edition/slugTaken': 'Địa chỉ này đã dùng. Thêm năm hoặc số lần tổ chức.',
  'edition/otherProgramme': 'Lần tổ chức này thuộc chương trình khác.',
  'amend/programmeFixed': 'Không đổi được chương trình.',
  'amend/stagesFixed': 'Không đổi được thứ tự và loại vòng khi đã mở.',
  'amend/judgingHasBegun': 'Đã bắt đầu chấm nên không sửa được phần chấm điểm.',
  'amend/divisionFixed': 'Không bỏ được bảng dự thi khi đã mở.',
  'amend/nothingChanged': 'Chưa sửa gì so với thể lệ hiện hành.',
  'schedule/reasonNeeded': 'Ghi lý do gia hạn; lý do được công bố.',
  'schedule/nothingToExtend': 'Chọn ít nhất một ngày mới.',
  'schedule/notExtendable': 'Ngày này không gia hạn được.',
  'schedule/notLater': 'Ngày mới phải sau ngày hiện tại.',
  'schedule/past': 'Ngày mới đã qua.',
  'schedule/unordered': 'Các ngày phải theo đúng thứ tự. Dời cả ngày tiếp theo.',
  'schedule/stepPassed': 'Đã đánh phách nên không gia hạn nộp bài được nữa.',
  'schedule/unknownUnit': 'Chọn lại cơ sở Đoàn.',
}
