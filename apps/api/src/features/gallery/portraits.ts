import type { Deps } from '../../deps.ts'
import { remember } from '../publication/release-files.ts'

/** The sizes in which portraits go out, in pixels; other sizes don't exist. */
export const PORTRAIT_SIZES = {
  'nho.jpg': { width: 480, height: 600, fit: 'cover' },
  'lon.jpg': { width: 960, height: 1200, fit: 'cover' },
} as const
type PortraitSize = keyof typeof PORTRAIT_SIZES
export const isPortraitSize = (text: string): text is PortraitSize => Object.hasOwn(PORTRAIT_SIZES, text)

export const PRESS_SHAPE = { width: 2000, height: 2000, fit: 'inside' } as const
type Shape = (typeof PORTRAIT_SIZES)[PortraitSize] | typeof PRESS_SHAPE

const MOST_KEPT = 150

/**
 * Makes portraits that can leave: upright, of one of these sizes, without what the camera wrote. Made in the document
 * worker; the latest are kept in memory only, and the caller asks for consent before each of them goes out.
 */
export const createPortraits = (deps: Pick<Deps, 'files' | 'documents'>) => {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>()
  const make = async (fileId: string, shape: Shape) => {
    const made = await deps.documents.renderPortrait(await deps.files.local(fileId), shape)
    return made.ok ? new Uint8Array(Buffer.from(made.value.jpeg, 'base64')) : undefined
  }
  return (fileId: string, shape: Shape): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const key = `${fileId} ${shape.width}`
    const known = kept.get(key)
    if (known) return known
    const job = make(fileId, shape)
    job.then(
      (bytes) => bytes ?? kept.delete(key),
      () => kept.delete(key),
    )
    return remember(kept, key, job, MOST_KEPT)
  }
}
