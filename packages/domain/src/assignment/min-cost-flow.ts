/**
 * Cheapest maximum flow with whole capacities and whole, non-negative costs: the primal-dual method (Dijkstra on
 * reduced costs, then a blocking flow on the edges that became free; see Ahuja, Magnanti, Orlin, Network Flows,
 * ch. 9). Deterministic: among equally cheap flows the order in which edges were added decides.
 */
export interface FlowNetwork {
  nodes: number
  /** Edge 2k goes forward, 2k + 1 is its way back. */
  to: number[]
  capacity: number[]
  cost: number[]
  edgesFrom: number[][]
}

export const emptyNetwork = (): FlowNetwork => ({ nodes: 0, to: [], capacity: [], cost: [], edgesFrom: [] })

export const addNode = (network: FlowNetwork): number => {
  network.edgesFrom.push([])
  return network.nodes++
}

/** Returns the edge's number; its flow is the capacity of its way back. */
export const addEdge = (
  network: FlowNetwork,
  from: number,
  to: number,
  capacity: number,
  cost: number,
): number => {
  const edge = network.to.length
  network.to.push(to, from)
  network.capacity.push(capacity, 0)
  network.cost.push(cost, -cost)
  network.edgesFrom[from]?.push(edge)
  network.edgesFrom[to]?.push(edge + 1)
  return edge
}

export const flowOn = (network: FlowNetwork, edge: number): number => network.capacity[edge + 1] ?? 0

interface Heap {
  keys: number[]
  nodes: number[]
}

const push = (heap: Heap, key: number, node: number) => {
  let i = heap.keys.length
  heap.keys.push(key)
  heap.nodes.push(node)
  while (i > 0) {
    const parent = (i - 1) >> 1
    if ((heap.keys[parent] ?? 0) <= key) break
    heap.keys[i] = heap.keys[parent] ?? 0
    heap.nodes[i] = heap.nodes[parent] ?? 0
    i = parent
  }
  heap.keys[i] = key
  heap.nodes[i] = node
}

const pop = (heap: Heap): { key: number; node: number } | undefined => {
  const key = heap.keys[0]
  const node = heap.nodes[0]
  const lastKey = heap.keys.pop()
  const lastNode = heap.nodes.pop()
  if (key === undefined || node === undefined || lastKey === undefined || lastNode === undefined)
    return undefined
  const size = heap.keys.length
  if (size === 0) return { key, node }
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= size) break
    if (child + 1 < size && (heap.keys[child + 1] ?? 0) < (heap.keys[child] ?? 0)) child++
    if ((heap.keys[child] ?? 0) >= lastKey) break
    heap.keys[i] = heap.keys[child] ?? 0
    heap.nodes[i] = heap.nodes[child] ?? 0
    i = child
  }
  heap.keys[i] = lastKey
  heap.nodes[i] = lastNode
  return { key, node }
}

/** Distances by reduced cost from the source; Infinity where nothing leads. */
const distances = (network: FlowNetwork, source: number, potential: readonly number[]): number[] => {
  const distance = Array<number>(network.nodes).fill(Number.POSITIVE_INFINITY)
  distance[source] = 0
  const heap: Heap = { keys: [], nodes: [] }
  push(heap, 0, source)
  for (let top = pop(heap); top; top = pop(heap)) {
    const { key, node } = top
    if (key > (distance[node] ?? 0)) continue
    for (const edge of network.edgesFrom[node] ?? []) {
      if ((network.capacity[edge] ?? 0) <= 0) continue
      const next = network.to[edge] ?? 0
      const along = key + (network.cost[edge] ?? 0) + (potential[node] ?? 0) - (potential[next] ?? 0)
      if (along < (distance[next] ?? 0)) {
        distance[next] = along
        push(heap, along, next)
      }
    }
  }
  return distance
}

/** Sends as much as the edges of reduced cost 0 carry (Dinic's blocking flows). */
const sendFree = (
  network: FlowNetwork,
  source: number,
  sink: number,
  potential: readonly number[],
): number => {
  const isFree = (edge: number, from: number) =>
    (network.capacity[edge] ?? 0) > 0 &&
    (network.cost[edge] ?? 0) + (potential[from] ?? 0) - (potential[network.to[edge] ?? 0] ?? 0) === 0

  const layers = (): number[] => {
    const level = Array<number>(network.nodes).fill(-1)
    level[source] = 0
    const queue = [source]
    for (const node of queue) {
      for (const edge of network.edgesFrom[node] ?? []) {
        const next = network.to[edge] ?? 0
        if (level[next] !== -1 || !isFree(edge, node)) continue
        level[next] = (level[node] ?? 0) + 1
        queue.push(next)
      }
    }
    return level
  }

  let sent = 0
  for (let level = layers(); level[sink] !== -1; level = layers()) {
    const tried = Array<number>(network.nodes).fill(0)
    const send = (node: number, limit: number): number => {
      if (node === sink) return limit
      const edges = network.edgesFrom[node] ?? []
      for (; (tried[node] ?? 0) < edges.length; tried[node] = (tried[node] ?? 0) + 1) {
        const edge = edges[tried[node] ?? 0] ?? 0
        const next = network.to[edge] ?? 0
        if (level[next] !== (level[node] ?? 0) + 1 || !isFree(edge, node)) continue
        const through = send(next, Math.min(limit, network.capacity[edge] ?? 0))
        if (through > 0) {
          network.capacity[edge] = (network.capacity[edge] ?? 0) - through
          network.capacity[edge ^ 1] = (network.capacity[edge ^ 1] ?? 0) + through
          return through
        }
      }
      return 0
    }
    for (
      let through = send(source, Number.MAX_SAFE_INTEGER);
      through > 0;
      through = send(source, Number.MAX_SAFE_INTEGER)
    ) {
      sent += through
    }
  }
  return sent
}

/** Sends the cheapest maximum flow; the network then holds it. Returns how much was sent. */
export const sendCheapestFlow = (network: FlowNetwork, source: number, sink: number): number => {
  const potential = Array<number>(network.nodes).fill(0)
  let sent = 0
  for (;;) {
    const distance = distances(network, source, potential)
    const toSink = distance[sink] ?? Number.POSITIVE_INFINITY
    if (!Number.isFinite(toSink)) return sent
    for (let node = 0; node < network.nodes; node++) {
      potential[node] = (potential[node] ?? 0) + Math.min(distance[node] ?? 0, toSink)
    }
    sent += sendFree(network, source, sink, potential)
  }
}

/** Nodes that could still be reached from the source: its side of a smallest cut, which proves the maximum. */
export const sourceSide = (network: FlowNetwork, source: number): Set<number> => {
  const side = new Set([source])
  for (const node of side) {
    for (const edge of network.edgesFrom[node] ?? []) {
      if ((network.capacity[edge] ?? 0) > 0) side.add(network.to[edge] ?? 0)
    }
  }
  return side
}
