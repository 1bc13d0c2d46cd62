import { api, call } from '../../api/client.ts'

/** One work of mine with its rubric and my sheet. */
export const loadEntry = (id: string) => call(api.desk.assignments[':id'].$get({ param: { id } }))
export type Entry = Awaited<ReturnType<typeof loadEntry>>
