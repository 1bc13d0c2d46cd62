import type { InputIssue } from '../kernel/index.ts'
import type { EntryRules, Slot } from '../ruleset/index.ts'
import type { CheckMode } from './check-people.ts'
import { pointerTo } from './entry-body.ts'

/** What fills slots: files, and confirmations that were given through a link. */
export interface Filled {
  files: readonly { slot: string | null; width?: number | null; height?: number | null }[]
  /** Slots that leadership or party committee confirmed in the system, in favour. */
  endorsed: readonly string[]
}

/** A photograph upright: its short side in pixels is held against the rule when it is taken in. */
const isLargeEnough = (slot: Slot, file: Filled['files'][number]) =>
  slot.minShortSide === 0 ||
  file.width == null ||
  file.height == null ||
  Math.min(file.width, file.height) >= slot.minShortSide

/** Who reads what fills a slot: those who judge read evidence and portrait, the secretariat alone the unit's papers. */
export const audienceOfSlot = ({ kind }: Slot): 'content' | 'identity' =>
  kind === 'evidence' || kind === 'photo' ? 'content' : 'identity'

const checkSlot = (rules: EntryRules, slot: Slot, filled: Filled): InputIssue[] => {
  const pointer = pointerTo('slots', slot.key)
  const files = filled.files.filter((file) => file.slot === slot.key)
  const heading = rules.fields.find(({ key }) => key === slot.field)?.label ?? null
  const small = files.filter((file) => !isLargeEnough(slot, file))
  const have = files.length - small.length + (filled.endorsed.includes(slot.key) ? slot.min : 0)
  const tooSmall: InputIssue[] = small.map((file) => ({
    pointer,
    code: 'slot/photoTooSmall',
    facts: {
      label: slot.label,
      shortSide: Math.min(file.width ?? 0, file.height ?? 0),
      min: slot.minShortSide,
    },
  }))
  return have >= slot.min
    ? tooSmall
    : [
        ...tooSmall,
        ...(small.length > 0
          ? []
          : [{ pointer, code: 'slot/missing', facts: { label: slot.label, have, min: slot.min, heading } }]),
      ]
}

/**
 * Parts of the dossier that are missing, each named with the heading that it belongs to. `submit`: those without which
 * nothing is handed in; `complete`: those too that screening would find lacking.
 * Codes: slot/missing, slot/photoTooSmall.
 */
export const checkSlots = (rules: EntryRules, filled: Filled, mode: CheckMode): InputIssue[] =>
  mode === 'draft'
    ? []
    : rules.slots
        .filter((slot) => mode === 'complete' || slot.neededAt === 'handIn')
        .flatMap((slot) => checkSlot(rules, slot, filled))
