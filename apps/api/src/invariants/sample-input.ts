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
type IdFor = (field: string) => string | undefined

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'

/** Texts of the forms that the schemas ask for; where a pattern matches none, one is added here. */
const FORMS = [
  'Nội dung đủ dài',
  '2026-12-10',
  '5',
  '5/1',
  'y-tuong-2026',
  'a'.repeat(64),
  '/fields/title',
  '10:30',
]

const textOf = (shape: Shape, field: string, idFor: IdFor): string => {
  if (shape.format === 'uuid' || field.endsWith('Id')) return idFor(field) ?? UNKNOWN_ID
  if (shape.format === 'date-time') return '2026-12-10T02:00:00Z'
  if (shape.format === 'date') return '2026-12-10'
  if (shape.format === 'email') return 'ai.do@khoi.example'
  if (shape.pattern) {
    const pattern = new RegExp(shape.pattern, 'u')
    return FORMS.find((form) => pattern.test(form)) ?? ''
  }
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

/** The same value with a text in it replaced. */
const replaced = (value: unknown, [key, ...rest]: readonly PropertyKey[], text: string): unknown => {
  if (key === undefined) return text
  if (Array.isArray(value)) return value.map((it, i) => (i === key ? replaced(it, rest, text) : it))
  const record = value as Record<PropertyKey, unknown>
  return { ...record, [key]: replaced(record[key], rest, text) }
}

/** Rules that stand in code, not in the shape: the first form of text that they accept. */
const mended = (schema: ZodType, sample: unknown): unknown => {
  const issue = schema.safeParse(sample).error?.issues[0]
  if (!issue) return sample
  const isMended = (tried: unknown) =>
    !schema.safeParse(tried).error?.issues.some(({ path }) => path.join() === issue.path.join())
  const better = FORMS.map((form) => replaced(sample, issue.path, form)).find(isMended)
  return better === undefined ? undefined : mended(schema, better)
}

/**
 * Input that a schema accepts, with every required field; undefined where none could be made from the schema
 * alone and the table of samples must give one.
 */
export const sampleOf = (schema: ZodType, idFor: IdFor = () => undefined): unknown => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return mended(schema, valueOf(shape, '', idFor))
}

/** Top-level fields of an object schema. */
export const fieldsOf = (schema: ZodType): string[] => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return Object.keys(shape.properties ?? {})
}
