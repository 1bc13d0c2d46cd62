import sharp from 'sharp'
import { jpegSegments } from '../intake/image-header.ts'
import { parseXml } from '../intake/xml.ts'
import { passage } from './passage.ts'
import type { Passage } from './passage.ts'
import { readExif, utf8OrLatin1 } from './read-exif.ts'

/** IPTC-IIM datasets of record 2. */
const IPTC_NAMES: Record<number, string> = {
  5: 'ObjectName',
  25: 'Keywords',
  80: 'By-line',
  85: 'By-lineTitle',
  90: 'City',
  101: 'Country',
  105: 'Headline',
  110: 'Credit',
  115: 'Source',
  116: 'Copyright',
  118: 'Contact',
  120: 'Caption',
  122: 'CaptionWriter',
}
const JPEG_COMMENT = 0xfe

/** The words that a picture carries beside its pixels: EXIF, IPTC, XMP and comments. */
export const readPictureMetadata = async (bytes: Buffer): Promise<Passage[]> => {
  const meta = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!meta) return []
  const comments = meta.format === 'jpeg' ? jpegComments(bytes) : (meta.comments ?? [])
  return [
    ...(meta.exif ? readExif(meta.exif) : []),
    ...(meta.iptc ? readIptc(meta.iptc) : []),
    ...(meta.xmp ? readXmp(meta.xmp) : []),
    ...comments.flatMap(({ keyword, text }) => passage('pictureComment', text, { key: keyword })),
  ]
}

const jpegComments = (bytes: Buffer) =>
  jpegSegments(bytes)
    .filter((segment) => segment.marker === JPEG_COMMENT)
    .map((segment) => ({ keyword: 'Comment', text: utf8OrLatin1(segment.payload) }))

const TAG = 0x1c
const APPLICATION_RECORD = 2

const readIptc = (block: Buffer): Passage[] => {
  const found: Passage[] = []
  for (let at = block.indexOf(TAG); at >= 0 && at + 5 <= block.length; at = block.indexOf(TAG, at)) {
    const dataset = block[at + 2]!
    const length = block.readUInt16BE(at + 3)
    if (block[at + 1] !== APPLICATION_RECORD || at + 5 + length > block.length) {
      at++
      continue
    }
    const text = utf8OrLatin1(block.subarray(at + 5, at + 5 + length))
    if (dataset !== 0) found.push(...passage('iptc', text, { key: IPTC_NAMES[dataset] ?? `2:${dataset}` }))
    at += 5 + length
  }
  return found
}

/** Elements that only arrange values; the name that counts is the one around them. */
const ARRANGING = new Set(['RDF', 'Description', 'Seq', 'Bag', 'Alt', 'li', 'xmpmeta'])

/** Every value in an XMP packet, in elements or in attributes, with the name of its property. */
export const readXmp = (packet: Uint8Array): Passage[] => {
  const found: Passage[] = []
  const path: string[] = []
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  try {
    parseXml(packet, {
      open({ name, attributes }) {
        path.push(local(name))
        for (const [key, value] of attributes)
          if (!key.startsWith('xml:') && !['about', 'parseType', 'resource', 'xmptk'].includes(local(key)))
            found.push(...passage('xmp', value, { key: local(key) }))
      },
      text(text) {
        const key = path.findLast((name) => !ARRANGING.has(name))
        if (key) found.push(...passage('xmp', text, { key }))
      },
      close: () => path.pop(),
    })
  } catch {
    return found
  }
  return found
}
