/** A flow in whole parts of 1/parts along arcs; into and out of each node it comes to a whole number. */
interface PartedFlow {
  nodes: number
  parts: number
  from: readonly number[]
  to: readonly number[]
  /** Flow of each arc, in parts. */
  flow: readonly number[]
}

/**
 * Rounds a flow to whole numbers at random so that what each arc gets is its flow on average, exactly, and what
 * comes through each node stays what it was. Dependent rounding along cycles (Gandhi, Khuller, Parthasarathy,
 * Srinivasan, Dependent rounding and its applications, JACM 2006; for flows: Budish, Che, Kojima, Milgrom, Designing
 * random allocation mechanisms, AER 2013): every node that touches a broken arc touches another, so there is a cycle;
 * push along it one way or the other, with the chances that leave every arc's average, until one of its arcs is whole.
 *
 * `below(n)` draws a whole number from 0 to n − 1. Returns whole flows, in units of 1.
 */
export const roundFlow = (it: PartedFlow, below: (n: number) => number): number[] => {
  const { parts, from, to } = it
  const flow = [...it.flow]
  const isBroken = (arc: number) => (flow[arc] ?? 0) % parts !== 0
  const around: number[][] = Array.from({ length: it.nodes }, () => [])
  for (let arc = 0; arc < flow.length; arc++) {
    if (!isBroken(arc)) continue
    around[from[arc] ?? 0]?.push(arc)
    around[to[arc] ?? 0]?.push(arc)
  }
  /** A broken arc at this node other than the one that led here. */
  const nextArc = (node: number, but: number): number => {
    const arcs = around[node] ?? []
    for (let i = arcs.length - 1; i >= 0; i--) {
      const arc = arcs[i] ?? 0
      if (!isBroken(arc)) {
        const last = arcs.pop() ?? 0
        if (i < arcs.length) arcs[i] = last
      } else if (arc !== but) return arc
    }
    return -1
  }
  const other = (arc: number, node: number) => (from[arc] === node ? (to[arc] ?? 0) : (from[arc] ?? 0))

  /** Pushes along a cycle, given as arcs with the node that each is left from. */
  const push = (cycle: readonly { arc: number; node: number }[]) => {
    let [up, down] = [parts, parts]
    for (const { arc, node } of cycle) {
      const rest = (flow[arc] ?? 0) % parts
      const along = from[arc] === node
      up = Math.min(up, along ? parts - rest : rest)
      down = Math.min(down, along ? rest : parts - rest)
    }
    const by = below(up + down) < down ? up : -down
    for (const { arc, node } of cycle) flow[arc] = (flow[arc] ?? 0) + (from[arc] === node ? by : -by)
  }

  const placeOnPath = new Int32Array(it.nodes).fill(-1)
  for (let start = 0; start < it.nodes; start++) {
    const path: { arc: number; node: number }[] = []
    let node = start
    for (;;) {
      const arc = nextArc(node, path.at(-1)?.arc ?? -1)
      if (arc < 0) {
        if (path.length > 0) throw new Error('the flow doesn’t come to a whole number at every node')
        break
      }
      placeOnPath[node] = path.length
      path.push({ arc, node })
      node = other(arc, node)
      const seen = placeOnPath[node] ?? -1
      if (seen < 0) continue
      const cycle = path.splice(seen)
      for (const step of cycle) placeOnPath[step.node] = -1
      push(cycle)
    }
  }
  return flow.map((amount) => Math.round(amount / parts))
}
