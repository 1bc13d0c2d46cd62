import { z } from 'zod'
import { line } from './line.ts'

/** What a token may be used for; nothing else answers to one. Judging, masking and every act of two people are not here. */
export const TOKEN_SCOPES = ['editions:read', 'entries:read', 'drafts:write'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]
const MAX_TOKEN_DAYS = 365

export const createTokenSchema = z.object({
  name: line(100),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1).max(TOKEN_SCOPES.length),
  days: z.int().min(1).max(MAX_TOKEN_DAYS),
})
export const tokenParamsSchema = z.object({ tokenId: z.guid() })
