/** Data of the papers that the system prints. Names, levels, titles and signatories are all settings. */

/** Who issues a document, as printed at its head; "\n" breaks a line. */
export interface IssuingBody {
  /** "THÀNH ĐOÀN TP. HỒ CHÍ MINH" */
  superior: string
  /** "BCH ĐOÀN KHỐI DÂN - CHÍNH - ĐẢNG TP" */
  name: string
  /** "ĐOÀN TNCS HỒ CHÍ MINH" */
  union: string
  /** "TP. Hồ Chí Minh" */
  place: string
}

export interface Signature {
  /** "TM. BAN THƯỜNG VỤ" */
  behalf: string
  /** "BÍ THƯ" */
  office: string
  name: string | null
}

/** Number and day of a document. */
interface DocumentNumber {
  /** "07"; null leaves room for the văn thư. */
  number: string | null
  /** "QĐ/ĐTN" */
  symbol: string
  /** ISO day; a year alone leaves day and month blank. */
  date: string
}

/** What a stranger needs to check the signed release behind a decision. Both in lower-case hex. */
interface ReleaseProof {
  fingerprint: string
  digest: string
  /** Where and how to check: one line at the foot of each page, about 120 characters. */
  explanation: string
}

interface ListColumn {
  heading: string
  /** Width relative to the other columns; a positive number. */
  share: number
  align: 'left' | 'center' | 'right'
}

/** The list that goes with a decision; rows are numbered through all groups. */
export interface AttachedList {
  title: string
  columns: ListColumn[]
  /** Every row has a cell per column; "\n" breaks a line. */
  groups: { heading: string | null; rows: string[][] }[]
}

interface PaperBase {
  /** ISO day on which the file is made, stored as its date: the same data gives the same bytes. */
  rendered: string
  /** Prints "DỰ THẢO" across every page. */
  draft: boolean
}

/** Quyết định công nhận kết quả, khen thưởng. */
export interface DecisionPaper extends PaperBase, DocumentNumber {
  body: IssuingBody
  /** Trích yếu: "Về việc công nhận kết quả …"; "\n" breaks a line. */
  subject: string
  /** Who decides, in capitals: "BAN THƯỜNG VỤ ĐOÀN KHỐI …". */
  authority: string
  /** The same within a sentence: "Ban Thường vụ Đoàn Khối …". */
  issuer: string
  /** Căn cứ and xét đề nghị, each with its punctuation. */
  grounds: string[]
  /** Paragraphs of each article, without "Điều n.". */
  articles: string[][]
  recipients: string[]
  signature: Signature
  list: AttachedList | null
  proof: ReleaseProof | null
}

/** Tờ trình giới thiệu lên cấp trên, with its list. */
export interface SubmissionMemoPaper extends PaperBase, DocumentNumber {
  body: IssuingBody
  /** "TỜ TRÌNH" */
  kind: string
  /** "Kính gửi" */
  to: string
  /** "Về việc giới thiệu …" */
  subject: string
  addressee: string
  /** Căn cứ, each with its punctuation. */
  grounds: string[]
  paragraphs: string[]
  recipients: string[]
  signature: Signature
  list: AttachedList | null
}

export interface CertificateRecipient {
  /** "Đồng chí", "Nhóm tác giả", "Tập thể" */
  salutation: string
  /** One person or collective, or the authors of a group. */
  names: string[]
  unit: string | null
  /** "Đạt giải Nhất" */
  honour: string
  /** Title of the work, without quotation marks. */
  work: string | null
  /** Number in the register of certificates. */
  register: string | null
}

/** Giấy chứng nhận, giấy khen: a page per recipient. */
export interface CertificatePaper extends PaperBase {
  body: IssuingBody
  /** "GIẤY CHỨNG NHẬN" */
  title: string
  /** "Ban Thường vụ Đoàn Khối … chứng nhận" */
  certifies: string
  /** What it was given for: "Cuộc thi … năm 2026" */
  occasion: string
  /** ISO day printed above the signature, or a year alone. */
  date: string
  decision: DocumentNumber
  signature: Signature
  recipients: CertificateRecipient[]
  fingerprint: string | null
}

/** The page of one-time codes that a person keeps for the day when password or authenticator is lost. */
interface RecoveryCodesPaper extends PaperBase {
  /** "Xung Kích" */
  system: string
  /** Where to sign in. */
  address: string
  name: string
  account: string
  codes: string[]
}

