import type { ProgrammeKind } from '@xk/domain/kernel'
import type { Ruleset } from '@xk/domain/ruleset'
import type { DemoPerson } from './personas.ts'

/** The offices that an edition needs, and the units that take part with their officers. */
export interface DemoCast {
  lead: DemoPerson
  secretary: DemoPerson
  secondSecretary: DemoPerson
  judges: DemoPerson[]
  /** In the order of their seats. */
  council: DemoPerson[]
  units: { unitId: string; officer: DemoPerson }[]
}

export interface DemoPlan {
  programme: ProgrammeKind
  title: string
  slug: string
  /** When it opens, in days from today; entries close after 15 days and judging ends after 30. */
  opensIn: number
  titles: readonly string[]
  /** How far it has come. */
  until: 'open' | 'judging' | 'council' | 'released'
  /** At which of the invented names its people begin. */
  from?: number
  /** Whether the entries are the dossiers of `dossiers.ts`, in their order. */
  dossiers?: true
  chair: DemoPerson
}

export const isTwoStage = (rules: Ruleset) => rules.stages.filter(({ kind }) => kind === 'scoring').length > 1

export const unitOf = ({ units }: DemoCast, i: number) => units[i % units.length] as DemoCast['units'][number]
