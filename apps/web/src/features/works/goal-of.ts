import { type Amount, writeAmount } from '@xk/i18n'

/** A work's goal and what was reached of it, as this face writes them; '' where nothing was typed. */
export const goalOf = (line: { goal?: Amount | undefined; achieved?: string | undefined }) => {
  const unit = line.goal?.unit ?? ''
  const of = (value: string) => (value.trim() ? writeAmount({ value, unit }) : '')
  return { goal: of(line.goal?.value ?? ''), achieved: of(line.achieved ?? '') }
}
