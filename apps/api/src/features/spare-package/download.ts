import { type SpareSheetsPaper, zipFiles } from '@xk/documents'
import { fail, ok, type Result } from '@xk/domain/kernel'
import type { Viewer } from '@xk/domain/policy'
import { accountWords, sparePackage as w } from '@xk/i18n'
import type { Deps } from '../../deps.ts'
import { vietnamDay } from '../../vietnam-day.ts'
import { printedSheet } from '../desk/printed-work.ts'
import type { StageContext } from '../panel/store.ts'
import { printOnce } from '../publication/print-paper.ts'
import { isToPrint, notesOf } from './guide.ts'
import { readSpareContents, type SpareContents, type SpareLine } from './read.ts'
import { spareWorkbook } from './workbook.ts'

/** Blank sheets in one package: a hundred works by five judges, and a bound for the printing process. */
const MOST_SHEETS = 500

/** One judge's blank sheets. */
const blankSheetsOf = ({ scoring }: StageContext, lines: readonly SpareLine[]) => ({
  name: lines[0]?.judge ?? '',
  sheets: lines.flatMap(({ code, title, segment: key }) => {
    const segment = scoring.segments.find((it) => it.key === key)
    return segment ? [printedSheet({ blindCode: code, title }, scoring, segment)] : []
  }),
})

const paperOf = (contents: SpareContents): SpareSheetsPaper => {
  const { stage, lines, memberIds, madeAt } = contents
  const ofJudge = Map.groupBy(lines.filter(isToPrint), ({ memberId }) => memberId)
  return {
    rendered: vietnamDay(madeAt),
    draft: false,
    system: accountWords.product,
    edition: stage.editionTitle,
    stage: stage.label,
    title: w.title,
    made: w.made(madeAt),
    steps: w.steps,
    notes: notesOf(contents),
    columns: w.judges,
    judges: memberIds.flatMap((id) => {
      const own = ofJudge.get(id)
      return own ? [blankSheetsOf(stage, own)] : []
    }),
  }
}

/**
 * The package for the evening on which the system fails: assignments with what is handed in as an .xlsx, and the
 * blank sheets of all that is not, judge after judge, as a PDF.
 */
export const downloadSparePackage = async (
  deps: Deps,
  viewer: Viewer,
  stageId: string,
): Promise<Result<Uint8Array>> => {
  const found = await readSpareContents(deps, viewer, stageId)
  if (!found.ok) return found
  const contents = found.value
  const sheets = contents.lines.filter(isToPrint).length
  if (sheets > MOST_SHEETS) return fail({ code: 'paper/too-many-sheets', sheets, max: MOST_SHEETS })
  const [workbook, pdf] = await Promise.all([
    spareWorkbook(contents),
    printOnce('spareSheets', paperOf(contents)),
  ])
  return ok(zipFiles({ [w.files.sheet]: workbook, [w.files.pdf]: pdf }, contents.madeAt))
}
