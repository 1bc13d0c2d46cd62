/** Columns of the list of units, in the order of the official template. */
export const unitColumns = [
  'unit',
  'cluster',
  'name',
  'position',
  'phone',
  'mail',
  'joinedOn',
  'members',
  'note',
] as const
export type UnitColumn = (typeof unitColumns)[number]

/** Read without asking; what was changed is told. */
export type NormalisedCode =
  | 'spacing'
  | 'composed'
  | 'invisibleRemoved'
  | 'clusterForm'
  | 'phoneForm'
  | 'mailForm'
  | 'dateForm'
  | 'numberForm'
  | 'answered'

/** Readable in more than one way: a person chooses. */
export type QuestionCode =
  | 'dateAmbiguous'
  | 'dateUnlikely'
  | 'clusterRoman'
  | 'phoneLostZero'
  | 'numberAmbiguous'
  | 'mailShared'

/** To be mended in the sheet. */
export type ErrorCode =
  | 'missing'
  | 'tooLong'
  | 'controlCharacter'
  | 'formula'
  | 'formulaText'
  | 'cellFault'
  | 'notAName'
  | 'notADate'
  | 'dateIncomplete'
  | 'notAPhone'
  | 'notAMail'
  | 'notANumber'
  | 'duplicateRow'
  | 'clusterDiffers'
  | 'headerMissing'
  | 'noRows'
  | 'rowsAfterEnd'
  | 'tooManyRows'

export type FindingFacts = Record<string, string | number | readonly string[]>

export type FindingKind =
  | { kind: 'normalised'; code: NormalisedCode }
  | { kind: 'question'; code: QuestionCode }
  | { kind: 'error'; code: ErrorCode }

/** What was noticed at one cell. `suggestion` is a text that `answers` may give back as it is. */
export type Finding = FindingKind & {
  ref: string
  row: number
  /** Null where the finding concerns the sheet. */
  column: UnitColumn | null
  facts: FindingFacts
  suggestion?: string
}
