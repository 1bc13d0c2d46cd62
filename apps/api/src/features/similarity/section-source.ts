import type { EntryBody } from '@xk/domain/entry'
import type { LoadedEdition } from '../editions/load.ts'
import { sectionsOf, type TextSection } from './sections.ts'

/** Sections read only where they are asked for: a list of pairs needs none. */
export type SectionSource = () => TextSection[]

export const sectionsIn =
  (edition: LoadedEdition | undefined, body: EntryBody | undefined): SectionSource =>
  () =>
    edition && body ? sectionsOf(edition.ruleset, body) : []
