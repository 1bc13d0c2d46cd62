import { passage } from './passage.ts'
import type { Passage } from './passage.ts'

/** Tags that hold words, by the Exif standard and Microsoft's XP tags; others keep their number. */
const NAMES: Record<number, string> = {
  0x010d: 'DocumentName',
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0131: 'Software',
  0x0132: 'DateTime',
  0x013b: 'Artist',
  0x013c: 'HostComputer',
  0x8298: 'Copyright',
  0x9003: 'DateTimeOriginal',
  0x9286: 'UserComment',
  0x9c9b: 'XPTitle',
  0x9c9c: 'XPComment',
  0x9c9d: 'XPAuthor',
  0x9c9e: 'XPKeywords',
  0x9c9f: 'XPSubject',
  0xa430: 'CameraOwnerName',
  0xa431: 'BodySerialNumber',
}
const EXIF_FOLDER = 0x8769
const GPS_FOLDER = 0x8825
const USER_COMMENT = 0x9286
const isXp = (tag: number) => tag >= 0x9c9b && tag <= 0x9c9f
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const MAX_FOLDERS = 8

interface Entry {
  tag: number
  type: number
  value: Buffer
}

/** The words in an EXIF block, and that there is a place: `GPS`, in degrees. Damaged parts are passed over. */
export const readExif = (block: Buffer): Passage[] => {
  const tiff = block.subarray(0, 6).toString('latin1') === 'Exif\0\0' ? block.subarray(6) : block
  if (tiff.length < 8) return []
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))

  const folders = [{ at: u32(4), gps: false }]
  const found: Passage[] = []
  for (let i = 0; i < folders.length && i < MAX_FOLDERS; i++) {
    const { at, gps } = folders[i]!
    const entries = readFolder(tiff, at, u16, u32)
    for (const { tag, value } of entries)
      if ((tag === EXIF_FOLDER || tag === GPS_FOLDER) && value.length >= 4)
        folders.push({ at: little ? value.readUInt32LE(0) : value.readUInt32BE(0), gps: tag === GPS_FOLDER })
    if (gps) found.push(...passage('exif', place(entries, little), { key: 'GPS' }))
    else
      for (const entry of entries)
        found.push(
          ...passage('exif', words(entry, little), {
            key: NAMES[entry.tag] ?? `0x${entry.tag.toString(16)}`,
          }),
        )
  }
  return found
}

const readFolder = (
  tiff: Buffer,
  at: number,
  u16: (at: number) => number,
  u32: (at: number) => number,
): Entry[] => {
  if (at + 2 > tiff.length) return []
  const count = Math.min(u16(at), Math.floor((tiff.length - at - 2) / 12))
  return Array.from({ length: count }, (_, i) => {
    const entry = at + 2 + i * 12
    const size = (BYTES_OF_TYPE[u16(entry + 2)] ?? 0) * u32(entry + 4)
    const start = size <= 4 ? entry + 8 : u32(entry + 8)
    return { tag: u16(entry), type: u16(entry + 2), value: tiff.subarray(start, start + size) }
  })
}

const ASCII = 2

const words = ({ tag, type, value }: Entry, little: boolean): string => {
  if (isXp(tag)) return value.toString('utf16le')
  if (tag === USER_COMMENT) return userComment(value, little)
  return type === ASCII ? utf8OrLatin1(value) : ''
}

/** Eight bytes name the character set; what comes after is often UTF-8 whatever they say. */
const userComment = (value: Buffer, little: boolean): string => {
  const text = value.subarray(8)
  if (value.toString('latin1', 0, 7) !== 'UNICODE') return utf8OrLatin1(text)
  const even = Buffer.from(text.subarray(0, text.length - (text.length % 2)))
  return (little ? even : even.swap16()).toString('utf16le')
}

export const utf8OrLatin1 = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

const place = (entries: Entry[], little: boolean): string => {
  const degrees = (tag: number): string | undefined => {
    const value = entries.find((entry) => entry.tag === tag)?.value
    if (!value || value.length < 24) return undefined
    const u32 = (at: number) => (little ? value.readUInt32LE(at) : value.readUInt32BE(at))
    const part = (i: number) => u32(i * 8) / (u32(i * 8 + 4) || 1)
    return (part(0) + part(1) / 60 + part(2) / 3600).toFixed(5)
  }
  const [latitude, longitude] = [degrees(2), degrees(4)]
  return latitude && longitude ? `${latitude}, ${longitude}` : ''
}
