import { ballotRound, stageEntry, type Tx } from '@xk/db'
import type { ReleaseInput } from '@xk/domain/publication'
import { asc, eq, inArray } from 'drizzle-orm'
import { buildBallotsFile } from '../ballot/ballots-file.ts'
import type { ApprovedResult } from './context.ts'
import { personalOf, type Salting } from './salting.ts'
import type { NamedEntry } from './winners.ts'

/** The council's part: its rounds as they are published, what it resolved, and who is named. */
export const councilOf = async (
  tx: Tx,
  it: ApprovedResult,
  of: {
    named: ReadonlyMap<string, NamedEntry>
    salting: Salting
    codeOf: (entryId: string) => string
  },
): Promise<NonNullable<ReleaseInput['council']> | undefined> => {
  const { stage, frozen } = it
  const declared = frozen.result.council
  if (!('council' in stage) || !declared) return undefined
  const places = await tx
    .select({ id: stageEntry.id, entryId: stageEntry.entryId })
    .from(stageEntry)
    .where(eq(stageEntry.stageId, stage.stageId))
  const known = places.filter(({ id }) => id in frozen.result.codes)
  const rows = await tx
    .select()
    .from(ballotRound)
    .where(inArray(ballotRound.id, declared.roundIds))
    .orderBy(asc(ballotRound.n))
  const rounds: NonNullable<ReleaseInput['council']>['rounds'] = []
  for (const row of rows) {
    const file = await buildBallotsFile(tx, { row, stage: { ...stage, stageKey: stage.own.key } })
    if (!file) throw new Error('a round that counts is not closed')
    const { kind, way, seats, candidates, struck, publicKey, ballotsRoot, serials, marks, count, root } = file
    const published = {
      kind,
      way,
      seats,
      candidates,
      struck,
      publicKey,
      ballotsRoot,
      serials,
      marks,
      count,
      root,
    }
    rounds.push({ n: row.n, ...published })
  }
  return {
    stage: stage.own.key,
    candidates: known.map(({ id, entryId }) => {
      const name = of.named.get(id)
      return {
        entryId: id,
        publicCode: of.codeOf(entryId),
        previousScore: declared.previousScores[id] ?? null,
        personal: name ? personalOf(of.salting, name, stage.rules.publication.peopleNames) : null,
      }
    }),
    rounds,
    resolutions: declared.resolutions,
    frozen: { placings: frozen.result.standing.placings, digest: frozen.digest },
    prizes: { awards: frozen.result.awards, choices: frozen.result.choices },
  }
}
