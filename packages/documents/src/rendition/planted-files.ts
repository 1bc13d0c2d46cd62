import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'

// Files for tests, with a name planted wherever a file can carry one beside what it shows.

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const DRAWING = [
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ')
const KIND = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (inner: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`

export const picture = (relationship: string, inner = '', crop = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" ${inner}/><a:graphic><a:graphicData><pic:pic>` +
  `<pic:blipFill><a:blip r:embed="${relationship}"/><a:srcRect ${crop}/></pic:blipFill>` +
  `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

interface DocxParts {
  body: string
  styles?: string
  numbering?: string
  /** Further parts by name; those of `word/` that have a kind are related to the main part by it. */
  parts?: Record<string, Uint8Array>
}
const KINDS: [RegExp, string][] = [
  [/header\d/, 'header'],
  [/footer\d/, 'footer'],
  [/comments\.xml/, 'comments'],
  [/footnotes\.xml/, 'footnotes'],
  [/media\//, 'image'],
]

/** A docx made of these parts. Relationship ids are the part's file name. */
export const makeDocx = ({ body, styles = '', numbering = '', parts = {} }: DocxParts): Uint8Array => {
  const related = Object.keys(parts).flatMap((name) => {
    const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1]
    const target = name.replace(/^word\//, '')
    return kind ? [relationship(target.split('/').at(-1)!, `${KIND}/${kind}`, target)] : []
  })
  const properties = Object.keys(parts).filter((name) => name.startsWith('docProps/'))
  const propertyKinds: Record<string, string> = {
    'docProps/core.xml': `${PACKAGE}/relationships/metadata/core-properties`,
    'docProps/app.xml': `${KIND}/extended-properties`,
    'docProps/custom.xml': `${KIND}/custom-properties`,
  }
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    '_rels/.rels': relationships([
      relationship('main', `${KIND}/officeDocument`, 'word/document.xml'),
      ...properties.map((name, i) => relationship(`p${i}`, propertyKinds[name]!, name)),
    ]),
    'word/_rels/document.xml.rels': relationships([
      relationship('styles', `${KIND}/styles`, 'styles.xml'),
      relationship('numbering', `${KIND}/numbering`, 'numbering.xml'),
      ...related,
    ]),
    'word/styles.xml': strToU8(`<w:styles ${W}>${styles}</w:styles>`),
    'word/numbering.xml': strToU8(`<w:numbering ${W}>${numbering}</w:numbering>`),
    'word/document.xml': strToU8(
      `<w:document ${W} ${R} ${DRAWING}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    ...parts,
  })
}

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
const relationships = (all: string[]) =>
  strToU8(`<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`)

