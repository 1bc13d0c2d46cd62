import { OBJECTION_RULINGS } from '@xk/domain/public-notice'
import { z } from 'zod'
import { text } from './line.ts'

const said = (least: number, most: number) => text(most).refine((it) => it.length >= least)

/** Dossiers to show: accepted, and on no notice yet. */
export const publishNoticeSchema = z.object({
  entryIds: z
    .array(z.guid())
    .min(1)
    .max(2000)
    .refine((ids) => new Set(ids).size === ids.length),
})

/** How it went, for the minutes of its end. */
export const closeNoticeSchema = z.object({ conclusion: said(0, 4000) })

/** `unitId`: in whose name the officer objects. */
export const fileObjectionSchema = z.object({ unitId: z.guid(), text: said(10, 4000) })
export const answerObjectionSchema = z.object({ text: said(3, 4000) })

/** minutes: what was looked into and with whom. */
export const ruleObjectionSchema = z.object({
  ruling: z.enum(OBJECTION_RULINGS),
  minutes: said(3, 4000),
  reason: said(3, 2000),
})

export const noticeEntryParamsSchema = z.object({ id: z.guid(), entryId: z.guid() })
