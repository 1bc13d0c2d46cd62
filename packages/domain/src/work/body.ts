import { z } from 'zod'

const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()
/** Typed text as it stands in a draft: one line, perhaps empty. */
const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine(storable)
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' '))
    .default('')
const paragraphs = (max: number) =>
  z
    .string()
    .max(max)
    .refine(storable)
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n'))
    .default('')
/** An ISO day, or empty while it is not chosen. */
const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .refine((text) => text === '' || z.iso.date().safeParse(text).success)
  .default('')

/** youthProject: công trình thanh niên. youthTask: phần việc thanh niên. */
export const WORK_SORTS = ['youthProject', 'youthTask'] as const
export type WorkSort = (typeof WORK_SORTS)[number]

/** What a reported work is counted by; each is a number as typed, empty where it does not apply. */
export const WORK_FIGURES = [
  'peopleHelped',
  'dossiersSettled',
  'hoursSaved',
  'participants',
  'readers',
  'moneySaved',
] as const
export type WorkFigure = (typeof WORK_FIGURES)[number]

const reportSchema = z.object({
  done: paragraphs(8000),
  /** How much of the aim was reached, in the aim's own unit, as typed. */
  achieved: line(30),
  figures: z.partialRecord(z.enum(WORK_FIGURES), line(30)).default({}),
  links: z
    .array(z.object({ label: line(200), url: line(500) }))
    .max(20)
    .default([]),
})

/** What a unit writes about a work, from its plan to its report; numbers as typed (`checkWork` reads them). */
export const workBodySchema = z.object({
  title: line(300),
  sort: z.enum(WORK_SORTS).default('youthTask'),
  kind: line(60),
  branch: line(200),
  responsible: z.object({ fullName: line(100), position: line(150) }).default({ fullName: '', position: '' }),
  from: day,
  to: day,
  aim: paragraphs(2000),
  goal: z.object({ value: line(30), unit: line(60) }).default({ value: '', unit: '' }),
  /** The administrative procedure that it is about (thủ tục hành chính). */
  procedure: line(300),
  report: reportSchema.default({ done: '', achieved: '', figures: {}, links: [] }),
})
export type WorkBody = z.infer<typeof workBodySchema>

export const EMPTY_WORK: WorkBody = workBodySchema.parse({})
