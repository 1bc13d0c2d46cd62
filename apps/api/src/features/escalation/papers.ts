import { type SheetValue, type SubmissionMemoPaper, writeSheet } from '@xk/documents'
import { formatDecimal, fromWire, ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { memoPaper as w, writeDay } from '@xk/i18n'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { settingsAt } from '../organisation/settings.ts'
import { issuingBody } from '../publication/decision-paper.ts'
import { printOnce } from '../publication/print-paper.ts'
import { memoSymbol } from './draft-memo.ts'
import { findMemoFor, type LineRow, type MemoContext } from './store.ts'
import { listScores, listVotes } from './votes-and-scores.ts'

/** Lines as the paper names them: of a sent memo those that left with it, though some are out since. */
const linesOnPaper = ({ memo, lines }: MemoContext): LineRow[] =>
  memo.state === 'sent' ? lines : lines.filter(({ state }) => state !== 'withdrawn')

/** The one person whom a line is about; nobody of a collective. */
const personOf = ({ sheet }: LineRow) => (sheet.collective ? undefined : sheet.people[0])
const nameOf = (line: LineRow): string => personOf(line)?.fullName || line.sheet.title
const bornOf = (line: LineRow): string => {
  const birthDate = personOf(line)?.birthDate
  return birthDate ? writeDay(birthDate) : ''
}
const positionOf = (line: LineRow): string => personOf(line)?.position ?? ''

const paperOf = (
  it: MemoContext,
  settings: Awaited<ReturnType<typeof settingsAt>>,
  rendered: string,
): SubmissionMemoPaper => {
  const { memo } = it
  const lines = linesOnPaper(it)
  const c = w.list.columns
  return {
    rendered: memo.signedOn || rendered,
    draft: memo.state === 'draft' || memo.state === 'dropped',
    number: memo.number || null,
    symbol: memoSymbol(settings),
    date: memo.signedOn || rendered.slice(0, 4),
    body: issuingBody(settings),
    kind: w.kind,
    to: w.to,
    subject: memo.body.subject,
    addressee: memo.body.addressee,
    grounds: memo.body.grounds,
    paragraphs: memo.body.paragraphs,
    recipients: memo.body.recipients,
    signature: { behalf: memo.body.behalf, office: memo.body.office, name: memo.body.signatory || null },
    list:
      lines.length === 0
        ? null
        : {
            title: w.list.title(memo.level, memo.year),
            columns: [
              { heading: c.name, share: 2.6, align: 'left' },
              { heading: c.birth, share: 2.1, align: 'center' },
              { heading: c.unit, share: 3, align: 'left' },
              { heading: c.summary, share: 4.9, align: 'left' },
            ],
            groups: [
              {
                heading: null,
                rows: lines.map((line) => [
                  nameOf(line),
                  bornOf(line),
                  [positionOf(line), line.sheet.unitName].filter(Boolean).join(',\n'),
                  line.sheet.summary,
                ]),
              },
            ],
          },
  }
}

/** The tờ trình with its list, in the Youth Union's form; DỰ THẢO stands across it until it is approved. */
export const memoPdf = async (deps: Deps, viewer: Viewer, memoId: string): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const found = await findMemoFor(db, viewer, 'escalation.view', memoId)
  if (!found.ok) return found
  const prepared = vietnamDay(found.value.memo.preparedAt)
  const settings = await settingsAt(db, prepared)
  return ok(await printOnce('submissionMemo', paperOf(found.value, settings, prepared)))
}

/** The list as it goes along by mail: one row for each line, with what it was chosen by. */
export const memoSheet = async (deps: Deps, viewer: Viewer, memoId: string): Promise<Result<Uint8Array>> => {
  const { db } = deps.database
  const found = await findMemoFor(db, viewer, 'escalation.view', memoId)
  if (!found.ok) return found
  const { memo } = found.value
  const votes = await listVotes(db, memo.editionId)
  const scores = await listScores(db, memo.editionId)
  const l = w.list
  const rows = linesOnPaper(found.value).map((line, i): SheetValue[] => {
    const vote = votes.get(line.entryId)
    const score = scores.get(line.entryId)
    return [
      i + 1,
      nameOf(line),
      bornOf(line),
      positionOf(line),
      line.sheet.unitName,
      vote ? `${vote.yes}/${vote.base}` : '',
      score ? formatDecimal(fromWire(score)) : '',
      line.sheet.summary,
    ]
  })
  return ok(
    await writeSheet(
      l.sheet,
      [
        { heading: l.order, width: 6 },
        { heading: l.columns.name.replace('\n', ' '), width: 28 },
        { heading: l.columns.birth, width: 13 },
        { heading: l.position, width: 30 },
        { heading: l.unitOnly, width: 36 },
        { heading: l.votes, width: 13 },
        { heading: l.score, width: 14 },
        { heading: l.columns.summary, width: 80 },
      ],
      rows,
    ),
  )
}
