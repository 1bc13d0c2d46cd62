import type { Ruleset } from '../../ruleset/index.ts'
import {
  amendmentArticle,
  answeredInTenDays,
  attachmentRules,
  consents,
  contactFields,
  field,
  noDossier,
  oneDivision,
  onlyRound,
  personalDataArticle,
  undertaking,
} from './common-parts.ts'
import { teamSegments } from './team-segments.ts'

/** Default rules C of users.md: the final of a team contest, scored by segment at the judge's desk. */
export const teamContestTemplate: Ruleset = {
  schema: 1,
  programme: 'teamContest',
  title: 'Hội thi “Đoàn xung kích tham gia cải cách hành chính”',
  entryNoun: 'đội thi',
  legalBasis: [
    'Chương trình Đoàn xung kích tham gia cải cách hành chính, xây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện',
  ],
  articles: [
    {
      heading: 'Đội thi',
      body: [
        '1. Mỗi cơ sở Đoàn cử một đội gồm 05 thành viên chính thức, trong đó có một đội trưởng, và không quá 01 thành viên dự bị. Cơ sở Đoàn ít đoàn viên được liên quân với cơ sở khác.',
        '2. Thành viên Ban Tổ chức, Ban Giám khảo, Tổ Thư ký và người tham gia soạn đề không dự thi.',
      ].join('\n'),
    },
    {
      heading: 'Các phần thi',
      body: [
        '1. Chung kết gồm bốn phần: Chào hỏi, Kiến thức, Xử lý tình huống, Tiểu phẩm. Điểm tối đa, tiêu chí và thời gian nêu trong bảng kèm theo.',
        '2. Phần Kiến thức do Tổ Thư ký ghi số câu đúng; câu sai không trừ điểm. Các phần còn lại do giám khảo chấm.',
        '3. Phần Xử lý tình huống: đội suy nghĩ 90 giây, trả lời không quá 03 phút; hết giờ thì dừng, không trừ điểm.',
      ].join('\n'),
    },
    {
      heading: 'Điểm trừ về thời gian',
      body: [
        '1. Phần Chào hỏi và Tiểu phẩm: quá hoặc thiếu thời gian đến 01 phút trừ 01 điểm; trên 01 phút đến dưới 03 phút trừ 02 điểm; từ 03 phút trở lên thì không chấm phần thi. Chênh dưới 05 giây không trừ.',
        '2. Điểm trừ tính một lần, sau khi lấy trung bình điểm của giám khảo; điểm phần thi không thấp hơn 0.',
      ].join('\n'),
    },
    {
      heading: 'Cách tính điểm',
      body: [
        '1. Điểm mỗi phần do giám khảo chấm là trung bình cộng các phiếu sau khi bỏ một phiếu cao nhất và một phiếu thấp nhất; dưới 05 phiếu thì không bỏ phiếu nào.',
        '2. Các phiếu của một phần chênh nhau quá mức quy định thì Ban Giám khảo hội ý và chấm lại trước khi chốt.',
        '3. Giám khảo cùng đơn vị với đội thi không chấm đội đó.',
        '4. Xếp hạng theo tổng điểm; bằng điểm thì so phần Tiểu phẩm, phần Xử lý tình huống, vẫn bằng thì bốc thăm công khai.',
      ].join('\n'),
    },
    {
      heading: 'Giải thưởng',
      body: 'Ban Tổ chức có thể không trao đủ giải. Giải phụ do Ban Tổ chức quyết định riêng, không cộng vào điểm xếp hạng.',
    },
    personalDataArticle('thành viên đội thi'),
    amendmentArticle,
  ],
  divisions: oneDivision,
  entry: {
    fields: [
      field('title', 'Tên đội', 'shortText', { maxWords: 20 }),
      field('introduction', 'Giới thiệu đội', 'longText', { maxWords: 200, required: false }),
      field('sketchTitle', 'Tên tiểu phẩm', 'shortText', { maxWords: 30 }),
      field('sketchSummary', 'Tóm tắt tiểu phẩm', 'longText', {
        minWords: 30,
        maxWords: 300,
        help: 'Chủ đề, nhân vật, thông điệp.',
      }),
      field('supporters', 'Số người trong đội cổ động viên', 'number', {
        audience: 'internal',
        required: false,
      }),
      ...contactFields,
    ],
    titleField: 'title',
    topicField: null,
    people: {
      roles: ['captain', 'member', 'substitute'],
      min: 5,
      max: 6,
      roleLimits: [
        { role: 'captain', min: 1, max: 1 },
        { role: 'member', min: 4, max: 4 },
        { role: 'substitute', min: 0, max: 1 },
      ],
      shares: false,
      birthDate: true,
      inDivision: [],
    },
    ...noDossier,
    jointUnits: true,
    attachments: attachmentRules,
    declarations: [
      {
        key: 'truthful',
        label: 'Thông tin đội thi là đúng; các thành viên đang sinh hoạt tại cơ sở Đoàn đăng ký',
        required: true,
      },
    ],
    consents: consents('dự thi, liên hệ và trao giải'),
    unitConfirmation: { mode: 'mayFollow', followDays: 5 },
  },
  eligibility: [
    { rule: 'maxAge', years: 35, at: '2026-12-31' },
    { rule: 'maxEntriesPerPerson', max: 1, roles: [], asRepresentative: false },
    { rule: 'maxEntriesPerUnit', max: 1 },
    { rule: 'notOfficeHolder' },
  ],
  stages: [
    {
      key: 'screening',
      label: 'Kiểm tra điều kiện',
      kind: 'screening',
      supplementDays: 5,
      workingDays: null,
    },
    {
      key: 'final',
      label: 'Chung kết',
      kind: 'scoring',
      ...onlyRound,
      scoring: {
        blind: false,
        judgesPerEntry: 7,
        maxLoad: 100,
        minSheets: 3,
        segments: teamSegments,
        trimming: { fromSheets: 5, high: 1, low: 1 },
        gap: {
          threshold: '25',
          unit: 'percent',
          comparison: 'moreThan',
          comesIn: 'jointRescore',
          resolution: 'meanOfAll',
        },
        tieBreak: [
          { by: 'segment', segment: 'sketch' },
          { by: 'segment', segment: 'situation' },
          { by: 'lot' },
        ],
        overallComment: null,
        blindCodeDigits: 4,
        undertaking: undertaking('phần thi của các đội'),
      },
    },
  ],
  leftOut: [
    { kind: 'quiz', label: 'Vòng loại trắc nghiệm trực tuyến: 20 câu trong 15 phút, lấy 12 đội' },
    { kind: 'performance', label: 'Điều hành trực tiếp trên sân khấu: đồng hồ, màn hình lớn, câu hỏi phụ' },
    { kind: 'publicVote', label: 'Bình chọn của khán giả và giải phụ' },
  ],
  prizes: [
    { key: 'first', label: 'Giải Nhất', quota: 1, floor: null, tiesShared: false, rewardText: '' },
    { key: 'second', label: 'Giải Nhì', quota: 2, floor: null, tiesShared: false, rewardText: '' },
    { key: 'third', label: 'Giải Ba', quota: 3, floor: null, tiesShared: false, rewardText: '' },
    {
      key: 'encouragement',
      label: 'Giải Khuyến khích',
      quota: 6,
      floor: null,
      tiesShared: true,
      rewardText: '',
    },
  ],
  teamPrizes: [],
  publication: {
    list: 'allRanked',
    scores: true,
    summaryField: 'sketchSummary',
    peopleNames: true,
    commentsToUnit: false,
    earlierStages: false,
  },
  appeals: {
    days: 1,
    text: 'Đội trưởng kiến nghị ngay sau khi điểm phần thi được công bố, chậm nhất 10 phút; Trưởng Ban Giám khảo trả lời trước khi bắt đầu phần thi tiếp theo. Sau bế mạc chỉ xem xét sai sót về cộng điểm.',
    ...answeredInTenDays,
  },
  publicNotice: null,
  retentionMonths: 12,
}
