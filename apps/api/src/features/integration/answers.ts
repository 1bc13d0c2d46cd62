import { SCHEDULE_KEYS, EDITION_STATES, ENTRY_STATES } from '@xk/domain/edition'
import { PROGRAMME_KINDS, richTextSchema } from '@xk/domain/kernel'
import { entryRulesSchema, PERSON_ROLES, rulesetSchema } from '@xk/domain/ruleset'
import { z, type ZodType } from 'zod'

/** What the promised operations answer, as the document says it; a test holds real answers against it. */
const instant = z.iso.datetime()
const id = z.guid()
const whole = z.int()
const commands = z.array(z.string()).describe('What the asker may do here')
const nullable = <T extends ZodType>(schema: T) => schema.nullable()

const editionLine = z.object({
  id,
  programme: z.enum(PROGRAMME_KINDS),
  title: z.string(),
  slug: z.string().describe('Its place in public addresses: /cuoc-thi/{slug}, /ket-qua/{slug}'),
  state: z.enum(EDITION_STATES),
  blind: z.boolean(),
  round: nullable(z.string()).describe('Name of the scored stage under way, from the second one on'),
  openedAt: nullable(instant),
})
const dateLine = z.object({
  key: z.enum(SCHEDULE_KEYS),
  at: instant,
  unitId: nullable(id).describe('null: for all units'),
  unitName: nullable(z.string()),
  reason: nullable(z.string()).describe('Why it was extended'),
  recordedAt: instant,
})
const version = z.object({
  version: whole,
  digest: nullable(z.string()),
  reason: nullable(z.string()),
  frozenAt: nullable(instant),
})
const counts = z.object({
  submitted: whole,
  units: whole,
  undecided: whole,
  awaitingSupplement: whole,
  accepted: whole,
  refused: whole,
  renditions: whole,
  withoutRendition: whole,
  underassigned: whole,
  panelMembers: whole,
  assignments: whole,
  handedIn: whole,
  stillMasked: whole,
  councilMissing: whole,
  roundsClosed: whole,
  roundsOpen: whole,
})
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

const editions = z.object({
  serverNow: instant,
  allowed: commands,
  editions: z.array(
    z.object({
      edition: editionLine,
      dates: z.array(dateLine),
      scored: z.array(z.object({ label: z.string(), state: z.string(), blind: z.boolean() })),
      counts,
      next: z.object({
        act: nullable(z.string()),
        needs: z.array(z.object({ code: z.string(), count: whole, done: z.boolean() })),
      }),
      blocking: z.array(z.object({ code: z.string(), facts, blocking: z.boolean() })),
      allowed: commands,
    }),
  ),
})

const rulesBody = z.object({ body: rulesetSchema })
const rules = z.object({
  edition: editionLine,
  shown: version,
  rules: rulesBody,
  before: nullable(rulesBody).describe('The version before the one shown'),
  versions: z.array(version),
  dates: z.array(dateLine),
  mayManage: z.boolean(),
  allowed: commands,
})

const unit = z.object({ id, name: z.string() })
const officerHome = z.object({
  serverNow: instant,
  units: z.array(unit),
  editions: z.array(
    z.object({
      id,
      title: z.string(),
      state: z.enum(EDITION_STATES),
      programme: z.enum(PROGRAMME_KINDS),
      entryNoun: z.string(),
      divisions: z.array(z.object({ key: z.string(), label: z.string() })),
      opensAt: nullable(instant),
      forUnits: z.array(z.object({ unitId: id, closesAt: nullable(instant), mayBegin: z.boolean() })),
    }),
  ),
  entries: z.array(
    z.object({
      id,
      editionId: id,
      unitId: id,
      unitIds: z.array(id),
      state: z.enum(ENTRY_STATES),
      title: nullable(z.string()),
      missing: whole,
      asked: whole,
      due: nullable(instant),
      reason: nullable(z.string()),
      items: whole,
      submittedAt: nullable(instant),
      mayHandIn: z.boolean(),
      mayHandInLate: z.boolean(),
      onBehalf: z.boolean(),
    }),
  ),
})

