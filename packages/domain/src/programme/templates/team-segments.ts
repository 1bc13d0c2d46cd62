import type { Criterion, Segment } from '../../ruleset/index.ts'
import { gradedCriterion, totalMax } from './graded-criterion.ts'

/**
 * Over or under the time by up to one minute −1, by two −2, from three minutes on the segment is not scored
 * (domain.md §2). What is under five seconds costs nothing.
 */
const timeDeductions: Segment['timeDeductions'] = [
  { upToSeconds: 60, points: '1' },
  { upToSeconds: 179, points: '2' },
  { upToSeconds: null, points: null },
]

const judged = (
  key: string,
  label: string,
  criteria: Criterion[],
  seconds: Segment['seconds'],
  deducts: boolean,
): Segment => ({
  key,
  label,
  mode: 'judged',
  max: totalMax(criteria),
  criteria,
  items: null,
  seconds,
  timeDeductions: deducts ? timeDeductions : [],
  toleranceSeconds: deducts ? 5 : 0,
})

const greeting = [
  'Ấn tượng, đúng chủ đề.',
  'Tốt, còn vài chỗ chưa trọn vẹn.',
  'Đủ nội dung.',
  'Sơ sài.',
] as const
const situation = ['Đúng quy định, thuyết phục.', 'Đúng quy định.', 'Xử lý còn thiếu.', 'Xử lý sai.'] as const
const sketch = [
  'Sát cải cách hành chính, gây xúc động.',
  'Tốt, đúng chủ đề.',
  'Đủ nội dung.',
  'Lạc đề.',
] as const

/** The four parts of a final: a hundred points, of which thirty for knowledge are objective. */
export const teamSegments: Segment[] = [
  judged(
    'greeting',
    'Chào hỏi',
    [
      gradedCriterion('greetingContent', 'Nội dung', 8, greeting),
      gradedCriterion('greetingCreativity', 'Sáng tạo', 4, greeting),
      gradedCriterion('greetingStyle', 'Phong cách', 3, greeting),
    ],
    { min: 180, max: 300 },
    true,
  ),
  {
    key: 'knowledge',
    label: 'Kiến thức',
    mode: 'objective',
    max: '30',
    criteria: [],
    items: { count: 10, points: '3' },
    seconds: null,
    timeDeductions: [],
    toleranceSeconds: 0,
  },
  judged(
    'situation',
    'Xử lý tình huống',
    [
      gradedCriterion('situationRules', 'Đúng quy định', 10, situation),
      gradedCriterion('situationFeasibility', 'Khả thi', 5, situation),
      gradedCriterion('situationConduct', 'Ứng xử', 5, situation),
    ],
    { min: null, max: 180 },
    false,
  ),
  judged(
    'sketch',
    'Tiểu phẩm',
    [
      gradedCriterion('sketchContent', 'Nội dung', 12, sketch),
      gradedCriterion('sketchActing', 'Diễn xuất', 10, sketch),
      gradedCriterion('sketchCreativity', 'Sáng tạo', 8, sketch),
      gradedCriterion('sketchMessage', 'Thông điệp', 5, sketch),
    ],
    { min: 420, max: 600 },
    true,
  ),
]
