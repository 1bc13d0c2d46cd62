import { z } from 'zod'

/** One line that a person types: outer space goes; NUL and half surrogates can't be stored, so they are refused. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .max(max * 2)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not storable' })
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(min).max(max))

/** Words of any number of lines, perhaps none. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed())
    .transform((value) => value.normalize('NFC'))

/** Several lines that a person types; inner breaks stay. */
export const paragraphs = (max: number, min: number) =>
  z
    .string()
    .max(max * 2)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not storable' })
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(/[^\S\n]+/g, ' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(z.string().min(min).max(max))

/** An ISO calendar day that exists. */
export const isoDay = z.iso.date()
