import { namesSomebodyHidden } from '@xk/domain/gallery'
import type { NamedPerson } from './winners.ts'

/** In the place of a title that says the name of somebody who is not to be named. A release is Vietnamese. */
export const UNNAMED_TITLE = 'Không nêu tên'

/** Whether a text of an entry, its title say, names one of its people who did not agree to be named. */
export const saysUnnamed = (text: string, people: readonly NamedPerson[]): boolean =>
  namesSomebodyHidden(
    text,
    people.map(({ fullName, agrees }) => ({ fullName, publishName: agrees, publishPhoto: false })),
  )
