import { ROLES, SCOPE_KINDS } from '@xk/domain/policy'
import { z } from 'zod'
import { line } from './line.ts'

const secret = z.string().min(1).max(200)

export const signInSchema = z.object({ login: z.string().min(1).max(200), password: secret })

/** A login or a mail address, of somebody who forgot their password. */
export const forgottenPasswordSchema = z.object({ login: line(200) })

/** What a person gives when taking up a link; what is needed depends on the link's purpose (links/:token tells). */
export const takeUpSchema = z.object({
  login: line(200).optional(),
  password: secret.optional(),
  fullName: line(100).optional(),
})

/** A code of the authenticator app, or a printed recovery code. */
export const codeSchema = z.object({ code: z.string().min(1).max(40) })

/** The recovery codes as they were just shown, for their paper. */
export const recoveryCodesSchema = z.object({ codes: z.array(line(40)).min(1).max(10) })

export const confirmSchema = z.union([z.object({ password: secret }).strict(), codeSchema.strict()])

export const changePasswordSchema = z.object({ current: secret, next: secret })

export const inviteSchema = z.object({
  fullName: line(100),
  phone: line(40).optional(),
  email: line(254).optional(),
  position: line(100).optional(),
  /** Makes them this unit's officer. */
  unitId: z.uuid().optional(),
})

/** A unit's officer is followed by a new one; `grantIds` empty: all who are in charge now. */
export const handOverUnitSchema = z.object({
  grantIds: z.array(z.uuid()).max(20).default([]),
  to: z.object({
    fullName: line(100),
    phone: line(40).optional(),
    email: line(254).optional(),
    position: line(100).optional(),
  }),
  reason: line(500),
})

export const accountListSchema = z.object({ q: z.string().max(100).optional() })

export const issueLinksSchema = z.object({ accountIds: z.array(z.uuid()).min(1).max(500) })

export const grantReasonSchema = z.object({ reason: line(500) })

export const requestGrantSchema = z.object({
  accountId: z.uuid(),
  role: z.enum(ROLES),
  scopeKind: z.enum(SCOPE_KINDS),
  scopeId: z.uuid().nullable(),
  reason: line(500),
})
