import type { RichText } from '../kernel/index.ts'

/** A page picture of a blinded document; the id is random and names the picture's address. */
export interface RenditionPage {
  id: string
  page: number
  width: number
  height: number
}

export interface RenditionDocument {
  /** Neutral: "Tài liệu 1". */
  label: string
  text: RichText | null
  pages: RenditionPage[]
  /** A film, where names are known; the id names its address as that of a page does. */
  film?: { id: string }
  /** Can't be blinded and so is not shown in this stage. */
  withheld: boolean
}

/** What judges read of one entry in one stage: nothing else of it ever reaches them. */
export interface RenditionBody {
  title: string
  /** Key and label of the field of work. */
  topic: { key: string; label: string } | null
  fields: { key: string; label: string; value: string | RichText }[]
  documents: RenditionDocument[]
}
