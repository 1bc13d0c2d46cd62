import { api, call } from '../../api/client.ts'

export interface ReportKey {
  unitId: string
  reportKind: 'plan' | 'halfYear' | 'year'
  year: string
}
export const loadReport = (param: ReportKey) =>
  call(api.units[':unitId'].reports[':reportKind'][':year'].$get({ param }))
export type UnitReport = Awaited<ReturnType<typeof loadReport>>

export const papersOf = ({ unitId, reportKind, year }: ReportKey) => {
  const base = `/api/units/${unitId}/reports/${reportKind}/${year}`
  return { pdf: `${base}/paper`, word: `${base}/word` }
}
