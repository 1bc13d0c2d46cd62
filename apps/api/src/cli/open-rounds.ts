import { ballotRound, edition, stage } from '@xk/db'
import { eq, notInArray } from 'drizzle-orm'
import { type Terminal, withInstallation } from './installation.ts'

/**
 * Names the rounds whose ballots are out: exit code 3 while there are any, which no fault has. Their key and their ballots are in no
 * backup, so that going back to one would lose them; infra/upgrade.sh asks here first.
 */
export const printOpenRounds = async (terminal: Terminal) => {
  const open = await withInstallation(terminal, ({ database }) =>
    database.db
      .select({ n: ballotRound.n, title: edition.title })
      .from(ballotRound)
      .innerJoin(stage, eq(stage.id, ballotRound.stageId))
      .innerJoin(edition, eq(edition.id, stage.editionId))
      .where(notInArray(ballotRound.state, ['closed', 'void'])),
  )
  for (const { n, title } of open) terminal.complain(`Đang bỏ phiếu: lượt ${n}, ${title}`)
  if (open.length > 0) return 3 as const
  terminal.say('Không có lượt bỏ phiếu nào đang mở.')
  return 0 as const
}
