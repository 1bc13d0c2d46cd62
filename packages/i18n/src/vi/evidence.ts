/** Numbers arrive already written: "0,82", "78,5". */
export const evidenceWords = {
  title: 'Độ tin cậy của việc chấm',
  text: 'Các con số ở đây giúp hiểu kết quả chắc đến đâu. Chúng chỉ để tham khảo: hệ thống không tự thay đổi điểm, thứ hạng hay giải.',
  loading: 'Đang tính từ các phiếu đã nộp. Với nhiều bài có thể mất vài giây.',
  empty: {
    title: 'Chưa có phiếu chấm nào được nộp',
    text: 'Khi giám khảo nộp phiếu, các con số và hình vẽ hiện ở đây.',
  },
  related:
    'Đồng chí có liên quan đến một số bài. Các bài đó không được tính, nên phần ranh giới giải không hiện.',
  segmentTitle: (label: string) => `Phần: ${label}`,
  counts: (sheets: string, entries: string, judges: string) =>
    `Tính từ ${sheets} phiếu của ${judges} giám khảo cho ${entries} bài.`,

  boundaries: {
    title: 'Ranh giới giải chắc đến đâu',
    means:
      'Nếu chính các giám khảo này chấm lại, với độ dao động như đã thấy trong phiếu, thì 90 trong 100 lần thứ hạng của bài nằm trong khoảng vẽ.',
    not: 'Con số này không nói bài nào xứng đáng hơn, và không tính đến việc mời giám khảo khác.',
    of: (prize: string, places: string) => `Ranh giới ${prize}: ${places} bài đầu`,
    line: (prize: string) => `Vạch đứt là ranh giới ${prize}: bên trái được giải, bên phải thì chưa.`,
    inside: (rank: string) => `hạng ${rank}, trong vùng giải`,
    outside: (rank: string) => `hạng ${rank}, ngoài vùng giải`,
    row: (where: string, low: string, high: string, share: string) =>
      `${where}; khoảng ${low === high ? low : `${low}–${high}`}; ${share} số lần ở trong`,
    adjusted: (rank: string) => `; nếu bù độ nghiêm khắc: hạng ${rank}`,
    picture: (prize: string) => `Khoảng thứ hạng quanh ranh giới ${prize}`,
    nextStage: 'vào vòng sau',
    noRepetition:
      'Chưa tính được: mỗi bài mới có một phiếu, hoặc các phiếu chưa đủ để biết điểm dao động bao nhiêu.',
    noPrizes: 'Chưa có ranh giới nào: thể lệ không có giải, hoặc mọi bài đã xếp hạng đều được giải.',
  },

  without: {
    title: 'Nếu không có phiếu của một giám khảo',
    means: 'Mỗi dòng cho biết thứ hạng và giải sẽ ra sao nếu bỏ hết phiếu của người đó, theo đúng thể lệ.',
    not: 'Có thay đổi không có nghĩa là người đó chấm sai; bỏ phiếu nào cũng có thể làm bài sát nhau đổi chỗ.',
    judge: 'Giám khảo',
    sheets: 'Số phiếu',
    moved: 'Bài đổi hạng',
    farthest: 'Đổi nhiều nhất',
    farthestOf: (entry: string, rank: string, now: string) => `${entry}: hạng ${rank} → ${now}`,
    prizes: 'Giải thay đổi',
    change: (entry: string, prize: string, now: string) => `${entry}: ${prize} → ${now}`,
    noPrize: 'không giải',
    none: 'Không đổi',
    unranked: (entries: string) => `Không còn điểm: ${entries}`,
  },

  judges: {
    title: 'Điểm của từng giám khảo',
    means:
      'Thanh đậm chứa nửa số phiếu ở giữa, chấm tròn là phiếu đứng giữa, vạch mảnh từ thấp nhất đến cao nhất.',
    not: 'Người cho điểm thấp chưa chắc đã khắt khe: có thể các bài được phân công yếu hơn.',
    row: (middle: string, lower: string, upper: string, least: string, most: string, sheets: string) =>
      `giữa ${middle}; nửa số phiếu ${lower}–${upper}; từ ${least} đến ${most}; ${sheets} phiếu`,
    picture: 'Phân bố điểm theo giám khảo',
  },

  severity: {
    title: 'Độ nghiêm khắc',
    means:
      'Số điểm mà giám khảo cho thấp hơn (+) hoặc cao hơn (−) so với người khác trên cùng các bài; vạch là khoảng tin cậy 95 %.',
    not: 'Hệ thống không trừ hay cộng bù. Khoảng chứa số 0 thì chưa thể nói người đó khác những người còn lại.',
    row: (value: string, interval: string, sheets: string) => `${value} điểm${interval}; ${sheets} phiếu`,
    interval: (low: string, high: string) => ` (${low} đến ${high})`,
    line: 'Vạch đứt là mức trung bình của cả Ban Giám khảo.',
    picture: 'Độ nghiêm khắc của từng giám khảo',
    deviation: (value: string) =>
      `Sau khi trừ phần của bài và của giám khảo, một phiếu còn dao động khoảng ${value} điểm.`,
    parts: (groups: string) =>
      `Không so được: các giám khảo chia thành những nhóm không có bài chấm chung (${groups}).`,
  },

  spreads: {
    title: 'Bài có các phiếu xa nhau nhất',
    means: 'Mỗi chấm là điểm của một phiếu. Chấm càng xa nhau, các giám khảo càng khác ý kiến về bài đó.',
    not: 'Khác ý kiến không phải là lỗi; mức phải xử lý do thể lệ quy định ở mục chênh lệch điểm.',
    row: (totals: string, spread: string) => `${totals}; cách nhau ${spread} điểm`,
    picture: 'Điểm các phiếu của từng bài',
    none: 'Chưa có bài nào có từ hai phiếu trở lên.',
  },

  agreement: {
    title: 'Mức thống nhất giữa các giám khảo',
    measure: 'Chỉ số',
    value: 'Giá trị',
    meaning: 'Nói lên điều gì, không nói lên điều gì',
    alpha: 'Krippendorff alpha',
    alphaLevels: {
      interval: 'theo khoảng cách điểm',
      ordinal: 'theo thứ bậc',
      ratio: 'theo tỷ lệ',
      nominal: 'theo từng mức điểm',
    },
    alphaMeans:
      '1 là các phiếu giống hệt nhau, 0 là như cho điểm ngẫu nhiên; thường cần từ 0,67 mới đáng tin. Không nói ai đúng, ai sai.',
    alphaRest: {
      ordinal: 'Như trên nhưng chỉ xét điểm nào hơn điểm nào.',
      ratio: 'Như trên nhưng xét điểm này gấp mấy lần điểm kia.',
      nominal: 'Chỉ xét trùng điểm hay không; với thang điểm dài thì luôn thấp, không đáng lo.',
    },
    icc: {
      icc1: 'Một phiếu tin được đến đâu khi mỗi bài do những người khác nhau chấm. Không tách được người nghiêm, người rộng.',
      icc1k: 'Như trên, cho điểm trung bình của bài: con số gần nhất với điểm dùng để xếp hạng.',
      icc2: 'Một phiếu tin được đến đâu nếu thay bằng giám khảo khác cùng loại. Không nói về bài của cuộc thi khác.',
      icc2k: 'Như trên, cho điểm trung bình của cả Ban Giám khảo.',
      icc3: 'Các giám khảo này xếp bài giống nhau đến đâu, bỏ qua người cho cao, người cho thấp.',
      icc3k: 'Như trên, cho điểm trung bình của đúng Ban Giám khảo này.',
    },
    iccName: (form: string) => `ICC(${form})`,
    iccNone: 'ICC',
    iccNoneMeans: 'Chỉ tính được khi các bài có cùng số phiếu, từ hai bài trở lên.',
    kendall: 'Kendall W',
    kendallMeans:
      '1 là mọi giám khảo xếp thứ tự các bài như nhau, 0 là không có thứ tự chung. Không xét điểm cao hay thấp.',
    kendallNone: 'Chỉ tính được khi mọi giám khảo chấm mọi bài.',
    notThere: 'không tính được',
  },

  facets: {
    title: 'Tách ảnh hưởng của bài, giám khảo và tiêu chí',
    means:
      'Mô hình nhiều yếu tố (đa diện, Rasch) tách mức của bài, độ nghiêm khắc của giám khảo và độ khó của tiêu chí ra khỏi nhau. Đơn vị là logit: 0 là trung bình, số dương là nghiêm hơn hoặc khó hơn.',
    not: 'Đây là mô hình, không phải kết quả; chỉ số phù hợp quanh 1 là bình thường, trên 1,5 là điểm lên xuống thất thường, dưới 0,5 là đều hơn mức tự nhiên.',
    levels: {
      bands: (used: string, of: string) =>
        `Điểm được quy về mức của thang điểm (${used} / ${of} mức có người cho).`,
      fifths: (used: string, of: string) =>
        `Điểm được quy về ${of} phần bằng nhau của điểm tối đa (${used} / ${of} mức có người cho).`,
    },
    judge: 'Giám khảo',
    severity: 'Độ nghiêm khắc',
    infit: 'Phù hợp (infit)',
    outfit: 'Phù hợp (outfit)',
    criterion: 'Tiêu chí',
    difficulty: 'Độ khó',
    judgesTable: 'Giám khảo trong mô hình',
    criteriaTable: 'Tiêu chí trong mô hình',
    steady: 'bình thường',
    noisy: 'thất thường',
    muted: 'quá đều',
    extreme: (n: string) =>
      `${n} bài chỉ có mức cao nhất hoặc chỉ có mức thấp nhất, mô hình không đo được và để ra ngoài.`,
    extremeJudges: (names: string) => `Để ra ngoài vì chỉ cho một mức: ${names}.`,
    refusal: {
      disconnected: (groups: string) =>
        `Không tính được: các giám khảo chia thành những nhóm không có bài chấm chung (${groups}).`,
      unusedScores: () => 'Không tính được: có mức điểm ở giữa không ai cho.',
      nothingToEstimate: () => 'Không tính được: chưa đủ phiếu, hoặc mỗi bài chỉ nhận một mức.',
      confounded: () =>
        'Không tính được: có giám khảo hoặc tiêu chí luôn đi cùng nhau nên không tách ra được.',
      tooRegular: () => 'Không tính được: điểm theo một quy luật không có ngoại lệ.',
    },
  },
  groups: (parts: readonly string[]) => parts.map((part, i) => `nhóm ${i + 1}: ${part}`).join('; '),
}
