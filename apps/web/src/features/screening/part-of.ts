import type { EntryRules } from '@xk/domain/ruleset'

/** The part of the dossier that a file was handed in for: telephones name files by number. */
export const partOf = (
  form: Pick<EntryRules, 'slots'>,
  slot: string | null | undefined,
): string | undefined => form.slots.find(({ key }) => key === slot)?.label
