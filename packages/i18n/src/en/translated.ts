/** A translation under way: what is not there yet is said in Vietnamese. */
export type Translation<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : T extends object
      ? { readonly [K in keyof T]?: Translation<T[K]> }
      : T

type Group = Record<string, unknown>
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const merged = (base: Group, over: Group): Group => {
  const out = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = out[key]
    out[key] = isGroup(value) && isGroup(below) ? merged(below, value) : value
  }
  return out
}

export const translated = <T extends object>(vietnamese: T, english: Translation<NoInfer<T>>): T =>
  merged(vietnamese as Group, english as Group) as T
