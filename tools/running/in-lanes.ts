/** Works on all items, so many at once, each beginning as a lane is free. */
export const inLanes = async <T>(
  items: readonly T[],
  lanes: number,
  work: (item: T, i: number) => Promise<void>,
) => {
  const queue = [...items.entries()]
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0])
    }),
  )
}
