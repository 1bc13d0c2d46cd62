import type { Tx } from './server/connect.ts'

interface Prepared {
  execute: (values?: Record<string, unknown>) => Promise<unknown>
}

/**
 * A query that is put into SQL once, for what is asked all the time: afterwards it costs no more than its values
 * (`sql.placeholder`), and each connection prepares it. `build` ends in `.prepare(name)`; the text must not depend
 * on the values.
 */
export const statement = <Query extends Prepared>(build: (tx: Tx) => Query) => {
  let built: Query | undefined
  return (tx: Tx, values: Record<string, unknown>) => {
    built ??= build(tx)
    // A prepared query keeps the connection that it was made on; all the rest of it serves any other.
    const here: Query = Object.create(built, { client: { value: clientOf(tx) } })
    return here.execute(values) as ReturnType<Query['execute']>
  }
}

const clientOf = (tx: Tx) => (tx._.session as unknown as { client: unknown }).client
