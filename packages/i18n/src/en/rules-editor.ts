import type * as vi from '../vi/rules-editor.ts'
import { entryParts } from './rules-editor/entry.ts'
import { stageParts } from './rules-editor/stages.ts'
import type { Translation } from './translated.ts'

export const rulesEditorWords: Translation<typeof vi.rulesEditorWords> = {
  sections: {
    chung: 'General',
    'mau-bai': 'Entry form',
    'nguoi-tep': 'People, files, declarations',
    'dieu-kien': 'Eligibility',
    vong: 'Stages',
    'tieu-chi': 'Criteria',
    cham: 'Judges and calculation',
    giai: 'Prizes',
    'cong-bo': 'Publication, appeals',
  },
  part: 'Part of the rules',
  undo: 'Undo',
  tryOut: 'Try the rules out',
  needs: 'To look at',
  mustMend: 'must be corrected',
  goodToSee: 'worth a look',
  theirs: 'Just saved elsewhere',
  mine: 'Here now',
  wholeNumber: 'Type a whole number, for example 5.',
  decimal: 'Type a number, for example 8.5.',
  ambiguous: (typed) => `Is “${typed}” a decimal or thousands? Write it again, for example 8.5.`,
  none: 'None',
  points: 'points',
  list: {
    up: (name) => `Move “${name}” up`,
    down: (name) => `Move “${name}” down`,
    copy: 'Duplicate',
    copyOf: (name) => `Duplicate “${name}”`,
    remove: 'Delete',
    removeOf: (name) => `Delete “${name}”`,
    open: 'Edit',
    close: 'Collapse',
    wrong: 'needs correction',
    nameNew: 'Type a name, then press the button to add it.',
    removed: (name) => `“${name}” deleted. Press Undo to get it back.`,
    moved: (name, place) => `“${name}” is at place ${place}.`,
    empty: 'Nothing yet.',
  },
  ...entryParts,
  ...stageParts,
}