const textBox = (text: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>` +
  `<wps:txbx><w:txbxContent>${paragraph(run(text))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>` +
  `</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>` +
  `${paragraph(run(text))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

const field = (instruction: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** What {@link plantedDocx} shows, all else in it being the planted name. */
export const SHOWN = 'Nội dung được thấy'

/** A docx with `name` in every place that judges must not see. */
export const plantedDocx = async (name: string): Promise<Uint8Array> => {
  const part = (root: string, inner: string) => strToU8(`<w:${root} ${W}>${inner}</w:${root}>`)
  const marked = (element: string, inner: string) =>
    `<w:${element} w:id="1" w:author="${name}" w:initials="${name}">${inner}</w:${element}>`
  return makeDocx({
    styles:
      `<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>` +
      `<w:style w:type="paragraph" w:styleId="Hidden"><w:basedOn w:val="Base"/></w:style>` +
      `<w:style w:type="character" w:styleId="HiddenRun"><w:rPr><w:vanish/></w:rPr></w:style>`,
    body: [
      paragraph(marked('ins', run(SHOWN))),
      paragraph(marked('del', `<w:r><w:delText>${name}</w:delText></w:r>`)),
      paragraph(marked('moveFrom', run(name))),
      paragraph(run(name, '<w:vanish/>')),
      paragraph(run(name, '<w:rStyle w:val="HiddenRun"/>')),
      paragraph(run(name), '<w:pStyle w:val="Hidden"/>'),
      paragraph(`<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
      paragraph(`<w:r><w:footnoteReference w:id="1"/></w:r>`),
      paragraph(textBox(name)),
      paragraph(field(' AUTHOR ', name)),
      paragraph(`<w:fldSimple w:instr="DOCPROPERTY Company">${run(name)}</w:fldSimple>`),
      `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]"/></w:sdtPr>` +
        `<w:sdtContent>${paragraph(run(name))}</w:sdtContent></w:sdt>`,
      paragraph(`<w:bookmarkStart w:id="3" w:name="${name}"/>`),
      `<w:tbl><w:tr><w:trPr>${marked('del', '')}</w:trPr><w:tc>${paragraph(run(name))}</w:tc></w:tr>` +
        `<w:tr><w:tc>${paragraph(run('Ô bảng'))}</w:tc></w:tr></w:tbl>`,
      // The same namespace under another prefix.
      `<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:rPr><x:vanish/></x:rPr><x:t>${name}</x:t></x:r></x:p>`,
      paragraph(picture('photo.jpg', `descr="${name}" title="${name}"`)),
    ].join(''),
    parts: {
      'word/header1.xml': part('hdr', paragraph(run(name))),
      'word/footer1.xml': part('ftr', paragraph(run(name))),
      'word/comments.xml': part('comments', marked('comment', paragraph(run(name)))),
      'word/footnotes.xml': part('footnotes', `<w:footnote w:id="1">${paragraph(run(name))}</w:footnote>`),
      'word/media/photo.jpg': await plantedJpeg(name),
      'docProps/core.xml': strToU8(
        `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${name}</dc:creator></cp:coreProperties>`,
      ),
      'docProps/app.xml': strToU8(
        `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${name}</Company></Properties>`,
      ),
      'docProps/custom.xml': strToU8(
        `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="Người soạn"><lpwstr>${name}</lpwstr></property></Properties>`,
      ),
    },
  })
}

const xmp = (name: string) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${name}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`

const segment = (marker: number, payload: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([head, payload])
}

const ASCII = 2
const SHORT = 3
const ON_ITS_SIDE = 6

/** An EXIF block of one folder: image description, orientation, artist, copyright. */
const exif = (name: string): Buffer => {
  const text = Buffer.from(`${name}\0`)
  const tags = [0x010e, 0x0112, 0x013b, 0x8298]
  const folder = Buffer.alloc(2 + tags.length * 12 + 4)
  folder.writeUInt16LE(tags.length, 0)
  tags.forEach((tag, i) => {
    const at = 2 + i * 12
    const turned = tag === 0x0112
    folder.writeUInt16LE(tag, at)
    folder.writeUInt16LE(turned ? SHORT : ASCII, at + 2)
    folder.writeUInt32LE(turned ? 1 : text.length, at + 4)
    folder.writeUInt32LE(turned ? ON_ITS_SIDE : 8 + folder.length, at + 8)
  })
  return Buffer.concat([Buffer.from('Exif\0\0II*\0\u0008\0\0\0', 'latin1'), folder, text])
}

/** A JPEG, turned on its side by its EXIF, with `name` in EXIF, XMP, IPTC and a comment. */
export const plantedJpeg = async (name: string): Promise<Buffer> => {
  const plain = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#4080c0' } })
    .withXmp(xmp(name))
    .jpeg()
    .toBuffer()
  const value = Buffer.from(name)
  const dataset = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, value.length]), value])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(dataset.length)
  const padding = Buffer.alloc(dataset.length % 2)
  const resource = [Buffer.from('8BIM\u0004\u0004\u0000\u0000', 'latin1'), size, dataset, padding]
  const iptc = segment(0xed, Buffer.concat([Buffer.from('Photoshop 3.0\0'), ...resource]))
  const planted = [segment(0xe1, exif(name)), iptc, segment(0xfe, value)]
  return Buffer.concat([plain.subarray(0, 2), ...planted, plain.subarray(2)])
}

/** A PDF with one drawn page and `name` in Info, XMP, a sticky note, an attached file and a script. */
export const plantedPdf = async (name: string): Promise<Uint8Array> => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([300, 200])
  page.drawText('Shown text', { x: 40, y: 100, size: 24 })
  pdf.setTitle(name)
  pdf.setAuthor(name)
  pdf.setKeywords([name])
  const packet = pdf.context.stream(Buffer.from(xmp(name)), { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(packet))
  const note = pdf.context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [10, 10, 60, 60],
    T: PDFHexString.fromText(name),
    Contents: PDFHexString.fromText(name),
    Open: true,
  })
  page.node.addAnnot(pdf.context.register(note))
  await pdf.attach(Buffer.from(name), `${name}.txt`, { description: name })
  pdf.addJavaScript('open', `app.alert("${name}")`)
  pdf.catalog.set(
    PDFName.of('OpenAction'),
    pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
  )
  return pdf.save()
}
