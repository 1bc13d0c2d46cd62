import { richTextSchema } from '@xk/domain/kernel'
import { entryRulesSchema, rulesetSchema } from '@xk/domain/ruleset'
import { z, type ZodType } from 'zod'
import { editions, rules } from './answers/editions.ts'
import { entry, receipt } from './answers/entry.ts'
import { attachment, entryBody } from './answers/entry-parts.ts'
import { officerHome } from './answers/officer-home.ts'
import { id, instant, whole } from './answers/pieces.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/**
 * What the promised operations answer, as the document says it; a test holds real answers against it. By operation: the
 * name of its answer and the schema, or the type of the file that it sends.
 */
export const ANSWERS: Readonly<Record<string, { name: string; schema: ZodType } | { file: string }>> = {
  'GET /api/editions': { name: 'Editions', schema: editions },
  'GET /api/editions/:id/rules': { name: 'Rules', schema: rules },
  'GET /api/editions/:id/form': { file: DOCX },
  'GET /api/officer/home': { name: 'OfficerHome', schema: officerHome },
  'GET /api/entries/:entryId': { name: 'Entry', schema: entry },
  'GET /api/entries/:entryId/receipt': { name: 'Receipt', schema: receipt },
  'GET /api/entries/:entryId/attachments/:attachmentId': { file: 'application/octet-stream' },
  'POST /api/entries': { name: 'EntryBegun', schema: z.object({ entryId: id }) },
  'PUT /api/entries/:entryId/draft': {
    name: 'DraftSaved',
    schema: z.object({ version: whole, savedAt: instant }),
  },
  'POST /api/entries/:entryId/attachments/upload': { name: 'Attachment', schema: attachment },
}

/** What several answers share, under names of their own. */
const SHARED: Readonly<Record<string, ZodType>> = {
  Ruleset: rulesetSchema,
  EntryForm: entryRulesSchema,
  EntryBody: entryBody,
  RichText: richTextSchema,
}

type Json = Record<string, unknown>

/** New fields may come at any time: no object is closed. */
const open = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(open)
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) =>
      (key === 'additionalProperties' && value === false) || key === '$schema' || key === '$id'
        ? []
        : [[key, open(value)]],
    ),
  )
}

/** Schemas of all answers by name, for `components.schemas`. */
export const answerSchemas = (): Json => {
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(SHARED)) registry.add(schema, { id: name })
  for (const it of Object.values(ANSWERS)) if ('schema' in it) registry.add(it.schema, { id: it.name })
  const { schemas } = z.toJSONSchema(registry, {
    io: 'output',
    unrepresentable: 'any',
    uri: (name) => `#/components/schemas/${name}`,
    // Texts are put into NFC as they come in: a transformation, of which only the outcome is a text again.
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'transform') jsonSchema.type = 'string'
    },
  })
  return open(schemas) as Json
}
