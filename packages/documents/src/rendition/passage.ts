/** Where in a file a text lies. Of these, only `body` and `page` ever reach judges. */
export type Where =
  | 'body'
  | 'page'
  | 'header'
  | 'footer'
  | 'note'
  | 'comment'
  | 'deleted'
  | 'hidden'
  | 'textBox'
  | 'reviewer'
  | 'property'
  | 'annotation'
  | 'info'
  | 'xmp'
  | 'exif'
  | 'iptc'
  | 'pictureComment'

/** One stretch of text and where it was found. */
export interface Passage {
  where: Where
  text: string
  /** Of a PDF, from 1; of a docx, the picture whose metadata it is, from 1. */
  page?: number
  /** Of `body`: the leaf that a black-out names. */
  leaf?: number
  /** Name of the property or tag. */
  key?: string
}

export const passage = (
  where: Where,
  text: string,
  rest: Omit<Passage, 'where' | 'text'> = {},
): Passage[] => {
  const clean = text.replaceAll('\u0000', '').toWellFormed().normalize('NFC').trim()
  return clean ? [{ where, text: clean, ...rest }] : []
}