const entryBody = z.object({
  fields: z.record(z.string(), z.union([z.string(), richTextSchema, z.boolean(), z.null()])),
  people: z.array(
    z.object({
      id: z.string(),
      fullName: z.string(),
      birthDate: nullable(z.string()),
      birthYear: nullable(whole),
      position: z.string(),
      unitId: nullable(z.string()),
      role: z.enum(PERSON_ROLES),
      share: nullable(whole),
      representative: z.boolean(),
      phone: nullable(z.string()),
      email: nullable(z.string()),
      consents: z.record(z.string(), z.boolean()),
    }),
  ),
  declarations: z.record(z.string(), z.boolean()),
  jointUnits: z.array(z.string()),
})
const nomination = z
  .object({
    asksPeople: z.boolean(),
    people: z.array(
      z.object({
        id: z.string(),
        purposes: z.array(
          z.object({
            purpose: z.string(),
            label: z.string(),
            required: z.boolean(),
            state: z.enum(['given', 'refused', 'withdrawn', 'waiting']),
            assurance: nullable(z.enum(['self', 'paper', 'link', 'recordedByUnit'])),
            at: nullable(instant),
          }),
        ),
        missing: z.array(z.string()).describe('Required purposes without a yes'),
        requests: z.array(
          z.object({
            id,
            channel: z.enum(['officer', 'mail', 'paper']),
            issuedAt: instant,
            expiresAt: nullable(instant),
            answeredAt: nullable(instant),
            sentTo: nullable(z.string()).describe('Null unless the unit wrote the address down itself'),
            assurance: z.enum(['self', 'paper', 'link', 'recordedByUnit']),
            evidenceFile: z.boolean(),
            recordedBy: nullable(z.string()).describe('Who recorded a signed page'),
            recordedByUnit: z.boolean().describe('They spoke for the unit of the dossier'),
          }),
        ),
      }),
    ),
    corrections: z.array(
      z.object({
        id,
        pointer: z.string(),
        proposed: z.string(),
        state: z.enum(['open', 'taken', 'declined']),
      }),
    ),
    endorsements: z.array(
      z.object({
        id,
        slot: z.string(),
        agrees: nullable(z.boolean()),
        signerName: nullable(z.string()),
        signerPosition: nullable(z.string()),
        note: nullable(z.string()),
        issuedAt: instant,
        expiresAt: instant,
        answeredAt: nullable(instant),
        changedSince: z.boolean().describe('The text changed since: not confirmed any more'),
        account: nullable(z.string()),
      }),
    ),
  })
  .describe('Consents, corrections and confirmations of a dossier')
const attachment = z.object({
  id,
  name: z.string(),
  type: z.string(),
  bytes: whole,
  pages: nullable(whole),
  audience: z.string(),
  sha256: z.string(),
  slot: nullable(z.string()).describe('The part of the dossier that it fills'),
  width: nullable(whole),
  height: nullable(whole),
})
const scan = z.object({ id, name: z.string(), type: z.string(), bytes: whole, at: instant })
const revision = z.object({
  n: whole,
  receiptCode: z.string(),
  digest: z.string(),
  submittedAt: instant,
  lateReason: nullable(z.string()),
})
const intake = nullable(
  z.object({
    about: z.object({
      channel: z.enum(['paper', 'mail', 'other']),
      receivedAt: instant,
      note: z.string(),
      enteredByName: nullable(z.string()),
      enteredAt: instant,
    }),
    scans: z.array(scan),
  }),
).describe('How it came, where the secretariat typed it in')
const late = z.object({ accepted: z.boolean(), reason: z.string(), at: instant })
const issue = z.object({ pointer: z.string(), code: z.string(), facts: facts.optional() })

const entry = z.object({
  id,
  state: z.enum(ENTRY_STATES),
  division: z.string(),
  divisionLabel: z.string(),
  unitId: id,
  unitName: z.string(),
  editionId: id,
  editionTitle: z.string(),
  entryNoun: z.string(),
  programme: z.enum(PROGRAMME_KINDS),
  blind: z.boolean(),
  form: entryRulesSchema,
  draft: z.object({ version: whole, savedAt: nullable(instant), body: entryBody }),
  attachments: z.array(attachment),
  confirmations: z.array(scan),
  revisions: z.array(revision),
  intake,
  lateDecisions: z.array(late),
  waiting: nullable(z.object({ draftVersion: whole, inGrace: z.boolean() })),
  graceUntil: nullable(instant),
  uploads: z.array(z.object({ id, name: z.string(), size: whole, received: whole })),
  screenings: z.array(
    z.object({
      result: z.enum(['accepted', 'returned', 'refused']),
      items: z.array(z.object({ pointer: z.string(), note: z.string() })),
      reason: z.string(),
      due: nullable(instant),
      at: instant,
    }),
  ),
  issues: z.array(issue),
  lacks: z.array(issue).describe('What may follow after handing in'),
  overQuota: nullable(
    z.object({ rule: z.string(), outcome: z.string().optional(), because: facts.optional() }),
  ).describe('While it can be changed: beyond the quota of its unit, with the figures'),
  nomination,
  units: z.array(unit),
  opensAt: nullable(instant),
  closesAt: nullable(instant),
  due: nullable(instant),
  confirmationUntil: nullable(instant),
  serverNow: instant,
  allowed: commands,
})

const receipt = z.object({
  entryId: id,
  state: z.enum(ENTRY_STATES),
  isLatest: z.boolean(),
  head: z.object({
    unitName: z.string(),
    title: nullable(z.string()),
    editionTitle: z.string(),
    entryNoun: z.string(),
    confirmed: z.boolean(),
  }),
  revision,
  intake,
  lateDecisions: z.array(late),
  form: entryRulesSchema,
  body: nullable(entryBody).describe('null once it was erased'),
  attachments: z.array(attachment),
})

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** By operation: the name of its answer and the schema, or the type of the file that it sends. */
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
