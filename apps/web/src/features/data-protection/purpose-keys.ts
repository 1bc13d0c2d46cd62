import type { NoticePurpose } from '@xk/domain/privacy'
import { keyFromLabel } from '@xk/domain/ruleset'

/**
 * Purposes with the key by which consents find them. One that the rules of an edition added has its key from its
 * name, by the same derivation as the rules' editor, so that the two meet without anybody typing a key.
 */
export const purposesToSave = (purposes: readonly NoticePurpose[]): NoticePurpose[] => {
  const taken = purposes.flatMap(({ key }) => (key ? [key] : []))
  return purposes.map((purpose) => {
    if (purpose.key) return purpose
    const key = keyFromLabel(purpose.title, taken)
    taken.push(key)
    return { ...purpose, key }
  })
}
