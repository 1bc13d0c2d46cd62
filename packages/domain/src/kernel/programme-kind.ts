export const PROGRAMME_KINDS = ['teamContest', 'ideaContest', 'exemplarSelection'] as const
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number]
