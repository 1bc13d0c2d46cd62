/**
 * What the programme sets out to reach in a term (07-CT/ĐTN, part II). `units` counts a share of the active
 * units, the others count things; every number drills down to the decisions that it counts.
 */
export const TARGET_KINDS = [
  'unitsWithWork',
  'commendedWorks',
  'exemplarsOfBloc',
  'exemplarsOfCity',
  'exemplarsOfCentral',
] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

export interface Target {
  kind: TargetKind
  label: string
  /** `percent` of the active units, or a `count` within the term. */
  unit: 'percent' | 'count'
  goal: number
}

/** Goals of one term of five years; each term may set its own. */
export const TERM_TARGETS: readonly Target[] = [
  {
    kind: 'unitsWithWork',
    label: 'Cơ sở Đoàn có công trình, phần việc cải cách hành chính',
    unit: 'percent',
    goal: 100,
  },
  {
    kind: 'commendedWorks',
    label: 'Công trình thanh niên được Đoàn Khối tuyên dương',
    unit: 'count',
    goal: 100,
  },
  { kind: 'exemplarsOfBloc', label: 'Gương tuyên dương cấp Khối', unit: 'count', goal: 150 },
  { kind: 'exemplarsOfCity', label: 'Gương giới thiệu tuyên dương cấp Thành', unit: 'count', goal: 25 },
  {
    kind: 'exemplarsOfCentral',
    label: 'Gương giới thiệu tuyên dương cấp Trung ương',
    unit: 'count',
    goal: 5,
  },
]
