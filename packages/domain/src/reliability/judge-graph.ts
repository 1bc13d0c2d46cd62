/** Who rated what; all that matters for whether judges can be compared. */
export interface JudgedPair {
  entry: string
  judge: string
}

/**
 * The parts that judges fall into: two judges are linked when they rated the same entry, directly or through
 * others. More than one part: nothing compares the severity of one with that of another. Each part's judges in
 * the order of their ids, the parts by their first judge.
 */
export const judgeParts = (pairs: readonly JudgedPair[]): string[][] => {
  const above = new Map<string, string>()
  const rootOf = (judge: string): string => {
    let root = judge
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next
    above.set(judge, root)
    return root
  }
  const firstOf = new Map<string, string>()
  for (const { entry, judge } of pairs) {
    if (!above.has(judge)) above.set(judge, judge)
    const first = firstOf.get(entry)
    if (first === undefined) firstOf.set(entry, judge)
    else above.set(rootOf(judge), rootOf(first))
  }
  const parts = new Map<string, string[]>()
  for (const judge of [...above.keys()].sort()) {
    const root = rootOf(judge)
    parts.set(root, [...(parts.get(root) ?? []), judge])
  }
  return [...parts.values()]
}
