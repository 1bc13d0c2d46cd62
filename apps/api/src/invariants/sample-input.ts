import { z, type ZodType } from 'zod'

/** The part of JSON Schema that input schemas use. */
interface Shape {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
}

/** An id for a field of this name ('stageEntryId'), where the world has one. */
export type IdFor = (field: string) => string | undefined

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'

/** Texts for the patterns that the schemas use; a new one is added here. */
const PATTERNS: [RegExp, string][] = [
  [/0-9a-f/, 'c0ffee00c0ffee00c0ffee00c0ffee00'],
  [/\\d\{4\}.*\\d\{2\}/, '2026-12-10'],
]

const textOf = (shape: Shape, field: string, idFor: IdFor): string => {
  if (shape.format === 'uuid' || field.endsWith('Id')) return idFor(field) ?? UNKNOWN_ID
  if (shape.format === 'date-time') return '2026-12-10T02:00:00Z'
  if (shape.format === 'date') return '2026-12-10'
  if (shape.format === 'email') return 'ai.do@khoi.example'
  if (shape.pattern)
    return PATTERNS.find(([pattern]) => pattern.test(shape.pattern ?? ''))?.[1] ?? '2026-12-10'
  return 'Nội dung đủ dài'.padEnd(shape.minLength ?? 0, ' a')
}

const valueOf = (shape: Shape, field: string, idFor: IdFor): unknown => {
  if ('const' in shape) return shape.const
  if (shape.enum) return shape.enum[0]
  const inner = shape.anyOf?.[0] ?? shape.oneOf?.[0] ?? shape.allOf?.[0]
  if (inner) return valueOf(inner, field, idFor)
  switch (shape.type) {
    case 'string':
      return textOf(shape, field, idFor)
    case 'integer':
    case 'number':
      return Math.max(shape.minimum ?? 0, 0)
    case 'boolean':
      return true
    case 'array':
      return Array.from({ length: shape.minItems ?? 0 }, () =>
        valueOf(shape.items ?? {}, field.replace(/s$/, ''), idFor),
      )
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {})
          .filter(([key]) => shape.required?.includes(key))
          .map(([key, own]) => [key, valueOf(own, key, idFor)]),
      )
    default:
      return {}
  }
}

/**
 * Input that a schema accepts, with every required field; undefined where none could be made from the schema
 * alone and the table of samples must give one.
 */
export const sampleOf = (schema: ZodType, idFor: IdFor = () => undefined): unknown => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const sample = valueOf(shape, '', idFor)
  return schema.safeParse(sample).success ? sample : undefined
}

/** Top-level fields of an object schema. */
export const fieldsOf = (schema: ZodType): string[] => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return Object.keys(shape.properties ?? {})
}
