import { isFinal } from './final.ts'

/** What was loaded last, and why the latest try brought nothing newer. */
export type Kept<Asked, Page> = Page & { asked: Asked; failed?: unknown }

/**
 * For a page that follows by itself: a loader whose failures leave in sight what was loaded before, so that what
 * somebody is marking or copying from it stays. The first failure of all, and a refusal, are still thrown.
 */
export const keepingLast =
  <Asked, Page extends object>(load: (asked: Asked) => Promise<Page>) =>
  async (asked: Asked, { value }: { value: Kept<Asked, Page> | undefined }): Promise<Kept<Asked, Page>> => {
    try {
      return { ...(await load(asked)), asked }
    } catch (error) {
      if (value?.asked !== asked || isFinal(error)) throw error
      return { ...value, failed: error }
    }
  }
