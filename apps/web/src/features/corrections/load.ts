import { api, call } from '../../api/client.ts'

export const loadCorrections = (id: string) => call(api.editions[':id'].corrections.$get({ param: { id } }))
export type CorrectionsPage = Awaited<ReturnType<typeof loadCorrections>>
export type CorrectionLine = CorrectionsPage['corrections'][number]
export type Changes = NonNullable<CorrectionsPage['waiting']>

export const loadCorrectable = (id: string) =>
  call(api['stage-entries'][':id'].correctable.$get({ param: { id } }))
