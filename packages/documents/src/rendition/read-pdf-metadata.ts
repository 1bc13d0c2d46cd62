import { inflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib'
import type { PdfFile } from '../intake/pdf-file.ts'
import { withMemory } from '../intake/pdfium.ts'
import { passage } from './passage.ts'
import type { Passage } from './passage.ts'
import { readWideText } from './read-pdf-page.ts'
import { readXmp } from './read-picture-metadata.ts'

const STANDARD_KEYS = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer']
const MAX_PACKET_BYTES = 4 * 1024 * 1024

/**
 * What a PDF says about itself: its Info entries and every XMP packet, those of pictures inside too. Of a
 * PDF that is locked against editing only the usual Info entries can be read: the rest is encrypted.
 */
export const readPdfMetadata = async (bytes: Buffer, pdf: PdfFile): Promise<Passage[]> => {
  const parsed = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => undefined,
  )
  if (!parsed || parsed.isEncrypted) return standardInfo(pdf)
  const found: Passage[] = []
  const info = parsed.context.lookup(parsed.context.trailerInfo.Info)
  if (info instanceof PDFDict)
    for (const [key, value] of info.entries()) {
      const text = parsed.context.lookup(value)
      if (text instanceof PDFString || text instanceof PDFHexString)
        found.push(...passage('info', text.decodeText(), { key: key.decodeText() }))
    }
  for (const [, object] of parsed.context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream && object.dict.get(PDFName.of('Type')) === PDFName.of('Metadata'))
      found.push(...readXmp(packetOf(object)))
  return found
}

const packetOf = (stream: PDFRawStream): Uint8Array => {
  const filter = stream.dict.get(PDFName.of('Filter'))
  if (!filter) return stream.contents
  try {
    return inflateSync(stream.contents, { maxOutputLength: MAX_PACKET_BYTES })
  } catch {
    return new Uint8Array()
  }
}

const standardInfo = ({ pdfium, document }: PdfFile): Passage[] =>
  STANDARD_KEYS.flatMap((key) =>
    withMemory(pdfium, key.length + 1, (tag) => {
      pdfium.heap().write(key, tag, 'latin1')
      const text = readWideText(pdfium, (room, size) => pdfium.FPDF_GetMetaText(document, tag, room, size))
      return passage('info', text, { key })
    }),
  )
