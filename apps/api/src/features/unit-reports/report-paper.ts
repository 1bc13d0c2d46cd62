import type { MinutesBlock, MinutesPaper } from '@xk/documents'
import { REPORT_HEADINGS, type ReportText, type UnitReportKind, type WorkSummary } from '@xk/domain/work'
import { WORK_FIGURES } from '@xk/domain/work'
import { unitReportWords as w, workWords, writeAmount, writeCount, writeSum } from '@xk/i18n'
import { blocOf, type Settings } from '../publication/decision-text.ts'
import { issuerOf } from '../works/read-decisions.ts'
import type { BlocFigures } from './bloc-figures.ts'
import { amountsOf, type UnitFigures } from './figures.ts'

/** What papers say besides the words of the face; papers are Vietnamese (i18n/always-vietnamese). */
const PAPER = {
  subject: {
    plan: (year: number) =>
      `Tham gia cải cách thủ tục hành chính,\nxây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện năm ${year}`,
    halfYear: (year: number) =>
      `Kết quả 6 tháng đầu năm ${year} tham gia cải cách thủ tục hành chính,\nxây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện`,
    year: (year: number) =>
      `Kết quả năm ${year} tham gia cải cách thủ tục hành chính,\nxây dựng đội ngũ cán bộ, công chức, viên chức trẻ, giỏi, thân thiện`,
    bloc: (year: number) =>
      `Sơ kết năm ${year} thực hiện Chương trình “Đoàn xung kích tham gia\ncải cách thủ tục hành chính”`,
    term: (name: string) =>
      `Tổng kết thực hiện Chương trình “Đoàn xung kích tham gia\ncải cách thủ tục hành chính”, ${name}`,
  },
  figures: 'Kết quả bằng số liệu',
  works: 'Công trình, phần việc',
  noWorks: 'Chưa có công trình, phần việc.',
  byCluster: 'Kết quả theo cụm',
  byKind: 'Kết quả theo loại công trình',
  registered: 'Đăng ký',
  projects: 'Trong đó công trình thanh niên',
  tasks: 'Phần việc thanh niên',
  accepted: 'Được công nhận',
  commended: 'Được tuyên dương',
  entries: 'Bài dự thi, hồ sơ',
  prizes: 'Giải thưởng',
  exemplars: 'Gương được tuyên dương',
  answered: 'Câu hỏi của người dân đã trả lời',
  pilots: 'Mô hình thí điểm',
  adopters: 'Mô hình nhận nhân rộng',
  units: 'Cơ sở Đoàn',
  unitsWithAccepted: 'Cơ sở có công trình được công nhận',
  handedIn: 'Báo cáo năm đã nộp',
  decision: (number: string, day: string) => `Tuyên dương theo Quyết định số ${number} ngày ${day}`,
  unitSignature: 'TM. BAN CHẤP HÀNH\nBÍ THƯ',
}

const upper = (text: string) => text.toLocaleUpperCase('vi')
const dayText = (iso: string) => iso.split('-').toReversed().join('/')

const summaryFacts = (it: WorkSummary): MinutesBlock => ({
  type: 'facts',
  rows: [
    [PAPER.registered, writeCount(it.total)],
    [PAPER.projects, writeCount(it.bySort.youthProject)],
    [PAPER.tasks, writeCount(it.bySort.youthTask)],
    [PAPER.accepted, writeCount(it.accepted)],
    [PAPER.commended, writeCount(it.commended)],
    ...WORK_FIGURES.flatMap((key): [string, string][] => {
      const sum = it.figures[key]
      return sum ? [[workWords.figures[key], writeSum(sum)]] : []
    }),
  ],
})

const counts = (label: string, all: readonly { editionTitle: string; count: number }[]) =>
  all.map(({ editionTitle, count }): [string, string] => [`${label}: ${editionTitle}`, writeCount(count)])

const textBlocks = (
  body: ReportText,
  headings: Record<(typeof REPORT_HEADINGS)[number], string>,
  from: number,
) =>
  REPORT_HEADINGS.flatMap((key): MinutesBlock[] => {
    const text = body[key]?.trim()
    return text ? [{ type: 'heading', text: headings[key] }, ...paragraphsOf(text)] : []
  }).map((block, _, all): MinutesBlock => {
    if (block.type !== 'heading') return block
    const n = from + all.filter((it) => it.type === 'heading').indexOf(block)
    return { ...block, text: `${n}. ${block.text}` }
  })
const paragraphsOf = (text: string): MinutesBlock[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim())
    .map((line) => ({ type: 'paragraph', text: line.trim() }))

const worksTable = (figures: UnitFigures, kindOf: (key: string) => string): MinutesBlock[] =>
  figures.lines.length === 0
    ? []
    : [
        {
          type: 'table',
          columns: [
            { heading: workWords.columns.title, share: 4.6, align: 'left' },
            { heading: workWords.columns.kind, share: 2.6, align: 'left' },
            { heading: workWords.columns.goal, share: 1.7, align: 'left' },
            { heading: workWords.fields.achieved, share: 1.7, align: 'left' },
            { heading: workWords.columns.state, share: 2, align: 'left' },
          ],
          rows: figures.lines.map((line) => {
            const { goal, achieved } = amountsOf(line)
            return [
              line.title,
              kindOf(line.kind),
              writeAmount(goal),
              writeAmount(achieved),
              workWords.states[line.state],
            ]
          }),
        },
      ]

export interface UnitPaperFacts {
  kind: UnitReportKind
  year: number
  unitName: string
  body: ReportText
  figures: UnitFigures
  kindOf: (key: string) => string
  /** ISO day of the hand-in; null while it is being written. */
  handedInOn: string | null
  today: string
}

