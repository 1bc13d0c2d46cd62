import { useLocation } from '@solidjs/router'

/** The last parts of the address, by name: `/co-so/bao-cao/:unitId/:kind/:year` read from its end. */
export const useSegments = <const Names extends readonly string[]>(
  ...names: Names
): (() => Record<Names[number], string>) => {
  const location = useLocation()
  return () => {
    const parts = location.pathname.split('/').filter(Boolean).slice(-names.length)
    return Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(parts[i] ?? '')])) as Record<
      Names[number],
      string
    >
  }
}
