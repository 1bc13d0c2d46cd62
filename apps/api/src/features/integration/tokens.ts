import { hashToken, tokenFrom } from '@xk/auth'
import type { TokenScope } from '@xk/contract'
import { apiToken } from '@xk/db'
import { fail, notFound, ok } from '@xk/domain/kernel'
import { answer, denialOf, OWN, view, type Viewer } from '@xk/domain/policy'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { TOKEN_PREFIX } from '../../http/bearer.ts'
import { type Actor, runCommand } from '../../http/command.ts'

interface TokenLine {
  id: string
  name: string
  ending: string
  scopes: string[]
  createdAt: string
  expiresAt: string
  lastUsedAt: string | null
}
const tokenView = view<TokenLine>()({
  id: 'identity',
  name: 'identity',
  ending: 'identity',
  scopes: 'identity',
  createdAt: 'identity',
  expiresAt: 'identity',
  lastUsedAt: 'identity',
})

const MAX_TOKENS = 20
const DAY = 86_400_000

const standing = (accountId: string) => and(eq(apiToken.accountId, accountId), isNull(apiToken.revokedAt))

/** My tokens that were not revoked, the latest first; never the tokens themselves. */
export const listTokens = async (deps: Deps, viewer: Viewer) => {
  const denied = denialOf('token.list', viewer, { ownerAccountId: viewer.accountId })
  if (denied) return fail(denied)
  const rows = await deps.database.db
    .select()
    .from(apiToken)
    .where(standing(viewer.accountId))
    .orderBy(desc(apiToken.createdAt))
  return ok(
    answer({
      tokens: rows.map(({ id, name, ending, scopes, createdAt, expiresAt, lastUsedAt }) =>
        tokenView.redact(
          {
            id,
            name,
            ending,
            scopes,
            createdAt: createdAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            lastUsedAt: lastUsedAt?.toISOString() ?? null,
          },
          OWN,
        ),
      ),
    }),
  )
}

/** Makes a token for another program. It is in this one answer and nowhere else: only its hash is kept. */
export const createToken = (
  deps: Deps,
  actor: Actor,
  input: { name: string; scopes: readonly TokenScope[]; days: number },
) =>
  runCommand(
    deps,
    actor,
    'token.create',
    input,
    async (tx, record) => {
      const { accountId } = actor.viewer
      const denied = denialOf('token.create', actor.viewer, { ownerAccountId: accountId })
      if (denied) return fail(denied)
      const mine = await tx.select({ id: apiToken.id }).from(apiToken).where(standing(accountId))
      if (mine.length >= MAX_TOKENS) return fail({ code: 'record/in-wrong-state' as const, state: 'tooMany' })
      const now = deps.now()
      const id = deps.newId()
      const token = TOKEN_PREFIX + tokenFrom(deps.randomBytes(32))
      const expiresAt = new Date(now.getTime() + input.days * DAY)
      const scopes = [...new Set(input.scopes)].toSorted()
      await tx.insert(apiToken).values({
        id,
        accountId,
        name: input.name,
        hash: hashToken(token),
        ending: token.slice(-4),
        scopes,
        createdAt: now,
        expiresAt,
      })
      record({
        kind: 'token',
        payload: { step: 'created', tokenId: id, scopes, expiresAt: expiresAt.toISOString() },
      })
      return ok(answer({ id, token, expiresAt: expiresAt.toISOString() }))
    },
    { secret: true },
  )

/** Ends a token at once. */
export const revokeToken = (deps: Deps, actor: Actor, tokenId: string) =>
  runCommand(deps, actor, 'token.revoke', { tokenId }, async (tx, record) => {
    const [row] = await tx.select().from(apiToken).where(eq(apiToken.id, tokenId)).for('update')
    const denied = denialOf('token.revoke', actor.viewer, row ? { ownerAccountId: row.accountId } : {})
    if (denied || !row || row.revokedAt) return fail(notFound)
    await tx.update(apiToken).set({ revokedAt: deps.now() }).where(eq(apiToken.id, tokenId))
    record({ kind: 'token', payload: { step: 'revoked', tokenId } })
    return ok(answer({ id: tokenId, revoked: true as const }))
  })
