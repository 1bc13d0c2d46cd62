import { step } from '../steps.ts'

/** At most, in milliseconds: long beside what an answer takes, so that two that are asked for at once change places. */
const LAG_MS = '2000'

/** Every browser journey with each answer late by a while drawn anew: none may count on the order of two answers. */
export const journeysWithLateAnswers = async (): Promise<void> => {
  const built = await step('build', process.execPath, ['apps/api/src/cli/build-web.ts'])
  const code = built || (await step('journeys with late answers', 'playwright', ['test'], { LAG_MS }))
  if (code !== 0) throw new Error('a journey counts on the order of two answers')
}
