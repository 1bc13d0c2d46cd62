import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '@xk/domain/kernel'
import sharp from 'sharp'

/** cover: cropped around what draws the eye; inside: the whole picture, no larger than this. */
export interface PortraitShape {
  width: number
  height: number
  fit: 'cover' | 'inside'
}

const MAX_PIXELS = 60_000_000

/**
 * A portrait as strangers get it: upright as its EXIF says, in sRGB and this size, and nothing of what the camera or
 * a program wrote beside the pixels (place, time, names). The picture as base64 JPEG.
 */
export const renderPortrait = async (
  path: string,
  { width, height, fit }: PortraitShape,
): Promise<Result<{ jpeg: string }>> => {
  const bytes = await readFile(path)
  try {
    const jpeg = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
      .autoOrient()
      .resize({
        width,
        height,
        fit,
        withoutEnlargement: fit === 'inside',
        ...(fit === 'cover' ? { position: sharp.strategy.attention } : {}),
      })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
    return ok({ jpeg: jpeg.toString('base64') })
  } catch {
    return fail({ code: 'file/damaged' })
  }
}
