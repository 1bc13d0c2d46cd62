import { startTestServer } from '@xk/db/testing'
import { attackCouncils } from '../../apps/api/src/testing/ballot-linkage.ts'

/**
 * 200 councils of nine vote, some of the nine on paper, and an adversary with the dump and its system columns, ledger,
 * log, jobs and files guesses no better than chance; where a fault is planted it finds it.
 */
export const attackManyCouncils = async (councils = 200) => {
  const { server, stop } = await startTestServer()
  try {
    const began = Date.now()
    const found = await attackCouncils(server, councils, (done) =>
      console.log(`${done} councils after ${((Date.now() - began) / 1000).toFixed(0)} s`),
    )
    for (const [name, { best, bound, usual, ways, expected, pairs }] of Object.entries(found))
      console.log(
        `${councils} councils of nine, ${name}: best of ${ways} ways to guess found ${best.hits} of ${pairs} (${best.way}); chance gives ${expected} to one way and about ${usual} to the best, at most ${bound}`,
      )
    for (const { best, bound } of [found.casting, found.closed])
      if (best.hits > bound) throw new Error(`ballots can be linked: ${best.way}`)
    for (const { best, bound } of [found.castingInOrder, found.closedInOrder, found.closedByWay])
      if (best.hits <= bound) throw new Error('a planted fault was not found')
  } finally {
    await stop()
  }
}