/** A piece of a work's text; `rows`: of a table. */
export interface PrintedBlock {
  type: 'paragraph' | 'heading' | 'item' | 'table'
  text: string
  rows: string[][]
}

export interface BookletWork {
  /** Blind code. */
  code: string
  title: string
  topic: string | null
  fields: { label: string; blocks: PrintedBlock[] }[]
  documents: {
    label: string
    blocks: PrintedBlock[]
    /** Names of the pictures that come with the paper; null: it could not be read. */
    pages: (string | null)[]
    withheld: boolean
  }[]
}

/** The blinded works of one judge, to be read on paper: nothing but what the desk shows. */
interface BookletPaper extends PaperBase {
  system: string
  edition: string
  stage: string
  reader: string
  works: BookletWork[]
}

/** A score sheet to fill in by hand. */
export interface BlankScoreSheet {
  /** Blind code. */
  code: string
  title: string
  segment: string
  max: string
  criteria: {
    label: string
    max: string
    step: string
    bands: { label: string; range: string; descriptor: string }[]
  }[]
  overallComment: boolean
}

/** Score sheets to fill in by hand: one per work. */
interface ScoreSheetsPaper extends PaperBase {
  system: string
  edition: string
  stage: string
  reader: string
  sheets: BlankScoreSheet[]
}

/** For the evening on which the system fails: what to do, and a whole panel's blank score sheets. */
export interface SpareSheetsPaper extends PaperBase {
  system: string
  edition: string
  stage: string
  /** "GÓI DỰ PHÒNG" */
  title: string
  /** When it was made, as a sentence. */
  made: string
  steps: string[]
  notes: string[]
  /** Headings of the list of judges: name, sheets, room to sign. */
  columns: [string, string, string]
  judges: { name: string; sheets: BlankScoreSheet[] }[]
}

/** A part of minutes; "\n" begins a new paragraph, in cells a new line. Rows of a table are numbered. */
export type MinutesBlock =
  | { type: 'heading' | 'paragraph'; text: string }
  | { type: 'table'; columns: ListColumn[]; rows: string[][] }
  /** Figures: what, and how many. */
  | { type: 'facts'; rows: [label: string, value: string][] }

/** Biên bản, and lists to sign, in the Youth Union's form. */
export interface MinutesPaper extends PaperBase, DocumentNumber {
  body: IssuingBody
  /** "BIÊN BẢN" */
  title: string
  /** "Kiểm phiếu …"; "\n" breaks a line. */
  subject: string
  blocks: MinutesBlock[]
  /** Who signs, row by row, left to right; a missing name leaves room for one. */
  signatures: { office: string; name: string | null }[][]
}

/** Phiếu bình xét: one stamped sheet per voter. Nothing on it is a voter's. */
export interface BallotSheetPaper extends PaperBase {
  body: IssuingBody
  title: string
  subject: string
  /** "Bỏ phiếu lần thứ hai"; null in the first ballot. */
  round: string | null
  /** ISO day, or a year alone. */
  date: string
  stamp: string
  instructions: string[]
  /** Of the names' columns. */
  headings: [string, string]
  /** To tick: "Đồng ý", "Không đồng ý". */
  columns: string[]
  /** In the order of the ballot. */
  candidates: { name: string; about: string }[]
  /** "Trang", where there is more than one. */
  page: string
}

/** Giấy mời and other letters to one receiver, in the Youth Union's form. */
export interface LetterPaper extends PaperBase, DocumentNumber {
  body: IssuingBody
  /** "GIẤY MỜI" */
  title: string
  subject: string
  /** After "Kính gửi:". */
  to: string
  paragraphs: string[]
  /** What stands below: time, place, whom to ask. */
  facts: [label: string, value: string][]
  closing: string
  recipients: string[]
  signature: Signature
}

export interface PaperData {
  letter: LetterPaper
  minutes: MinutesPaper
  ballotSheet: BallotSheetPaper
  booklet: BookletPaper
  scoreSheets: ScoreSheetsPaper
  spareSheets: SpareSheetsPaper
  decision: DecisionPaper
  submissionMemo: SubmissionMemoPaper
  certificate: CertificatePaper
  recoveryCodes: RecoveryCodesPaper
}
export type PaperKind = keyof PaperData
