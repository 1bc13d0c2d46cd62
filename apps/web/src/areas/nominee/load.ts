import { api, call } from '../../api/client.ts'

export const readConsentLink = (token: string) =>
  call(api['consent-links'][':token'].$get({ param: { token } }))
export type AskedConsent = Awaited<ReturnType<typeof readConsentLink>>

export const readEndorsementLink = (token: string) =>
  call(api['endorsement-links'][':token'].$get({ param: { token } }))
export type AskedEndorsement = Awaited<ReturnType<typeof readEndorsementLink>>
