import { fail, ok } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import sharp from 'sharp'
import { readJpegHeader, readPngHeader } from './image-header.ts'
import type { ImageHeader } from './image-header.ts'
import type { FileLimits } from './limits.ts'
import { tooManyPixels } from './pixel-limit.ts'

/**
 * Size of a JPEG or PNG in pixels as stored. The limit is judged by the header alone; only then is the
 * picture decoded once, scaled down, so that one cut short is refused now and not when judges open it.
 */
export const inspectImage = async (
  bytes: Buffer,
  type: 'jpg' | 'png',
  limits: FileLimits,
): Promise<Result<ImageHeader>> => {
  const header = type === 'png' ? readPngHeader(bytes) : readJpegHeader(bytes)
  if (!header || header.width * header.height === 0) return fail({ code: 'file/damaged' })
  const problem = tooManyPixels(header, limits)
  if (problem) return fail(problem)
  try {
    await sharp(bytes, { failOn: 'truncated' }).resize(64, 64, { fit: 'inside' }).raw().toBuffer()
  } catch {
    return fail({ code: 'file/damaged' })
  }
  return ok(header)
}
