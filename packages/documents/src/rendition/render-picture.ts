import sharp from 'sharp'
import type { FileLimits } from '../intake/limits.ts'
import type { Picture } from './docx-pictures.ts'
import { shownSize } from './page-image.ts'
import type { Pixels } from './page-image.ts'

/** Formats whose pixels are all there is to them. SVG and the like can hold text and addresses. */
const FORMATS = new Set(['jpeg', 'png', 'gif', 'webp', 'tiff'])

/**
 * A picture as it is looked at: turned upright as its EXIF says, cropped, on white, scaled down, in sRGB;
 * nothing but pixels. Undefined when it is no picture that can be shown within the limits.
 */
export const renderPicture = async (
  bytes: Uint8Array,
  limits: FileLimits,
  crop?: Picture['crop'],
): Promise<Pixels | undefined> => {
  try {
    const options = { limitInputPixels: Math.floor(limits.maxMegapixels * 1e6), failOn: 'truncated' } as const
    const meta = await sharp(bytes, options).metadata()
    if (!meta.format || !FORMATS.has(meta.format)) return undefined
    const { width, height } = meta.autoOrient
    const area = cropArea(width, height, crop)
    const shown = shownSize(area.width, area.height, 1)
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .extract(area)
      .resize(shown.width, shown.height, { fit: 'fill' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels as 3 }
  } catch {
    return undefined
  }
}

const cropArea = (width: number, height: number, crop: Picture['crop'] | undefined) => {
  const left = Math.ceil((crop?.left ?? 0) * width)
  const top = Math.ceil((crop?.top ?? 0) * height)
  return {
    left: Math.min(left, width - 1),
    top: Math.min(top, height - 1),
    width: Math.max(1, Math.floor(width * (1 - (crop?.right ?? 0))) - left),
    height: Math.max(1, Math.floor(height * (1 - (crop?.bottom ?? 0))) - top),
  }
}
