import type { Ruleset } from './ruleset.ts'

/** The same day so many years later; 29/02 becomes 28/02 where there is none. */
export const yearsLater = (iso: string, years: number): string => {
  const [year = '', month = '', day = ''] = iso.split('-')
  const next = Number(year) + years
  const isLeap = (next % 4 === 0 && next % 100 !== 0) || next % 400 === 0
  const kept = month === '02' && day === '29' && !isLeap ? '28' : day
  return `${String(next).padStart(4, '0')}-${month}-${kept}`
}

/**
 * Rules of an earlier edition for a new one so many years later: everything as it was, but for the name and the
 * dates that stand in the rules. The earlier rules are not touched.
 */
export const copyRules = (rules: Ruleset, { title, years }: { title: string; years: number }): Ruleset => ({
  ...structuredClone(rules),
  title,
  eligibility: rules.eligibility.map((rule) =>
    rule.rule === 'maxAge' ? { ...rule, at: yearsLater(rule.at, years) } : structuredClone(rule),
  ),
})
