import { join } from 'node:path'
import sharp from 'sharp'

/** A black box on a page: pages from 1, the rest as fractions (0 to 1) of the page as it is shown. */
export interface Box {
  page: number
  x: number
  y: number
  w: number
  h: number
}
export interface PageImage {
  /** Name within the output folder: the page's number, nothing of the source. */
  file: string
  /** Pixels. */
  width: number
  height: number
}
/** Decoded pixels, row by row from the top left. */
export interface Pixels {
  data: Buffer
  width: number
  height: number
  channels: 3 | 4
}

const PAGE_WIDTH = 1600
/** Keeps a very tall page in bounds; A4 at full width has 3.6 million. */
const MAX_PAGE_PIXELS = 8_000_000
/** Effort 2 takes half the time of the default for 3% more bytes. */
const WEBP = { quality: 82, effort: 2 } as const

/** The size at which a page or picture is shown: no wider than 1600 pixels, never larger than `most`. */
export const shownSize = (
  width: number,
  height: number,
  most = Number.POSITIVE_INFINITY,
): { width: number; height: number } => {
  const scale = Math.min(PAGE_WIDTH / width, Math.sqrt(MAX_PAGE_PIXELS / (width * height)), most)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * Writes one page image. Boxes are painted into the pixels before encoding, rounded outward, so nothing of
 * what lay below is in the file; the file carries no metadata, and the same pixels give the same bytes.
 */
export const writePageImage = async (
  folder: string,
  page: number,
  pixels: Pixels,
  boxes: readonly Box[],
): Promise<PageImage> => {
  for (const box of boxes) if (box.page === page) burn(pixels, box)
  const { data, width, height, channels } = pixels
  const file = `${page}.webp`
  await sharp(data, { raw: { width, height, channels } }).removeAlpha().webp(WEBP).toFile(join(folder, file))
  return { file, width, height }
}

const burn = ({ data, width, height, channels }: Pixels, box: Box): void => {
  const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  const left = clamp(Math.floor(box.x * width), width)
  const right = clamp(Math.ceil((box.x + box.w) * width), width)
  const top = clamp(Math.floor(box.y * height), height)
  const bottom = clamp(Math.ceil((box.y + box.h) * height), height)
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const at = (row * width + column) * channels
      data.fill(0, at, at + 3)
    }
}
