/**
 * What is logged of a fault: its kind, the database's code and where in the program it happened. Messages stay
 * out, for drivers write the values of a statement into them.
 */
export const faultFacts = (error: Error) => {
  const cause = error.cause instanceof Error ? error.cause : undefined
  const { code } = (cause ?? error) as { code?: unknown }
  const framesOf = (stack = '') => stack.split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: cause ? `${error.name} < ${cause.name}` : error.name,
    ...(typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? { code } : {}),
    at: [...framesOf(error.stack).slice(0, 15), ...framesOf(cause?.stack).slice(0, 5)],
  }
}
