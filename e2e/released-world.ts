import type { JudgedStage, JudgedStageOptions } from '../apps/api/src/testing/judged-stage.ts'
import {
  decide,
  insertApprovedResult,
  release,
  type ResultPeople,
  resultPeople,
} from '../apps/api/src/testing/released-result.ts'
import type { ServedWorld } from './world.ts'

interface Released {
  people: ResultPeople
  it: JudgedStage
}

/** A contest whose result is released: four works, two of them with equal sheets. */
export const insertReleased = async (
  { world }: ServedWorld,
  options: Pick<JudgedStageOptions, 'rules'> = {},
): Promise<Released> => {
  const people = await resultPeople(world)
  const it = await insertApprovedResult(world, people, {
    ...options,
    totals: [
      [80, 85],
      [90, 91.5],
      [80, 85],
      [70, 71],
    ],
  })
  await decide(it, people)
  await release(it, people)
  return { people, it }
}
