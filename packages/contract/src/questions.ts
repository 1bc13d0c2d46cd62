import { readMail } from '@xk/domain/organisation'
import { z } from 'zod'
import { line, paragraphs } from './line.ts'

const wording = { title: line(200, 5), body: paragraphs(4000, 10) }
const sort = z.enum(['question', 'suggestion'])

/** From anybody: about an edition by its address, or to a unit. Name and contact may be left out. */
export const askPublicSchema = z.object({
  about: z.union([
    z.object({ slug: z.string().min(1).max(80) }).strict(),
    z.object({ unitId: z.uuid() }).strict(),
  ]),
  sort: sort.default('question'),
  ...wording,
  name: line(100, 0).default(''),
  contact: line(200, 0).default(''),
  /** Where to tell of the answer, once; only with the asker's agreement. */
  email: z
    .string()
    .max(254)
    .refine((text) => text.trim() === '' || readMail(text) !== null, { error: 'not a mail address' })
    .default(''),
  tellByMail: z.boolean().default(false),
  challenge: z.string().min(10).max(300),
  answer: z
    .number()
    .int()
    .min(0)
    .max(2 ** 40),
})

/** From an officer, for a unit of theirs, about an edition. */
export const askEditionSchema = z.object({ editionId: z.uuid(), unitId: z.uuid(), ...wording })

/** The answer, with the question as it is to be published: names that were typed into it can be taken out. */
export const answerQuestionSchema = z.object({
  baseVersion: z.number().int().min(1),
  ...wording,
  answer: paragraphs(8000, 5),
})
export const moderateQuestionSchema = z.object({ reason: line(500, 3) })
export const routeQuestionSchema = z.object({ unitId: z.uuid(), reason: line(500, 3) })

export const questionListSchema = z.object({
  show: z.enum(['waiting', 'overdue', 'answered', 'hidden', 'all']).default('waiting'),
  about: z.enum(['all', 'editions', 'units']).default('all'),
  q: z.string().max(100).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

export interface PublicQuestion {
  id: string
  sort: 'question' | 'suggestion'
  title: string
  body: string
  answer: string
  answeredAt: string
  /** Unit that answered; null: the organisers. */
  unit: string | null
}

export interface PublicUnit {
  id: string
  name: string
  cluster: string
}

/** The portal: what was asked of units and answered. */
export interface QuestionsPage {
  page: 'questions'
  organiser: string | null
  q: string
  unit: string
  units: PublicUnit[]
  items: PublicQuestion[]
  total: number
  nth: number
  pages: number
  answered: number
  waiting: number
}

export interface AskPage {
  page: 'ask'
  organiser: string | null
  /** The edition that it is about; null on the portal. */
  edition: { slug: string; title: string } | null
  units: PublicUnit[]
  workingDays: number
  contactDays: number
  /** Whether an answer can be told by mail. */
  mail: boolean
}

export interface QuestionPage {
  page: 'question'
  organiser: string | null
  item: PublicQuestion
}

/** What whoever asked sees by their code. */
export interface FollowPage {
  page: 'follow'
  organiser: string | null
  title: string
  body: string
  unit: string | null
  edition: string | null
  state: 'waiting' | 'answered' | 'hidden'
  reason: string | null
  askedAt: string
  dueAt: string
  overdue: boolean
  answer: string | null
  answeredAt: string | null
}
