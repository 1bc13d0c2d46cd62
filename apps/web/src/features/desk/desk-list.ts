import type { Tone } from '@xk/ui'
import { api, call } from '../../api/client.ts'

/** My work list in one stage. */
export const loadDesk = (id: string) => call(api.desk.stages[':id'].$get({ param: { id } }))
export type Desk = Awaited<ReturnType<typeof loadDesk>>
export type DeskItem = Desk['items'][number]

export const STATE_TONE: Record<DeskItem['state'], Tone> = {
  notBegun: 'neutral',
  begun: 'amber',
  scored: 'blue',
  onPaper: 'blue',
  handedIn: 'green',
  late: 'amber',
}
