import { fold } from '../kernel/index.ts'

const LONGEST = 40

/**
 * A key for a part that a person names: its label without marks, in camelCase, unlike every key that is taken.
 * "Hiệu quả kinh tế" → hieuQuaKinhTe; a second one → hieuQuaKinhTe2. People never see keys.
 */
export const keyFromLabel = (label: string, taken: readonly string[]): string => {
  const words = fold(label).match(/[a-z0-9]+/g) ?? []
  const joined = words
    .map((word, i) => (i === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('')
  const stem = (/^[a-z]/.test(joined) ? joined : `muc${joined}`).slice(0, LONGEST - 4)
  if (!taken.includes(stem)) return stem
  let n = 2
  while (taken.includes(`${stem}${n}`)) n += 1
  return `${stem}${n}`
}
