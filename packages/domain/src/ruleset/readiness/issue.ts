/** One thing that the organiser still has to see to: a code with its facts, and whether it blocks the opening. */
export interface ReadinessIssue {
  code: string
  facts: Record<string, string | number>
  blocking: boolean
}

export const blocking = (code: string, facts: ReadinessIssue['facts'] = {}): ReadinessIssue => ({
  code,
  facts,
  blocking: true,
})
export const advice = (code: string, facts: ReadinessIssue['facts'] = {}): ReadinessIssue => ({
  code,
  facts,
  blocking: false,
})

/** Keys that come more than once, each once. */
export const repeated = (keys: readonly string[]): string[] => [
  ...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)),
]
