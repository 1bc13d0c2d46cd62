import type { Problem, ProblemCode } from '@xk/domain/kernel'

/**
 * The one table from problem codes to HTTP statuses: 401 no session, 403 known but not allowed, 404 unknown or
 * may not know, 409 stage or version conflict, 422 invalid input, 429 too many. Words are in i18n.
 */
export const PROBLEM_STATUS = {
  'access/signed-out': 401,
  'access/forbidden': 403,
  'access/fresh-confirmation-needed': 403,
  'access/second-person-needed': 403,
  'access/too-many-attempts': 429,
  'access/sign-in-failed': 422,
  'access/second-factor-wrong': 422,
  'access/link-unusable': 404,
  'access/password-weak': 422,
  'access/password-wrong': 422,
  'account/login-taken': 422,
  'grant/last-administrator': 409,
  'record/not-found': 404,
  'record/stale-version': 409,
  'record/in-wrong-state': 409,
  'command/reused-id': 409,
  'input/invalid': 422,
  'input/malformed': 400,
  'input/too-large': 413,
  'system/unavailable': 503,
  'system/fault': 500,
  'edition/not-ready': 409,
  'stage/closed': 409,
  'stage/not-open': 409,
  'entry/incomplete': 422,
  'file/empty': 422,
  'file/too-large': 413,
  'file/too-many': 422,
  'file/type-not-allowed': 422,
  'file/content-differs-from-name': 422,
  'file/encrypted': 422,
  'file/damaged': 422,
  'file/unsafe': 422,
  'file/too-many-pixels': 422,
  'file/too-many-pages': 422,
  'file/name-unusable': 422,
  'sheet/incomplete': 422,
  'sheet/already-handed-in': 409,
  'panel/not-eligible': 409,
  'panel/conflicted': 409,
  'panel/undertaking-needed': 403,
  'result/gaps-unresolved': 409,
  'result/sheets-missing': 409,
  'assignment/infeasible': 409,
  'award/below-floor': 409,
  'award/not-ranked': 409,
  'award/reason-needed': 422,
  'award/would-reorder': 409,
} as const satisfies Record<ProblemCode, number>

/** application/problem+json (RFC 9457): type is the code, the facts stand beside it. */
export type ProblemBody = Problem & { type: string; status: number; title: string }
