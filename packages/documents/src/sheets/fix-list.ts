import type { Finding } from '@xk/domain/organisation'
import { sayFinding, saySuggestion } from './finding-words.ts'
import { escapeXml } from './xml-text.ts'

/** The sheet that lists what to mend; reading leaves it out, marking again replaces it. */
export const FIX_LIST_NAME = 'Cần sửa'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const KINDS = { error: 'Lỗi', question: 'Cần xác nhận', normalised: 'Đã chỉnh' }

const textCell = (ref: string, text: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

const rowOf = (row: number, texts: readonly string[]): string =>
  `<row r="${row}">${texts.map((text, i) => textCell(`${'ABCD'[i]}${row}`, text)).join('')}</row>`

/** A worksheet that lists findings from top to bottom, each with a link to its cell in `sheetName`. */
export const fixListXml = (sheetName: string, findings: readonly Finding[]): string => {
  const first = 4
  const place = escapeXml(`'${sheetName.replaceAll("'", "''")}'!`)
  const rows = findings.map((finding, i) =>
    rowOf(first + i, [
      finding.ref,
      KINDS[finding.kind],
      sayFinding(finding),
      finding.suggestion === undefined ? '' : saySuggestion(finding.suggestion),
    ]),
  )
  const links = findings.map(
    ({ ref }, i) => `<hyperlink ref="A${first + i}" location="${place}${ref}" display="${ref}"/>`,
  )
  const intro = `Ô đỏ là lỗi, ô vàng cần xác nhận. Sửa trong trang “${sheetName}”, lưu rồi tải lên lại; không cần xóa trang này.`
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}">` +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    '<cols><col min="1" max="1" width="8" customWidth="1"/><col min="2" max="2" width="14" customWidth="1"/>' +
    '<col min="3" max="3" width="110" customWidth="1"/><col min="4" max="4" width="22" customWidth="1"/></cols>' +
    `<sheetData>${rowOf(1, [intro])}${rowOf(3, ['Ô', 'Loại', 'Việc cần làm', 'Gợi ý'])}${rows.join('')}</sheetData>` +
    `${links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : ''}</worksheet>`
  )
}
