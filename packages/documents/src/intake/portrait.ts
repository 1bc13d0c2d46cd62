import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fail, ok, type Result } from '@xk/domain/kernel'
import sharp from 'sharp'
import { DEFAULT_LIMITS } from './limits.ts'

/** A portrait as it is kept: upright, pixels only. */
export interface Portrait {
  type: 'jpg'
  width: number
  height: number
  bytes: number
  sha256: string
}

/** How far from 3 : 4 a cut may be, in pixels of its width: browsers round. */
const SLACK = 2
const QUALITY = 90

const isThreeByFour = (width: number, height: number) => Math.abs(width * 4 - height * 3) <= SLACK * 4

/**
 * Makes a portrait of a photograph, in its place: turned upright as its EXIF says, on white, in sRGB, and freed of
 * all that the camera wrote into it (place, device, thumbnail). It must be cut 3 : 4 already, and its short side have
 * `minShortSide` pixels: nothing is cut off or scaled up behind anybody's back.
 * Fails with photo/not-cropped, photo/too-small, or file/damaged.
 */
export const makePortrait = async (path: string, minShortSide: number): Promise<Result<Portrait>> => {
  const options = {
    limitInputPixels: Math.floor(DEFAULT_LIMITS.maxMegapixels * 1e6),
    failOn: 'truncated',
  } as const
  const bytes = await readFile(path)
  let made
  try {
    const { autoOrient } = await sharp(bytes, options).metadata()
    const { width, height } = autoOrient
    const shortSide = Math.min(width, height)
    if (shortSide < minShortSide) return fail({ code: 'photo/too-small', shortSide, min: minShortSide })
    if (!isThreeByFour(width, height)) return fail({ code: 'photo/not-cropped', width, height })
    made = await sharp(bytes, options)
      .autoOrient()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY, mozjpeg: false })
      .toBuffer({ resolveWithObject: true })
  } catch {
    return fail({ code: 'file/damaged' })
  }
  await writeFile(path, made.data)
  return ok({
    type: 'jpg',
    width: made.info.width,
    height: made.info.height,
    bytes: made.data.length,
    sha256: createHash('sha256').update(made.data).digest('hex'),
  })
}
