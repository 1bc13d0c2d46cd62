import type { ProblemBody } from '@xk/contract'

/** Sent again it may be taken: signed in anew, unlocked, less hurried; or begun where the server's count differs. */
const MAY_PASS = [401, 423, 429]

/** Whether a piece of a file was refused for good: no later try could bring it through. */
export const isRefused = ({ status, code }: Pick<ProblemBody, 'status' | 'code'>): boolean =>
  status < 500 && !MAY_PASS.includes(status) && code !== 'upload/offset-differs'
