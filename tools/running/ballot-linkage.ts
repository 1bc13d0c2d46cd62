import { startTestServer } from '@xk/db/testing'
import { attackCouncils, keepOrder, type Moment } from '../../apps/api/src/testing/ballot-linkage.ts'

const COUNCILS = 200
const MOMENTS: readonly Moment[] = ['casting', 'closed']

/** 200 councils of nine vote, and an adversary with dump, log and files guesses no better than chance; a planted fault is found. */
export const attackManyCouncils = async () => {
  const { server, stop } = await startTestServer()
  try {
    for (const moment of MOMENTS) {
      const { best, bound, ways, expected } = await attackCouncils(server, COUNCILS, moment)
      console.log(
        `${COUNCILS} councils of nine, ${moment}: best of ${ways} ways to guess found ${best.hits} of ${COUNCILS * 9} (${best.way}); chance gives ${expected}, at most ${bound.toFixed(0)}`,
      )
      if (best.hits > bound) throw new Error(`ballots can be linked: ${best.way}`)
    }
    const planted = await attackCouncils(server, 10, 'closed', keepOrder('closed'))
    console.log(`with the order kept: ${planted.best.hits} of 90 (${planted.best.way})`)
    if (planted.best.hits <= planted.bound) throw new Error('a planted fault was not found')
  } finally {
    await stop()
  }
}
