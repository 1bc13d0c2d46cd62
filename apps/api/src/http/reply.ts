import { contentDisposition } from '@xk/documents'
import type { Problem, Result } from '@xk/domain/kernel'
import type { Sendable } from '@xk/domain/policy'
import type { Context, TypedResponse } from 'hono'
import { problem } from './problem.ts'

/** What arrives at the other end: the same shape without the mark. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [K in keyof T as K extends symbol ? never : K]: Plain<T[K]> }
    : T

/** The one way that data leaves the API: only values that went through the policy fit. */
export const reply = <T extends object>(c: Context, value: Sendable<T>) => {
  c.header('cache-control', 'private, no-store')
  return c.json(value) as unknown as Response & TypedResponse<Plain<T>, 200, 'json'>
}

/** A result as it is: the value, or its problem. */
export const replyResult = <T extends object>(c: Context, result: Result<Sendable<T>, Problem>) =>
  result.ok ? reply(c, result.value) : (problem(c, result.problem) as never)

/** A paper to look at or to print: what is on it was decided by the policy before it was printed. */
export const pdfReply = (c: Context, name: string, pdf: Result<Uint8Array, Problem>) =>
  pdf.ok
    ? c.body(new Uint8Array(pdf.value).buffer, 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${name}"`,
        'cache-control': 'private, no-store',
      })
    : (problem(c, pdf.problem) as never)

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list to take along, under its Vietnamese name; what is on it was decided by the policy before it was written. */
export const xlsxReply = (c: Context, name: string, sheet: Result<Uint8Array, Problem>) =>
  sheet.ok
    ? (c.body(new Uint8Array(sheet.value).buffer, 200, {
        'content-type': XLSX,
        'content-disposition': contentDisposition(name),
        'cache-control': 'private, no-store',
      }) as never)
    : (problem(c, sheet.problem) as never)
