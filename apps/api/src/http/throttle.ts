import type { Problem } from '@xk/domain/kernel'
import type postgres from 'postgres'
import { type RateLimiterAbstract, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** Limits that hold across processes and restarts: the counters are in the database. */
export interface Throttles {
  /** Sign-in attempts, per login and per address. */
  signIn: RateLimiterAbstract
  signInAddress: RateLimiterAbstract
  secondFactor: RateLimiterAbstract
  link: RateLimiterAbstract
  upload: RateLimiterAbstract
  /** Questions from the public, per address. */
  question: RateLimiterAbstract
  /** Trials of webhooks, per account. */
  webhookTrial: RateLimiterAbstract
  /** Asked-for new passwords, per login and per address. */
  passwordReset: RateLimiterAbstract
  passwordResetAddress: RateLimiterAbstract
  /** Consequential commands of one account. */
  command: RateLimiterAbstract
}

export const createThrottles = (sql: postgres.Sql): Throttles => {
  // The library wants a client with node-postgres' query form; this is all of it that it uses.
  const storeClient = {
    query: async ({ text, values }: { text: string; values: (string | number)[] }) => {
      const rows = await sql.unsafe(text, values)
      return { rows, rowCount: rows.count }
    },
  }
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient,
      storeType: 'client',
      tableName: 'throttle',
      tableCreated: true,
      keyPrefix,
      points,
      duration,
    })
  return {
    signIn: limiter('signIn', 8, 15 * 60),
    signInAddress: limiter('signInAddress', 60, 15 * 60),
    secondFactor: limiter('secondFactor', 6, 15 * 60),
    link: limiter('link', 40, 15 * 60),
    upload: limiter('upload', 120, 60 * 60),
    question: limiter('question', 10, 60 * 60),
    webhookTrial: limiter('webhookTrial', 30, 60 * 60),
    passwordReset: limiter('passwordReset', 3, 60 * 60),
    passwordResetAddress: limiter('passwordResetAddress', 20, 60 * 60),
    command: limiter('command', 600, 60),
  }
}

/** Counts one attempt; the problem to answer with when there were too many. */
export const throttled = async (limiter: RateLimiterAbstract, key: string): Promise<Problem | undefined> => {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { code: 'access/too-many-attempts', retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) }
  }
}
