import type { Appeals, Prize, Ruleset, TeamPrize } from '@xk/domain/ruleset'
import { num, percent, listed, sentence } from './rule-sentences/write.ts'
import {
  field,
  people,
  attachments,
  confirmation,
  slot,
  consentBy,
  eligibility,
} from './rule-sentences/entry.ts'
import { panel, trimming, gap, tieStep, ties, criterion, time, items } from './rule-sentences/scoring.ts'
import { stage } from './rule-sentences/stage.ts'

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
