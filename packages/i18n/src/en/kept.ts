import type * as vi from '../vi/kept.ts'
import type { Translation } from './translated.ts'

export const keptWords: Translation<typeof vi.keptWords> = {
  title: 'This device holds words that were not saved',
  text: 'They were typed over an earlier version, and somebody saved another one since. Nothing was replaced: use what was typed, or keep what is saved.',
  restored:
    'What stands below was typed before and not saved. Save it to keep it, or go back to what is saved.',
  reset: 'Back to what is saved',
  use: 'Use what was typed',
  drop: 'Keep what is saved',
}
