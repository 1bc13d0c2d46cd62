import type { FileChild, XmlComponent } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** One part of a form on paper: a question with its place to write, a table to fill in, or a note. */
export type FormPart =
  | {
      kind: 'question'
      /** Tag of the content control: how the answer is found again. */
      tag: string
      heading: string
      /** Lines below the heading: help and limits. */
      help: readonly string[]
      prompt: string
      /** What is known already, in the prompt's place. */
      value?: string
      /** Fixed answers to choose from. */
      choices: readonly string[]
      /** Room for several paragraphs, lists and tables. */
      long: boolean
    }
  | { kind: 'table'; heading: string; help: readonly string[]; tables: readonly FormTable[] }
  | { kind: 'note'; heading: string; lines: readonly string[] }

interface FormTable {
  caption: string
  rows: readonly { label: string; value: string }[]
}

export interface EntryFormDocument {
  title: string
  subtitle: string
  /** How to fill it in. */
  intro: readonly string[]
  parts: readonly FormPart[]
  footer: string
  /** Kept in the file's custom properties: which form it is. */
  properties: Readonly<Record<string, string>>
}

const FONT = 'Times New Roman'
/** Half points; twentieths of a point. */
const [TEXT, SMALL, HEADING] = [26, 22, 27]
const HELP_COLOUR = '44566C'
const LINE_COLOUR = '9AA9BC'

/**
 * The entry form as a Word file. Every place to write is a content control with a tag, below a heading that finds it
 * again should the control be lost. Made of our own rules alone, so it is written in the server's own process.
 */
export const writeEntryForm = async (form: EntryFormDocument): Promise<Uint8Array> => {
  // Loaded when a form is asked for: it is large, and most processes never write one.
  const docx = await import('docx')
  const { BuilderElement, Paragraph, TextRun, Table, TableRow, TableCell, WidthType, BorderStyle } = docx

  const valued = (name: string, value: string | number) =>
    new BuilderElement<{ val: string | number }>({ name, attributes: { val: { key: 'w:val', value } } })

  class ContentControl extends docx.FileChild {
    constructor(
      facts: { tag: string; alias: string; id: number; choices: readonly string[]; filled: boolean },
      content: XmlComponent,
    ) {
      super('w:sdt')
      const list = new BuilderElement({
        name: 'w:dropDownList',
        children: facts.choices.map(
          (choice) =>
            new BuilderElement<{ text: string; value: string }>({
              name: 'w:listItem',
              attributes: {
                text: { key: 'w:displayText', value: choice },
                value: { key: 'w:value', value: choice },
              },
            }),
        ),
      })
      const properties = [
        valued('w:alias', facts.alias.slice(0, 64)),
        valued('w:tag', facts.tag),
        valued('w:id', facts.id),
        valued('w:lock', 'sdtLocked'),
        // Word would take a filled place for an empty one.
        ...(facts.filled ? [] : [new BuilderElement({ name: 'w:showingPlcHdr' })]),
        ...(facts.choices.length > 0 ? [list] : []),
      ]
      this.root.push(new BuilderElement({ name: 'w:sdtPr', children: properties }))
      this.root.push(new BuilderElement({ name: 'w:sdtContent', children: [content] }))
    }
  }

  const line = (
    text: string,
    size: number,
    more: { bold?: boolean; italics?: boolean; color?: string } = {},
  ) => new TextRun({ text, size, font: FONT, ...more })
  const side = { style: BorderStyle.SINGLE, size: 6, color: LINE_COLOUR, space: 6 }
  const heading = (text: string) =>
    new Paragraph({
      heading: docx.HeadingLevel.HEADING_2,
      keepNext: true,
      children: [line(text, HEADING, { bold: true })],
    })
  const helpLines = (lines: readonly string[]) =>
    lines.map(
      (text) =>
        new Paragraph({
          keepNext: true,
          spacing: { after: 60 },
          children: [line(text, SMALL, { italics: true, color: HELP_COLOUR })],
        }),
    )
  const placeToWrite = (prompt: string, value = '') =>
    new Paragraph({
      spacing: { before: 60, after: 160 },
      border: { top: side, bottom: side, left: side, right: side },
      children: [value ? line(value, TEXT) : line(prompt, TEXT, { color: HELP_COLOUR })],
    })

  let controls = 0
  const partOf = (part: FormPart): FileChild[] => {
    switch (part.kind) {
      case 'question': {
        controls++
        const control = {
          tag: part.tag,
          alias: part.heading,
          id: 100_000 + controls,
          choices: part.choices,
          filled: Boolean(part.value),
        }
        // A paragraph after a control keeps it apart from the next heading on phones.
        return [
          heading(part.heading),
          ...helpLines(part.help),
          new ContentControl(control, placeToWrite(part.prompt, part.value)),
        ]
      }
      case 'table':
        return [heading(part.heading), ...helpLines(part.help), ...part.tables.flatMap(tableOf)]
      case 'note':
        return [heading(part.heading), ...helpLines(part.lines)]
    }
  }
  const tableOf = (table: FormTable): FileChild[] => {
    const cell = (text: string, width: number, bold: boolean) =>
      new TableCell({
        width: { size: width, type: WidthType.PERCENTAGE },
        margins: { top: 60, bottom: 60, left: 100, right: 100 },
        children: [new Paragraph({ children: [line(text, TEXT, { bold })] })],
      })
    const rows = table.rows.map(
      ({ label, value }) =>
        new TableRow({ cantSplit: true, children: [cell(label, 35, true), cell(value, 65, false)] }),
    )
    return [
      new Paragraph({
        keepNext: true,
        spacing: { before: 200, after: 60 },
        children: [line(table.caption, TEXT, { bold: true })],
      }),
      new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows }),
      // Else what follows stands right under the frame.
      new Paragraph({ spacing: { after: 60 } }),
    ]
  }

  const document = new docx.Document({
    title: form.title,
    creator: 'Xung Kích',
    description: form.footer,
    customProperties: Object.entries(form.properties).map(([name, value]) => ({ name, value })),
    styles: { default: { document: { run: { font: FONT, size: TEXT } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1418, right: 1134 },
          },
        },
        footers: {
          default: new docx.Footer({
            children: [new Paragraph({ children: [line(form.footer, 18, { color: HELP_COLOUR })] })],
          }),
        },
        children: [
          new Paragraph({
            alignment: docx.AlignmentType.CENTER,
            children: [line(form.title, 30, { bold: true })],
          }),
          new Paragraph({
            alignment: docx.AlignmentType.CENTER,
            spacing: { after: 200 },
            children: [line(form.subtitle, TEXT)],
          }),
          ...helpLines(form.intro),
          ...form.parts.flatMap(partOf),
        ],
      },
    ],
  })
  return withoutTimes(new Uint8Array(await docx.Packer.toBuffer(document)))
}

/** The same file for the same form, whenever it was asked for. */
const withoutTimes = (bytes: Uint8Array): Uint8Array => {
  const parts = unzipSync(bytes)
  const core = parts['docProps/core.xml']
  if (core) {
    const still = strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>.*?<\/dcterms:\1>/g, '')
    parts['docProps/core.xml'] = strToU8(still)
  }
  return zipSync(parts, { mtime: new Date(2000, 0, 1) })
}
