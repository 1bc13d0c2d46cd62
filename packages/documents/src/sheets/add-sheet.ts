import { escapeXml } from './xml-text.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'

/** Inserts before the end tag of the named element, in its own prefix. */
const beforeEnd = (xml: string, element: string, insert: (prefix: string) => string): string =>
  xml.replace(
    new RegExp(`</((?:[\\w.-]+:)?)${element}\\s*>`),
    (end: string, prefix: string) => insert(prefix) + end,
  )

/** The highest number that stands in `attribute="…"` anywhere. */
const highest = (xml: string, attribute: string): number =>
  Math.max(0, ...Array.from(xml.matchAll(new RegExp(`\\s${attribute}="(\\d+)"`, 'g')), ([, n]) => Number(n)))

interface PackageTexts {
  workbook: string
  workbookRelationships: string
  contentTypes: string
}

/** Registers a worksheet part (a path from the package's root) as the last sheet of a workbook. */
export const addSheet = (texts: PackageTexts, name: string, part: string): PackageTexts => {
  const id = 'rIdCanSua'
  // A file in the strict variant names relationships by other addresses.
  const office = texts.workbook.includes('purl.oclc.org/ooxml/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : OFFICE
  const sheetId = highest(texts.workbook, 'sheetId') + 1
  return {
    workbook: beforeEnd(
      texts.workbook,
      'sheets',
      (p) => `<${p}sheet xmlns:r="${office}" name="${escapeXml(name)}" sheetId="${sheetId}" r:id="${id}"/>`,
    ),
    workbookRelationships: beforeEnd(
      texts.workbookRelationships,
      'Relationships',
      (p) => `<${p}Relationship Id="${id}" Type="${office}/worksheet" Target="/${part}"/>`,
    ),
    contentTypes: beforeEnd(
      texts.contentTypes,
      'Types',
      (p) => `<${p}Override PartName="/${part}" ContentType="${SHEET_TYPE}"/>`,
    ),
  }
}
