import { api, call } from '../../api/client.ts'

/** One request about personal data, as the office works on it. */
export const loadRequest = (id: string) => call(api['data-requests'][':id'].$get({ param: { id } }))
export type RequestPage = Awaited<ReturnType<typeof loadRequest>>

/** One incident, as administrator, lead and deputies see it. */
export const loadIncident = (id: string) => call(api.incidents[':id'].$get({ param: { id } }))
export type IncidentPage = Awaited<ReturnType<typeof loadIncident>>
