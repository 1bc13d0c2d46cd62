import type { MinutesBlock, MinutesPaper } from '../papers/paper-data.ts'

const FONT = 'Times New Roman'
/** Half points. */
const [BODY, HEAD, CELL] = [28, 28, 24]
/** Twentieths of a point in a millimetre. */
const MM = 56.7
const mm = (n: number) => Math.round(n * MM)

const dateWords = (place: string, date: string) => {
  const [year = '', month, day] = date.split('-')
  const room = '.....'
  return `${place}, ngày ${day ?? room} tháng ${month ? (Number(month) <= 2 ? month : String(Number(month))) : room} năm ${year}`
}

/**
 * The same paper as `minutes` prints, as a Word file that can still be edited: the Youth Union's form, A4, Times New
 * Roman 14. Made of our own data alone, so it is written in the server's own process.
 */
export const writeMinutes = async (paper: MinutesPaper): Promise<Uint8Array> => {
  const docx = await import('docx')
  const { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx

  const lines = (text: string, more: { bold?: boolean; italics?: boolean; size?: number } = {}) =>
    text
      .split('\n')
      .map(
        (line, i) =>
          new TextRun({ text: line, font: FONT, size: BODY, ...more, ...(i > 0 ? { break: 1 } : {}) }),
      )
  const centred = (text: string, more: Parameters<typeof lines>[1] = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children: lines(text, more) })
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const bare = {
    top: none,
    bottom: none,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  }
  const columnsOf = (cells: InstanceType<typeof Paragraph>[][]) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: bare,
      rows: [new TableRow({ children: cells.map((children) => new TableCell({ borders: bare, children })) })],
    })
  const cell = (text: string, more: { bold?: boolean; align?: 'left' | 'center' | 'right' } = {}) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: AlignmentType[(more.align ?? 'left').toUpperCase() as 'LEFT' | 'CENTER' | 'RIGHT'],
          children: lines(text, { size: CELL, bold: more.bold ?? false }),
        }),
      ],
    })

  const blockOf = (block: MinutesBlock) => {
    switch (block.type) {
      case 'heading':
        return [
          new Paragraph({
            spacing: { before: 160, after: 80 },
            keepNext: true,
            children: lines(block.text, { bold: true }),
          }),
        ]
      case 'paragraph':
        return block.text.split('\n').map(
          (text) =>
            new Paragraph({
              alignment: AlignmentType.JUSTIFIED,
              spacing: { after: 100, line: 300 },
              indent: { firstLine: mm(10) },
              children: lines(text),
            }),
        )
      case 'facts':
        return block.rows.map(
          ([label, value]) =>
            new Paragraph({
              spacing: { after: 60 },
              children: [...lines(`- ${label}: `), ...lines(value, { bold: true })],
            }),
        )
      case 'table':
        return [
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              new TableRow({
                tableHeader: true,
                children: [
                  cell('STT', { bold: true, align: 'center' }),
                  ...block.columns.map(({ heading }) => cell(heading, { bold: true, align: 'center' })),
                ],
              }),
              ...block.rows.map(
                (row, n) =>
                  new TableRow({
                    cantSplit: true,
                    children: [
                      cell(String(n + 1), { align: 'center' }),
                      ...row.map((text, i) => cell(text, { align: block.columns[i]?.align ?? 'left' })),
                    ],
                  }),
              ),
            ],
          }),
          new Paragraph({ children: [] }),
        ]
    }
  }

  const document = new docx.Document({
    creator: 'Xung Kích',
    title: `${paper.title} ${paper.subject.replaceAll('\n', ' ')}`,
    styles: { default: { document: { run: { font: FONT, size: BODY } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20) },
          },
        },
        children: [
          columnsOf([
            [
              centred(paper.body.superior, { size: HEAD }),
              centred(paper.body.name, { bold: true, size: HEAD }),
              centred('***'),
              centred(`Số: ${paper.number ?? '.....'}-${paper.symbol}`, { size: HEAD }),
            ],
            [
              centred(paper.body.union, { bold: true, size: HEAD }),
              centred(''),
              centred(''),
              centred(dateWords(paper.body.place, paper.date), { italics: true, size: HEAD }),
            ],
          ]),
          ...(paper.draft ? [centred('DỰ THẢO', { bold: true })] : []),
          new Paragraph({ spacing: { before: 240 }, children: [] }),
          centred(paper.title, { bold: true, size: 30 }),
          centred(paper.subject, { bold: true }),
          centred('---------'),
          ...paper.blocks.flatMap(blockOf),
          new Paragraph({ spacing: { before: 240 }, children: [] }),
          ...paper.signatures.map((row) =>
            columnsOf([
              ...(row.length === 1 ? [[centred('')]] : []),
              ...row.map(({ office, name }) => [
                centred(office, { bold: true }),
                centred(''),
                centred(''),
                centred(''),
                centred(name ?? '', { bold: true }),
              ]),
            ]),
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(document))
}
