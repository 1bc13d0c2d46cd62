import { parseArgs } from 'node:util'
import { UsageError } from './installation.ts'

/** Options of the form `--name VALUE`, flags of the form `--name`, and what stands without a name. */
export const readOptions = (
  args: readonly string[],
  expected: { values?: readonly string[]; flags?: readonly string[] },
): { values: Map<string, string>; flags: Set<string>; rest: string[] } => {
  const values = (expected.values ?? []).map((name) => [name, { type: 'string' as const }] as const)
  const flags = (expected.flags ?? []).map((name) => [name, { type: 'boolean' as const }] as const)
  try {
    const parsed = parseArgs({
      args: [...args],
      options: Object.fromEntries([...values, ...flags]),
      allowPositionals: true,
    })
    const given = Object.entries(parsed.values)
    return {
      values: new Map(given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
      rest: parsed.positionals,
    }
  } catch {
    throw new UsageError(`Tùy chọn không đúng: ${args.join(' ')}`)
  }
}