/** A unit's plan or report: its own committee issues it, the bloc stands above. */
export const unitReportPaper = (settings: Settings, it: UnitPaperFacts): MinutesPaper => {
  const issuer = issuerOf(settings)
  const day = it.handedInOn ?? it.today
  const plan = it.kind === 'plan'
  return {
    rendered: day,
    draft: it.handedInOn === null,
    number: null,
    symbol: plan ? 'KH/ĐTN' : 'BC/ĐTN',
    date: day,
    body: {
      ...issuer,
      superior: `BCH ${upper(blocOf(settings))}`,
      name: `BCH ${upper(it.unitName)}`,
    },
    title: plan ? 'KẾ HOẠCH' : 'BÁO CÁO',
    subject: PAPER.subject[it.kind](it.year),
    blocks: [
      ...(plan
        ? []
        : [
            { type: 'heading', text: `1. ${PAPER.figures}` } as const,
            summaryFacts(it.figures.works),
            {
              type: 'facts' as const,
              rows: [
                ...counts(PAPER.entries, it.figures.entries),
                ...counts(PAPER.prizes, it.figures.prizes),
                [PAPER.exemplars, writeCount(it.figures.exemplars)] as [string, string],
                [PAPER.answered, writeCount(it.figures.questions.answered)] as [string, string],
                [PAPER.pilots, writeCount(it.figures.replications.pilot)] as [string, string],
                [PAPER.adopters, writeCount(it.figures.replications.adopter)] as [string, string],
              ],
            },
          ]),
      { type: 'heading', text: `${plan ? 1 : 2}. ${PAPER.works}` },
      ...(it.figures.lines.length === 0 ? [{ type: 'paragraph', text: PAPER.noWorks } as const] : []),
      ...worksTable(it.figures, it.kindOf),
      ...textBlocks(it.body, plan ? w.planHeadings : w.headings, plan ? 2 : 3),
    ],
    signatures: [[{ office: PAPER.unitSignature, name: null }]],
  }
}

export interface BlocPaperFacts {
  scope: 'year' | 'term'
  year: number
  termName: string
  body: ReportText
  figures: BlocFigures
  kindOf: (key: string) => string
  number: string
  /** ISO day; null leaves room for it. */
  signedOn: string | null
  approved: boolean
  today: string
}

/** The bloc's sơ kết or tổng kết, signed for its standing committee. */
export const blocReportPaper = (settings: Settings, it: BlocPaperFacts): MinutesPaper => {
  const { figures } = it
  const day = it.signedOn ?? it.today
  return {
    rendered: day,
    draft: !it.approved,
    number: it.number || null,
    symbol: 'BC/ĐTN',
    date: it.signedOn ?? it.today.slice(0, 4),
    body: issuerOf(settings),
    title: 'BÁO CÁO',
    subject: it.scope === 'year' ? PAPER.subject.bloc(it.year) : PAPER.subject.term(it.termName),
    blocks: [
      { type: 'heading', text: `1. ${PAPER.figures}` },
      {
        type: 'facts',
        rows: [
          [PAPER.units, writeCount(figures.units)],
          [PAPER.unitsWithAccepted, writeCount(figures.clusters.reduce((n, one) => n + one.withAccepted, 0))],
          [PAPER.handedIn, writeCount(figures.reports)],
        ],
      },
      summaryFacts(figures.works),
      {
        type: 'facts',
        rows: [
          ...counts(PAPER.entries, figures.entries),
          ...counts(PAPER.prizes, figures.prizes),
          [PAPER.exemplars, writeCount(figures.exemplars)],
          [PAPER.answered, writeCount(figures.questions.answered)],
          [PAPER.pilots, writeCount(figures.replications.pilot)],
          [PAPER.adopters, writeCount(figures.replications.adopter)],
          ...figures.decisions.map(({ number, signedOn, works }): [string, string] => [
            PAPER.decision(number, dayText(signedOn)),
            writeCount(works),
          ]),
        ],
      },
      { type: 'heading', text: `2. ${PAPER.byCluster}` },
      {
        type: 'table',
        columns: [
          { heading: workWords.columns.cluster, share: 3, align: 'left' },
          { heading: PAPER.units, share: 1.6, align: 'center' },
          { heading: PAPER.unitsWithAccepted, share: 2, align: 'center' },
          { heading: PAPER.registered, share: 1.6, align: 'center' },
          { heading: PAPER.accepted, share: 1.6, align: 'center' },
          { heading: PAPER.commended, share: 1.6, align: 'center' },
        ],
        rows: figures.clusters.map((one) => [
          one.name,
          writeCount(one.units),
          writeCount(one.withAccepted),
          writeCount(one.registered),
          writeCount(one.accepted),
          writeCount(one.commended),
        ]),
      },
      { type: 'heading', text: `3. ${PAPER.byKind}` },
      {
        type: 'table',
        columns: [
          { heading: workWords.columns.kind, share: 5, align: 'left' },
          { heading: PAPER.registered, share: 1.6, align: 'center' },
          { heading: PAPER.accepted, share: 1.6, align: 'center' },
        ],
        rows: Object.entries(figures.works.byKind).map(([kind, line]) => [
          it.kindOf(kind),
          writeCount(line.registered),
          writeCount(line.accepted),
        ]),
      },
      ...textBlocks(it.body, w.headings, 4),
    ],
    signatures: [
      [
        {
          office: `TM. BAN THƯỜNG VỤ\n${(settings.signatoryPosition || 'Bí thư').toLocaleUpperCase('vi')}`,
          name: settings.signatoryName || null,
        },
      ],
    ],
  }
}
