import { z } from 'zod'
import { line, text } from './line.ts'

const reason = line(2000, 3)

/** Words of the web about one exemplar. */
const exemplarWordsSchema = z.object({
  /** One line under the name; empty: position and unit alone. */
  headline: line(160, 0),
  quote: line(400, 0),
  /** Empty: the introduction as it was handed in. */
  text: text(6000),
  works: z.array(line(400)).max(12),
})

export const saveExemplarSchema = z.object({
  /** Version on screen; 0 where nothing was written yet. */
  base: z.number().int().min(0),
  words: exemplarWordsSchema,
})
export const approveExemplarSchema = z.object({ version: z.number().int().min(1) })
export const sendBackExemplarSchema = z.object({ reason })
export const takeDownExemplarSchema = z.object({ reason })
export const putUpExemplarSchema = z.object({})
/** All honoured entries of the edition, in the order in which the gallery shows them. */
export const orderGallerySchema = z.object({ entryIds: z.array(z.uuid()).min(1).max(500) })

/** One exemplar among others: only what they agree to. */
export interface ExemplarCard {
  key: string
  name: string
  unit: string
  /** One line about them. */
  line: string
  collective: boolean
  photo: boolean
}

export interface GalleryPage {
  page: 'gallery'
  organiser: string | null
  /** Of all that are shown, the latest first. */
  years: number[]
  clusters: string[]
  /** What the reader asked for; empty: everything. */
  asked: { year: number | null; cluster: string }
  total: number
  /** Which page of how many, from 1. */
  n: number
  pages: number
  groups: {
    year: number
    slug: string
    title: string
    decision: { number: string; signedOn: string }
    clusters: { name: string; cards: ExemplarCard[] }[]
  }[]
}

export interface ExemplarPage {
  page: 'exemplar'
  organiser: string | null
  key: string
  name: string
  unit: string
  cluster: string
  collective: boolean
  /** Of a collective: who agrees to be named. */
  people: string[]
  position: string | null
  headline: string
  quote: string
  paragraphs: string[]
  works: string[]
  photo: boolean
  year: number
  slug: string
  title: string
  decision: { number: string; signedOn: string }
  /** Some others of the same decision. */
  others: ExemplarCard[]
}
