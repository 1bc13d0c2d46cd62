import type { SheetMarks } from '@xk/db'
import { commitmentOf } from '@xk/domain/kernel'
import type { Deps } from '../../deps.ts'

/** The digest under which a sheet is frozen, and the fresh salt in it. */
export const sealSheet = (deps: Pick<Deps, 'randomBytes'>, sheetId: string, body: SheetMarks) => {
  const salt = Buffer.from(deps.randomBytes(16)).toString('hex')
  return { salt, digest: commitmentOf({ sheet: sheetId, ...body }, salt) }
}
