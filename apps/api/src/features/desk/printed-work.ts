import type { BlankScoreSheet, BookletWork, PrintedBlock } from '@xk/documents'
import { type Block, formatDecimal, fromWire, leafText, plainText, type RichText } from '@xk/domain/kernel'
import type { RenditionBody } from '@xk/domain/rendition'
import type { ScoringRules, Segment } from '@xk/domain/ruleset'
import { bookletTexts } from '@xk/i18n'

const block = (type: PrintedBlock['type'], text: string, rows: string[][] = []): PrintedBlock => ({
  type,
  text,
  rows,
})

const printedBlocks = (it: Block): PrintedBlock[] => {
  switch (it.type) {
    case 'paragraph':
      return [block('paragraph', leafText(it.runs))]
    case 'heading':
      return [block('heading', leafText(it.runs))]
    case 'list':
      return it.items.map((item) => block('item', leafText(item)))
    case 'table':
      return it.rows.length === 0
        ? []
        : [
            block(
              'table',
              '',
              it.rows.map((row) => row.map(leafText)),
            ),
          ]
  }
}

const blocksOf = (value: string | RichText): PrintedBlock[] =>
  (typeof value === 'string' ? [block('paragraph', value)] : value.flatMap(printedBlocks)).filter(
    (it) => it.rows.length > 0 || it.text.trim() !== '',
  )

/** A work for the booklet, of its blinded copy alone; pictures by the names of their pages. */
export const printedWork = (code: string, body: RenditionBody): BookletWork => ({
  code,
  title: body.title,
  topic: body.topic?.label ?? null,
  fields: body.fields.map(({ label, value }) => ({ label, blocks: blocksOf(value) })),
  documents: body.documents.map((document) => ({
    label: document.label,
    // Where pages are pictures, the text is theirs.
    blocks: document.film
      ? [block('paragraph', bookletTexts.film)]
      : document.pages.length > 0 || !document.text
        ? []
        : blocksOf(document.text),
    pages: document.pages.map(({ id }) => id),
    withheld: document.withheld,
  })),
})

const points = (wire: string) => formatDecimal(fromWire(wire), 2, true)

/** A score sheet to fill in by hand. */
export const printedSheet = (
  item: { blindCode: string; title: string },
  scoring: ScoringRules,
  segment: Segment,
): BlankScoreSheet => ({
  code: item.blindCode,
  title: item.title,
  segment: scoring.segments.length > 1 ? segment.label : '',
  max: points(segment.max),
  criteria: segment.criteria.map((criterion) => ({
    label: criterion.label,
    max: points(criterion.max),
    step: points(criterion.step),
    bands: criterion.bands.map((band) => ({
      label: band.label,
      range: band.from === band.to ? points(band.from) : `${points(band.from)}–${points(band.to)}`,
      descriptor: plainText([{ type: 'paragraph', runs: [{ text: band.descriptor }] }]),
    })),
  })),
  overallComment: scoring.overallComment !== null,
})
