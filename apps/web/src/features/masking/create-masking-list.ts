import { maskingWords as w } from '@xk/i18n'
import { createEffect, createSignal, onCleanup } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { createAction } from '../../api/action.ts'

const load = (id: string) => call(api.stages[':id'].masking.$get({ param: { id } }))
export type MaskingList = Awaited<ReturnType<typeof load>>
export type MaskingItem = MaskingList['items'][number]

const REFRESH_MS = 1500
const UNMASKED = new Set(['toDo', 'begun', 'sentBack', 'failed'])

/** The next entry for this secretary to mask: after the one given, then from the start. */
export const nextToMask = (items: readonly MaskingItem[], after?: string): MaskingItem | undefined => {
  const open = items.filter((it) => UNMASKED.has(it.state ?? '') && !it.related && it.id !== after)
  const code = items.find((it) => it.id === after)?.blindCode ?? ''
  return open.find((it) => (it.blindCode ?? '') > code) ?? open[0]
}

/** The masking of a stage, kept fresh while copies are being rendered. */
export const createMaskingList = (stageId: () => string) => {
  const [list, { refetch }] = createResource(stageId, load)
  const [told, setTold] = createSignal<string>()
  createEffect(() => {
    if (!list.latest?.items.some((it) => it.state === 'rendering')) return
    const timer = setInterval(() => void refetch(), REFRESH_MS)
    onCleanup(() => clearInterval(timer))
  })
  const param = () => ({ param: { id: stageId() } })
  const toApprove = () =>
    (list.latest?.items ?? []).filter((it) => it.state === 'prepared' && !it.mine && !it.related)

  const begin = createAction(async (command) => {
    const { created } = await call(api.stages[':id'].masking.begin.$post(param(), command))
    setTold(w.drawn(created))
    await refetch()
  })
  const prepareAll = createAction(async (command) => {
    const { begun, left } = await call(api.stages[':id'].renditions['prepare-all'].$post(param(), command))
    setTold(w.prepareAllDone(begun, left))
    await refetch()
  })
  const approveAll = createAction(async (command) => {
    const renditionIds = toApprove().flatMap(({ renditionId }) => renditionId ?? [])
    const answer = await call(
      api.stages[':id'].renditions['approve-all'].$post({ ...param(), json: { renditionIds } }, command),
    )
    setTold(w.approvedAll(answer.approved))
    await refetch()
    return true
  })
  return {
    list,
    refetch: () => void refetch(),
    told,
    busy: () => begin.busy() || prepareAll.busy() || approveAll.busy(),
    problem: () => begin.problem() ?? prepareAll.problem() ?? approveAll.problem(),
    begin: () => void begin.run(),
    prepareAll: () => void prepareAll.run(),
    approveAll: () => approveAll.run(),
    firstToMask: () => nextToMask(list.latest?.items ?? []),
    toApprove,
  }
}
