import { api, call } from '../../api/client.ts'

/** The rules of an edition as its editor reads them: the draft, what is in force, what is lacking, what is allowed. */
export const loadRulesDraft = (id: string) => call(api.editions[':id'].ruleset.$get({ param: { id } }))
export type RulesDraft = Awaited<ReturnType<typeof loadRulesDraft>>
