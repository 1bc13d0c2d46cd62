/** What gave an author or a unit away. */
export type RevealingKind =
  | 'name'
  | 'initials'
  | 'login'
  | 'email'
  | 'phone'
  | 'unitName'
  | 'unitAbbreviation'
  /** An office or a duty that stands beside a name. */
  | 'department'
  | 'position'

/** `sure`: offered as a black-out. `maybe`: shown, for the secretary to decide. */
export type Certainty = 'sure' | 'maybe'

/** A find in one leaf, in UTF-16 units of its text. */
export interface Finding {
  kind: RevealingKind
  start: number
  end: number
  match: string
  certainty: Certainty
}
