/** Offices (chức trách) that an account can hold, each within a scope. */
export const ROLES = [
  'administrator',
  'lead',
  'deputy',
  'secretary',
  'member',
  'clusterLead',
  'panelChair',
  'judge',
  'councillor',
  'teller',
  'officer',
] as const
export type Role = (typeof ROLES)[number]

export const SCOPE_KINDS = ['global', 'cluster', 'unit', 'edition'] as const
export type ScopeKind = (typeof SCOPE_KINDS)[number]

/** Where each office can be held. An officer is always of a unit, a judge always of an edition. */
export const SCOPES_OF: Record<Role, readonly ScopeKind[]> = {
  administrator: ['global'],
  lead: ['global', 'edition'],
  deputy: ['global', 'edition'],
  secretary: ['global', 'edition'],
  member: ['global', 'edition'],
  clusterLead: ['cluster'],
  panelChair: ['edition'],
  judge: ['edition'],
  councillor: ['edition'],
  teller: ['edition'],
  officer: ['unit'],
}

/** Granting or resetting one of these takes two people, and holders need a second factor (design.md §5.9). */
export const FOUR_EYES_ROLES: readonly Role[] = ['administrator', 'lead', 'deputy', 'secretary', 'panelChair']

export interface Grant {
  role: Role
  scopeKind: ScopeKind
  /** Null for the global scope. */
  scopeId: string | null
}

/** Who is asking. Only grants in force (approved, begun, not ended, not revoked) are here. */
export interface Viewer {
  accountId: string
  personId: string
  grants: readonly Grant[]
  /** A confirmed second factor was given in this session. */
  secondFactor: boolean
  /** Identity was confirmed afresh within the last ten minutes. */
  freshlyConfirmed: boolean
}
export type Asker = Viewer | 'anonymous'
