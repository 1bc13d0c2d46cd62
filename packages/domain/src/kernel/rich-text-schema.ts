import { z } from 'zod'
import { isStorableText, nfc } from './text.ts'

/**
 * The one structured format of long texts: what an editor writes, what digests and black-outs refer to.
 * A *leaf* is a run of text that carries no structure: a paragraph, a list item, a table cell. Leaves are
 * numbered from 0 in reading order, and a black-out names (leaf, start, end) in UTF-16 units of its text.
 * Apart from rich-text.ts, so that pages which only show text don't load the validator.
 */
const storable = z.string().max(50_000).refine(isStorableText).transform(nfc)
const inlineSchema = z.object({
  text: storable,
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
})
const leafSchema = z.array(inlineSchema).max(2000)
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), runs: leafSchema }),
  z.object({ type: z.literal('heading'), level: z.number().int().min(1).max(3), runs: leafSchema }),
  z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(leafSchema).max(2000) }),
  z.object({ type: z.literal('table'), rows: z.array(z.array(leafSchema).max(50)).max(2000) }),
])
export const richTextSchema = z.array(blockSchema).max(5000)

export type Inline = z.infer<typeof inlineSchema>
export type Leaf = Inline[]
export type Block = z.infer<typeof blockSchema>
export type RichText = Block[]
