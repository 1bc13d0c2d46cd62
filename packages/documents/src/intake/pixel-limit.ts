import type { Problem } from '@xk/domain/kernel'
import type { FileLimits } from './limits.ts'

/** The problem of a picture above the limit, by its size alone. */
export const tooManyPixels = (
  size: { width: number; height: number },
  limits: FileLimits,
): Problem | undefined => {
  const megapixels = Math.ceil((size.width * size.height) / 1e6)
  return megapixels > limits.maxMegapixels
    ? { code: 'file/too-many-pixels', megapixels, max: limits.maxMegapixels }
    : undefined
}
