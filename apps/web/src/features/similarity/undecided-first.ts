interface Line {
  pair: { verdict?: string | null | undefined; changed?: boolean | undefined }
}

const isDecided = ({ pair }: Line) => Boolean(pair.verdict) && !pair.changed

/** What nobody decided yet, or not about what was handed in since, before the rest; each in the order as given. */
export const undecidedFirst = <T extends Line>(lines: readonly T[]): T[] =>
  lines.toSorted((a, b) => Number(isDecided(a)) - Number(isDecided(b)))
