export interface ImageHeader {
  width: number
  height: number
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Size of a PNG from its IHDR, nothing decoded; undefined when that chunk does not come first. */
export const readPngHeader = (bytes: Buffer): ImageHeader | undefined => {
  if (!bytes.subarray(0, 8).equals(PNG_SIGNATURE) || bytes.length < 33) return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** One marker segment of a JPEG before its picture data: its marker byte and its payload. */
interface JpegSegment {
  marker: number
  payload: Buffer
}

/** The segments up to and including the first start of scan. */
export const jpegSegments = (bytes: Buffer): JpegSegment[] => {
  const segments: JpegSegment[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    segments.push({ marker, payload: bytes.subarray(at + 4, at + 2 + length) })
    if (marker === 0xda || length < 2) break
    at += 2 + length
  }
  return segments
}

/** Start-of-frame markers: C0–CF without DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Size of a JPEG from its frame header, nothing decoded; undefined when there is none. */
export const readJpegHeader = (bytes: Buffer): ImageHeader | undefined => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  const frame = jpegSegments(bytes).find((segment) => isFrame(segment.marker))?.payload
  if (!frame || frame.length < 5) return undefined
  return { width: frame.readUInt16BE(3), height: frame.readUInt16BE(1) }
}
