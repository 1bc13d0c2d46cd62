import { zValidator } from '@hono/zod-validator'
import type { InputIssue } from '@xk/domain/kernel'
import type { ValidationTargets } from 'hono'
import { z, type ZodType } from 'zod'
import { problem } from './problem.ts'
import { notStorableIn } from './storable.ts'

interface Input {
  target: keyof ValidationTargets
  schema: ZodType
}
const inputs = new WeakMap<object, Input>()

/** What a handler registered in the app checks, if it is one of ours: for the tests that walk every route. */
export const inputOf = (handler: object): Input | undefined => inputs.get(handler)

/** Input by schema; anything else answers 422 with JSON pointers. */
export const valid = <Target extends keyof ValidationTargets, Schema extends ZodType>(
  target: Target,
  schema: Schema,
) => {
  const check = zValidator(target, schema, (result, c) => {
    if (result.success) {
      const issues = notStorableIn(result.data)
      return issues.length === 0 ? undefined : (problem(c, { code: 'input/invalid', issues }) as never)
    }
    const issues: InputIssue[] = result.error.issues.slice(0, 50).map((issue) => ({
      pointer: `/${issue.path.map((p) => String(p).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
      code: issue.code ?? 'invalid',
    }))
    return problem(c, { code: 'input/invalid', issues }) as never
  })
  inputs.set(check, { target, schema })
  return check
}

/** An id in the address: one that can't be an id is simply not found. */
export const idParam = zValidator('param', z.object({ id: z.uuid() }), (result, c) =>
  result.success ? undefined : (problem(c, { code: 'record/not-found' }) as never),
)
