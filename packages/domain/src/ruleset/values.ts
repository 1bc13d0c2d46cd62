import { z } from 'zod'
import { nfc, parseRational } from '../kernel/index.ts'

/** The values that every part of the rules is made of. */

export const key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
export const line = z.string().trim().min(1).max(300).transform(nfc)
export const text = z.string().max(20_000).transform(nfc)
export const count = z.number().int().min(0).max(100_000)
/** An exact number on the wire: "n/d" or a whole number, as text. */
export const fraction = z.string().refine((v) => parseRational(v) !== undefined)
