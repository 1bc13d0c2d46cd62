import { formatDecimal, parseRational } from '@xk/domain/kernel'
import { writeDay as day } from './day.ts'
import type {
  Appeals,
  CouncilRules,
  CouncilStage,
  Criterion,
  EligibilityRule,
  EntryRules,
  Field,
  Prize,
  Ruleset,
  ScoringRules,
  ScoringStage,
  Segment,
  Slot,
  Stage,
  TeamPrize,
  Threshold,
} from '@xk/domain/ruleset'

/** An exact number as it is written in a sentence; what can't be read stays as it is. */
const num = (wire: string): string => {
  const value = parseRational(wire)
  return value ? formatDecimal(value, 3, true) : wire
}
const percent = (wire: string): string => {
  const value = parseRational(wire)
  return value ? formatDecimal({ n: value.n * 100n, d: value.d }, 2, true) : wire
}
const listed = (parts: readonly string[], last = 'và'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`
const sentence = (text: string) =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
const megabytes = (bytes: number) => String(Math.round(bytes / (1024 * 1024)))

/** "1 phút 30 giây" */
const duration = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [minutes > 0 ? `${minutes} phút` : '', rest > 0 || minutes === 0 ? `${rest} giây` : '']
    .filter(Boolean)
    .join(' ')
}

const SEEN_BY: Record<Field['audience'], string> = {
  content: 'giám khảo và Tổ Thư ký đọc được',
  identity: 'chỉ Tổ Thư ký và đơn vị thấy, giám khảo không thấy',
  internal: 'chỉ Tổ Thư ký thấy',
  public: 'ai cũng xem được khi công bố',
}

const ROLES: Record<EntryRules['people']['roles'][number], string> = {
  author: 'tác giả',
  nominee: 'người được giới thiệu',
  captain: 'đội trưởng',
  member: 'thành viên',
  substitute: 'dự bị',
  delegate: 'người đại diện tập thể',
}

const fromTo = (min: number | null, max: number | null, noun: string): string => {
  if (min !== null && max !== null)
    return min === max ? `đúng ${min} ${noun}` : `từ ${min} đến ${max} ${noun}`
  if (min !== null) return `ít nhất ${min} ${noun}`
  return max === null ? '' : `không quá ${max} ${noun}`
}

const field = (it: Field): string => {
  const length =
    it.type === 'longText' || it.type === 'shortText' ? fromTo(it.minWords, it.maxWords, 'từ') : ''
  const choice = it.type === 'choice' ? `chọn một trong ${it.options.length} lựa chọn` : ''
  return sentence(
    [
      it.required ? 'phải điền' : 'có thể bỏ trống',
      it.mayLack ? 'được bổ sung sau khi nộp' : '',
      length,
      choice,
      SEEN_BY[it.audience],
    ]
      .filter(Boolean)
      .join('; '),
  )
}

const people = ({ people: it, jointUnits }: EntryRules, noun: string): string => {
  const roles = it.roleLimits.map(({ role, min, max }) => `${fromTo(min, max, '')}${ROLES[role]}`)
  return [
    sentence(
      `mỗi ${noun} có ${fromTo(it.min, it.max, 'người')}${roles.length > 0 ? `, trong đó ${listed(roles)}` : ''}`,
    ),
    it.shares ? 'Tỷ lệ đóng góp cộng lại đúng 100 %.' : '',
    jointUnits ? 'Nhiều cơ sở Đoàn được cùng tham gia.' : 'Chỉ người của một cơ sở Đoàn.',
  ]
    .filter(Boolean)
    .join(' ')
}

const attachments = ({ attachments: it }: EntryRules): string =>
  it.maxCount === 0
    ? 'Không nhận tệp đính kèm.'
    : `Nhận không quá ${it.maxCount} tệp ${listed(
        it.types.map((type) => `.${type}`),
        'hoặc',
      )}, mỗi tệp không quá ${megabytes(it.maxFileBytes)} MB, tất cả không quá ${megabytes(it.maxTotalBytes)} MB.`

const confirmation = ({ unitConfirmation: it }: EntryRules): string => {
  switch (it.mode) {
    case 'required':
      return 'Chưa có trang đóng dấu của đơn vị thì chưa nộp được.'
    case 'mayFollow':
      return `Trang đóng dấu của đơn vị được nộp sau, chậm nhất ${it.followDays} ngày kể từ hạn nộp.`
    case 'none':
      return 'Không yêu cầu trang đóng dấu của đơn vị.'
  }
}

const labelOf = (rules: Pick<Ruleset, 'entry'>, key: string): string | undefined =>
  rules.entry.fields.find((field) => field.key === key)?.label

const SLOT_KINDS = {
  document: 'văn bản',
  evidence: 'minh chứng',
  photo: 'ảnh',
  endorsement: 'xác nhận bằng bản quét hoặc qua đường liên kết',
} satisfies Record<Slot['kind'], string>

const slot = (it: Slot, rules: Pick<Ruleset, 'entry'>): string => {
  const heading = it.field === null ? undefined : labelOf(rules, it.field)
  return [
    sentence(
      [
        it.min === 0 ? `không bắt buộc, ${SLOT_KINDS[it.kind]}` : `ít nhất ${it.min} ${SLOT_KINDS[it.kind]}`,
        heading ? `cho mục “${heading}”` : '',
        it.kind === 'photo' && it.minShortSide > 0
          ? `khung đứng 3 : 4, cạnh ngắn từ ${it.minShortSide} điểm ảnh`
          : '',
      ]
        .filter(Boolean)
        .join(', '),
    ),
    it.min === 0
      ? ''
      : it.neededAt === 'handIn'
        ? 'Thiếu thì chưa nộp được.'
        : 'Thiếu vẫn nộp được, khi thẩm định sẽ bị trả bổ sung.',
  ]
    .filter(Boolean)
    .join(' ')
}

const consentBy = ({ consentBy: it }: EntryRules): string =>
  it === 'person'
    ? 'Chính người đó trả lời qua đường liên kết, tài khoản hoặc bản giấy có chữ ký; chưa đồng ý điều bắt buộc thì hồ sơ chưa được tiếp nhận.'
    : 'Cán bộ Đoàn đánh dấu theo lời của từng người.'

const eligibility = (it: EligibilityRule, rules: Pick<Ruleset, 'entryNoun' | 'entry'>): string => {
  const noun = rules.entryNoun
  switch (it.rule) {
    case 'maxAge':
      return `Mọi người tham gia không quá ${it.years} tuổi, tính đến ngày ${day(it.at)}.`
    case 'maxEntriesPerPerson': {
      const who = it.roles.length > 0 ? `với vai trò ${listed(it.roles.map((role) => ROLES[role]))}, ` : ''
      return `Mỗi người ${who}có tên trong không quá ${it.max} ${noun}${it.asRepresentative ? ' mà mình đứng đại diện' : ''}.`
    }
    case 'maxEntriesPerUnit':
      return `Mỗi cơ sở Đoàn gửi không quá ${it.max} ${noun}.`
    case 'unitQuotaBySize':
      return sentence(
        it.steps
          .map(({ upToMembers, max }, i) => {
            const size =
              upToMembers === null
                ? i === 0
                  ? 'mọi cơ sở'
                  : 'cơ sở đông hơn'
                : `cơ sở đến ${upToMembers} đoàn viên`
            return `${size}: không quá ${max} ${noun}`
          })
          .join('; ') +
          (it.perCluster > 0 ? `; mỗi cụm thêm ${it.perCluster} ${noun} do cụm trưởng đề xuất` : ''),
      )
    case 'notOfficeHolder':
      return 'Người trong Ban Tổ chức, Ban Giám khảo, Tổ Thư ký của lần này không được dự thi.'
    case 'notHonouredThisTerm':
      return 'Người đã được tuyên dương trong nhiệm kỳ này không được giới thiệu lại.'
    case 'fieldIsYes': {
      const label = labelOf(rules, it.field)
      return label ? `Mục “${label}” phải trả lời là Có.` : 'Chọn mục Có / Không mà điều kiện này dựa vào.'
    }
    case 'minServiceMonths':
      return `Công tác từ đủ ${it.months} tháng, tính đến ngày ${day(it.at)}, theo mục “${labelOf(rules, it.field) ?? '?'}”.`
    case 'minVoteShare':
      return `${it.comparison === 'moreThan' ? 'Trên' : 'Từ'} ${it.share} số phiếu tán thành${it.comparison === 'atLeast' ? ' trở lên' : ''}, theo mục “${labelOf(rules, it.field) ?? '?'}”.`
    case 'noReusedAchievement':
      return 'Thành tích giống với thành tích đã được tuyên dương được nêu ra để Tổ Thư ký xem xét.'
  }
}

const panel = (it: ScoringRules, noun: string): string => {
  const few =
    it.minSheets < it.judgesPerEntry
      ? `Từ ${it.minSheets} phiếu trở lên là có điểm; ít hơn thì chưa có điểm.`
      : `Đủ ${it.minSheets} phiếu mới có điểm.`
  return [
    `Mỗi ${noun} do ${it.judgesPerEntry} giám khảo chấm độc lập${it.blind ? ', không biết là của ai' : ''}.`,
    few,
    `Mỗi giám khảo chấm không quá ${it.maxLoad} ${noun}.`,
  ].join(' ')
}

const trimming = ({ trimming: it }: ScoringRules): string => {
  if (!it) return 'Điểm là trung bình cộng của tất cả các phiếu.'
  const parts = [
    it.high > 0 ? `${it.high} phiếu cao nhất` : '',
    it.low > 0 ? `${it.low} phiếu thấp nhất` : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'Điểm là trung bình cộng của tất cả các phiếu.'
    : `Bỏ ${listed(parts)} khi có từ ${it.fromSheets} phiếu; điểm là trung bình cộng các phiếu còn lại.`
}

const gap = ({ gap: it }: ScoringRules): string => {
  if (!it) return 'Không xét chênh lệch giữa các phiếu.'
  const threshold = `${num(it.threshold)}${it.unit === 'points' ? ' điểm' : ' % điểm tối đa của phần'}`
  const when =
    it.comparison === 'moreThan' ? `hơn ${threshold} (đúng bằng thì không)` : `từ ${threshold} trở lên`
  if (it.comesIn === 'jointRescore')
    return `Phiếu cao nhất và thấp nhất chênh nhau ${when} thì các giám khảo đã chấm hội ý và chấm lại; phiếu chấm lại thay cho các phiếu trước.`
  const then = {
    meanOfAll: 'điểm là trung bình của tất cả các phiếu, kể cả phiếu của người chấm thêm',
    closestTwo: 'điểm là trung bình hai phiếu gần nhau nhất; cách đều thì lấy tất cả',
    replacement: 'điểm lấy theo phiếu của người chấm thêm',
  }[it.resolution]
  return `Phiếu cao nhất và thấp nhất chênh nhau ${when} thì thêm một giám khảo chấm; ${then}.`
}

const tieStep = (step: ScoringRules['tieBreak'][number], segments: readonly Segment[]): string => {
  switch (step.by) {
    case 'criterion': {
      const part = segments.find(({ key }) => key === step.segment)
      const label = part?.criteria.find(({ key }) => key === step.criterion)?.label
      return label ? `Điểm tiêu chí ${label}` : 'Một tiêu chí không còn'
    }
    case 'segment': {
      const label = segments.find(({ key }) => key === step.segment)?.label
      return label ? `Điểm phần ${label}` : 'Một phần không còn'
    }
    case 'previousStage':
      return 'Điểm vòng trước'
    case 'lot':
      return 'Bốc thăm công khai'
    case 'shared':
      return 'Cùng hạng'
  }
}

const ties = (it: ScoringRules): string => {
  if (it.tieBreak.length === 0) return 'Bằng điểm thì cùng hạng.'
  const steps = it.tieBreak.map((step) => tieStep(step, it.segments))
  const [first = '', ...rest] = steps.map((text) => text.charAt(0).toLowerCase() + text.slice(1))
  return sentence(
    rest.length === 0
      ? `bằng điểm thì xét ${first}`
      : `bằng điểm thì xét ${first}; vẫn bằng thì lần lượt đến ${rest.join(', ')}`,
  )
}

const criterion = (it: Criterion): string => {
  const comment = it.bands.filter((band) => band.commentRequired).map((band) => `“${band.label}”`)
  return [
    `Cho từ 0 đến ${num(it.max)} điểm, mỗi nấc ${num(it.step)} điểm.`,
    it.bands.length > 0 ? `${it.bands.length} mức.` : 'Không chia mức.',
    comment.length > 0 ? `Phải ghi nhận xét ở mức ${listed(comment)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const time = (it: Segment): string => {
  const { min = null, max = null } = it.seconds ?? {}
  if (min === null && max === null) return 'Không giới hạn thời gian.'
  const limits =
    min !== null && max !== null
      ? `từ ${duration(min)} đến ${duration(max)}`
      : min !== null
        ? `ít nhất ${duration(min)}`
        : `không quá ${duration(max ?? 0)}`
  if (it.timeDeductions.length === 0) return `Thời gian ${limits}; quá hay thiếu không trừ điểm.`
  const rows = it.timeDeductions.map(({ upToSeconds, points }) => {
    const what = points === null ? 'không chấm phần này' : `trừ ${num(points)} điểm`
    return upToSeconds === null ? `hơn nữa ${what}` : `chênh đến ${duration(upToSeconds)} ${what}`
  })
  const tolerance = it.toleranceSeconds > 0 ? ` Chênh dưới ${duration(it.toleranceSeconds)} không trừ.` : ''
  return `Thời gian ${limits}; ${rows.join(', ')}.${tolerance}`
}

const items = (it: Segment): string =>
  it.items
    ? `${it.items.count} câu, mỗi câu đúng ${num(it.items.points)} điểm; Tổ Thư ký ghi, người thứ hai xác nhận.`
    : 'Chưa có số câu.'

const TIES_AT_CUT = {
  allIn: 'bằng điểm ở suất cuối thì cùng vào',
  tieBreakChain: 'bằng điểm ở suất cuối thì xét như quy tắc bằng điểm, vẫn bằng thì bốc thăm',
  none: 'bằng điểm ở suất cuối thì tất cả đều không vào',
} as const

const cut = ({ cut: it }: ScoringStage, noun: string): string => {
  if (!it) return ''
  const quota = it.quota === null ? `Mọi ${noun}` : `${it.quota} ${noun} có hạng cao nhất`
  const floor = it.floor === null ? '' : ` và từ ${num(it.floor)} điểm`
  const ties = it.quota === null ? '' : `; ${TIES_AT_CUT[it.ties]}`
  return `${quota}${floor} vào vòng sau${ties}. ${
    it.published ? 'Công bố danh sách theo mã trước vòng sau.' : 'Không công bố danh sách trước vòng sau.'
  }`
}

const carryOver = ({ carryOver: it }: ScoringStage, stages: readonly Stage[]): string => {
  if (it.length === 0) return 'Chỉ tính điểm của vòng này.'
  const parts = it.map(({ stage, weight }) => {
    const label = stages.find(({ key }) => key === stage)?.label ?? 'một vòng không còn'
    return `${percent(weight)} % điểm ${label}`
  })
  return `Điểm xếp hạng gồm ${listed(parts)}, còn lại là điểm vòng này.`
}

const presentation = ({ presentation: it }: ScoringStage): string =>
  it
    ? `Tác giả trình bày ${it.presentMinutes} phút, trả lời ${it.answerMinutes} phút; giám khảo biết tác giả là ai.`
    : ''

const BASES = {
  members: 'tổng số thành viên hội đồng',
  present: 'số thành viên có mặt',
  issued: 'số phiếu phát ra',
  returned: 'số phiếu thu vào',
  valid: 'số phiếu hợp lệ',
} satisfies Record<Threshold['base'], string>

const threshold = ({ fraction, comparison, base }: Threshold): string =>
  `${comparison === 'moreThan' ? 'trên' : 'từ'} ${fraction} ${BASES[base]}${comparison === 'atLeast' ? ' trở lên' : ''}`

const INTERESTS = {
  struck: 'Thành viên có liên quan không bỏ phiếu cho người đó, mẫu số của người đó giảm đi một.',
  abstains: 'Thành viên có liên quan không bỏ phiếu cho người đó, mẫu số giữ nguyên.',
  votes: 'Thành viên có liên quan vẫn bỏ phiếu, không phát biểu giới thiệu.',
} satisfies Record<CouncilRules['interest'], string>

const TIES = {
  secondBallot: 'bỏ phiếu lần hai',
  previousStage: 'so điểm vòng trước',
  council: 'hội đồng quyết nghị',
} satisfies Record<CouncilRules['tieAtCut'][number], string>

const council = ({ council: it }: CouncilStage): string =>
  [
    `Hội đồng ${it.size.min === it.size.max ? `${it.size.min}` : `từ ${it.size.min} đến ${it.size.max}`} thành viên, có mặt ít nhất ${it.quorum} mới họp được.`,
    it.form === 'yesNo'
      ? 'Bỏ phiếu kín, mỗi người một dòng Đồng ý hoặc Không đồng ý.'
      : `Bỏ phiếu kín, chọn không quá ${it.chooseUpTo ?? it.seats} người.`,
    `Được chọn khi đạt ${threshold(it.threshold)}, lấy từ cao xuống đến đủ ${it.seats} người.`,
    INTERESTS[it.interest],
    `Bằng phiếu ở suất cuối: ${it.tieAtCut.map((way) => TIES[way]).join(', rồi ')}.`,
    it.furtherBallot
      ? `Chưa đủ số lượng thì bỏ phiếu thêm một lần với những người đạt ${threshold(it.furtherBallot)}.`
      : '',
    it.writtenBallots
      ? 'Người vắng được gửi phiếu trong phong bì dán kín trước giờ họp; phiếu này không tính vào số có mặt.'
      : '',
    `Dưới ${it.minVotersForMarks} người bỏ phiếu thì chỉ công bố tổng số.`,
  ]
    .filter(Boolean)
    .join(' ')

const stage = (it: Stage, rules: Pick<Ruleset, 'entryNoun' | 'stages'>): string => {
  if (it.kind === 'screening')
    return [
      it.supplementDays === 0
        ? 'Thiếu giấy tờ thì không được bổ sung.'
        : `Thiếu giấy tờ thì trả lại, đơn vị bổ sung trong ${it.supplementDays} ngày.`,
      it.workingDays === null
        ? ''
        : `Tổ giúp việc thẩm định mỗi ${rules.entryNoun} trong ${it.workingDays} ngày làm việc, không tính thời gian đơn vị bổ sung.`,
    ]
      .filter(Boolean)
      .join(' ')
  if (it.kind === 'councilBallot') return council(it)
  const first = rules.stages.find(({ kind }) => kind === 'scoring') === it
  return [
    it.scoring.blind ? 'Chấm theo số phách, không biết là của ai.' : 'Chấm có biết tên.',
    first ? '' : carryOver(it, rules.stages),
    presentation(it),
    it.avoidEarlierJudges ? `Tránh để giám khảo chấm lại ${rules.entryNoun} đã chấm ở vòng trước.` : '',
    cut(it, rules.entryNoun),
  ]
    .filter(Boolean)
    .join(' ')
}

const prize = (it: Prize, noun: string): string =>
  [
    sentence(
      `${it.quota} giải cho ${noun} có hạng cao nhất còn lại${it.floor === null ? '' : `, từ ${num(it.floor)} điểm trở lên`}`,
    ),
    it.tiesShared
      ? 'Bằng nhau ở suất cuối thì cùng đạt giải.'
      : 'Bằng nhau ở suất cuối thì bốc thăm hoặc Ban Tổ chức quyết định.',
    it.floor === null ? '' : 'Không đủ điểm sàn thì không trao, không chuyển suất xuống giải dưới.',
  ]
    .filter(Boolean)
    .join(' ')

const teamPrize = (it: TeamPrize, { prizes, stages }: Pick<Ruleset, 'prizes' | 'stages'>): string => {
  const won = it.perPrize.flatMap(({ prize: key, points }) => {
    const label = prizes.find((candidate) => candidate.key === key)?.label
    return label && points !== '0' && points !== '0/1' ? [`${num(points)} điểm cho mỗi ${label}`] : []
  })
  const reached = it.perStageReached.flatMap(({ stage: key, points }) => {
    const label = stages.find((candidate) => candidate.key === key)?.label
    return label ? [`${num(points)} điểm cho mỗi bài vào ${label}`] : []
  })
  return [
    sentence(
      `cơ sở được ${listed([
        `${num(it.perEntry)} điểm cho mỗi bài hợp lệ${it.perEntryCap === null ? '' : ` (tính nhiều nhất ${it.perEntryCap} bài)`}`,
        ...won,
        ...reached,
      ])}`,
    ),
    it.minParticipation === null
      ? ''
      : `Chỉ xét cơ sở có ít nhất ${percent(it.minParticipation)} % đoàn viên tham gia.`,
    `${it.quota} cơ sở nhiều điểm nhất đạt giải.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const publication = ({ publication: it, entry, entryNoun: noun }: Ruleset): string => {
  const summary = entry.fields.find(({ key }) => key === it.summaryField)?.label
  return [
    `Công khai ${it.list === 'winnersOnly' ? `các ${noun} đạt giải` : `tất cả ${noun} được xếp hạng`}${it.scores ? ', kèm điểm' : ', không kèm điểm'}${summary ? `, kèm mục “${summary}”` : ''}.`,
    it.earlierStages ? 'Công khai cả bảng điểm của các vòng trước.' : '',
    it.peopleNames ? 'Nêu họ tên người đã đồng ý cho nêu tên.' : 'Không nêu họ tên.',
    it.commentsToUnit
      ? `Đơn vị đọc được nhận xét của giám khảo về ${noun} của mình, không biết ai viết.`
      : 'Đơn vị không đọc nhận xét của giám khảo.',
  ]
    .filter(Boolean)
    .join(' ')
}

const appeals = (it: Appeals | null): string => {
  if (!it) return 'Không nhận kiến nghị.'
  const remark =
    it.remark === 'allowed'
      ? `Được phúc khảo: ${it.remarkJudges} giám khảo khác chấm lại, không biết là của ai; ${
          {
            replaces: 'điểm chấm lại thay điểm cũ',
            averages: 'điểm là trung bình của điểm cũ và điểm chấm lại',
            higher: 'lấy điểm cao hơn',
          }[it.resolution]
        }. Không thu phí.`
      : 'Không chấm lại nội dung; chỉ kiểm tra việc cộng điểm và thủ tục.'
  return `Nhận kiến nghị trong ${it.days} ngày sau khi công bố, trả lời trong ${it.answerDays} ngày. ${remark}`
}

const retention = (months: number): string =>
  months === 0
    ? 'Nội dung không đạt giải được xóa ngay khi kết thúc.'
    : `Nội dung không đạt giải được xóa sau ${months} tháng kể từ khi kết thúc; kết quả vẫn còn.`

const publicNotice = (it: Ruleset['publicNotice'], noun: string): string =>
  it === null
    ? 'Không niêm yết trước khi xét.'
    : `Danh sách ${noun} hợp lệ được niêm yết cho các cơ sở Đoàn trong ${it.workingDays} ngày làm việc; còn phản ánh chưa có kết luận thì chưa đưa ra Hội đồng.`

/** What each rule means, in a sentence that can be checked against the thể lệ on paper. */
export const ruleSentences = {
  slot,
  consentBy,
  field,
  people,
  attachments,
  confirmation,
  eligibility,
  panel,
  trimming,
  gap,
  tieStep,
  ties,
  criterion,
  time,
  items,
  stage,
  prize,
  teamPrize,
  publication,
  publicNotice,
  appeals,
  retention,
}
