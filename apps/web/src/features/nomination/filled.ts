import type { Filled } from '@xk/domain/entry'
import type { OwnEntry } from '../entry-form/create-entry-form.ts'

/**
 * What fills the slots of the draft: its files with those on their way, for which a hand-in waits, and what was
 * confirmed through a link.
 */
export const filledOf = (
  entry: Pick<OwnEntry, 'attachments' | 'nomination'>,
  onTheWay: readonly { slot: string | null }[],
): Filled => ({
  files: [
    ...entry.attachments.map(({ slot, width, height }) => ({
      slot: slot ?? null,
      width: width ?? null,
      height: height ?? null,
    })),
    ...onTheWay.map(({ slot }) => ({ slot })),
  ],
  endorsed: entry.nomination.endorsements.flatMap(({ slot, agrees, changedSince }) =>
    slot && agrees === true && !changedSince ? [slot] : [],
  ),
})
