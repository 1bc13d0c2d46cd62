import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A piece of running text in a Word file. */
export type TextPart =
  | { kind: 'title' | 'heading' | 'subheading' | 'paragraph' | 'note' | 'warning' | 'quote'; text: string }
  | { kind: 'items'; items: readonly string[] }
  | { kind: 'pageBreak' }

const FONT = 'Times New Roman'

/** Plain text with headings as a Word file that others cut from and paste: no fields, no macros, no author. */
export const writeTextDocument = async (title: string, parts: readonly TextPart[]): Promise<Uint8Array> => {
  // Loaded when one is asked for: it is large, and most processes never write one.
  const docx = await import('docx')
  const { AlignmentType, HeadingLevel, Paragraph, TextRun } = docx
  const run = (
    text: string,
    more: { bold?: boolean; italics?: boolean; size?: number; color?: string } = {},
  ) => new TextRun({ text, font: FONT, size: 26, ...more })
  const paragraphsOf = (part: TextPart) => {
    switch (part.kind) {
      case 'pageBreak':
        return [new Paragraph({ children: [new docx.PageBreak()] })]
      case 'items':
        return part.items.map(
          (text) => new Paragraph({ bullet: { level: 0 }, spacing: { after: 60 }, children: [run(text)] }),
        )
      case 'title':
        return [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [run(part.text, { bold: true, size: 32 })],
          }),
        ]
      case 'heading':
        return [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            keepNext: true,
            spacing: { before: 360, after: 60 },
            children: [run(part.text, { bold: true, size: 30 })],
          }),
        ]
      case 'subheading':
        return [
          new Paragraph({
            keepNext: true,
            spacing: { after: 120 },
            children: [run(part.text, { italics: true })],
          }),
        ]
      case 'warning':
        return [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 120, after: 240 },
            children: [run(part.text, { bold: true, color: 'B00020', size: 30 })],
          }),
        ]
      case 'quote':
        return [
          new Paragraph({
            indent: { left: 567 },
            spacing: { after: 160 },
            children: [run(part.text, { italics: true })],
          }),
        ]
      case 'note':
        return [new Paragraph({ spacing: { after: 80 }, children: [run(part.text, { size: 22 })] })]
      case 'paragraph':
        return [
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            spacing: { after: 120, line: 312 },
            children: [run(part.text)],
          }),
        ]
    }
  }
  const document = new docx.Document({
    title,
    creator: 'Xung Kích',
    styles: { default: { document: { run: { font: FONT, size: 26 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1701, right: 1134 },
          },
        },
        children: parts.flatMap(paragraphsOf),
      },
    ],
  })
  return withoutTimes(new Uint8Array(await docx.Packer.toBuffer(document)))
}

/** The same file for the same text, whenever it was asked for. */
const withoutTimes = (bytes: Uint8Array): Uint8Array => {
  const files = unzipSync(bytes)
  const core = files['docProps/core.xml']
  if (core) {
    const still = strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>.*?<\/dcterms:\1>/g, '')
    files['docProps/core.xml'] = strToU8(still)
  }
  return zipSync(files, { mtime: new Date(2000, 0, 1) })
}
