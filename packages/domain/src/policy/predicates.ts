import { FOUR_EYES_ROLES, type Role, type Viewer } from './roles.ts'

/**
 * What is known of the thing that a command is about, as far as a rule asks for it. A fact left out counts as
 * "no": rules never guess in the asker's favour.
 */
export interface Facts {
  editionId?: string
  /** The unit that it belongs to, with the units that joined. */
  unitIds?: readonly string[]
  clusterIds?: readonly string[]
  /** Accounts that already had a hand in it and so may not take the second step. */
  preparedBy?: readonly string[]
  /** The account whose own thing it is: a session, a sheet, a profile. */
  ownerAccountId?: string
  /** The asker is assigned to this stage entry, and the assignment stands. */
  assigned?: boolean
  /** The asker sits on the panel of this stage. */
  onPanel?: boolean
  /** The asker has a line on the roll of this round of ballots. */
  onRoll?: boolean
  /** The asker sits on the council of this stage, or counts its votes. */
  onCouncil?: boolean
  /** Called present at the council's meeting, in the room or online. */
  attends?: boolean
  /** The asker is its chair, deputy chair or secretary. */
  presides?: boolean
  /** The asker was elected to count its votes. */
  counts?: boolean
  /** The asker signed the confidentiality undertaking. */
  undertaken?: boolean
  /** A conflict of the asker with this entry stands. */
  conflicted?: boolean
  /** The secretariat typed the entry in for its unit (paper, mail). */
  onBehalf?: boolean
  /** The account that took it in for its unit (paper, mail). */
  takenInBy?: string
  /** The person whose data it is asked for it, and it was made sure that they did. */
  askedByPerson?: boolean
  /** Nobody holds an office yet: the very first administrator. */
  systemIsEmpty?: boolean
}

export interface Predicate {
  /** As the committed table shows it. */
  name: string
  holds: (viewer: Viewer, facts: Facts) => boolean
}

const covers = (viewer: Viewer, role: Role, facts: Facts) =>
  viewer.grants.some((grant) => {
    if (grant.role !== role) return false
    switch (grant.scopeKind) {
      case 'global':
        return true
      case 'edition':
        return grant.scopeId !== null && grant.scopeId === facts.editionId
      case 'unit':
        return grant.scopeId !== null && (facts.unitIds ?? []).includes(grant.scopeId)
      case 'cluster':
        return grant.scopeId !== null && (facts.clusterIds ?? []).includes(grant.scopeId)
    }
  })

/** Holds this office for what the command is about. A four-eyes office counts only behind a second factor. */
export const is = (role: Role): Predicate => ({
  name: role,
  holds: (viewer, facts) =>
    covers(viewer, role, facts) && (!FOUR_EYES_ROLES.includes(role) || viewer.secondFactor),
})

export const isSignedIn: Predicate = { name: 'signedIn', holds: () => true }
export const isOwner: Predicate = {
  name: 'self',
  holds: (viewer, facts) => facts.ownerAccountId === viewer.accountId,
}
export const isOnPanel: Predicate = { name: 'onPanel', holds: (_, facts) => facts.onPanel === true }
export const isAssignedJudge: Predicate = {
  name: 'assignedJudge',
  holds: (_, facts) => facts.assigned === true && facts.conflicted !== true,
}

export const isOnRoll: Predicate = { name: 'onRoll', holds: (_, facts) => facts.onRoll === true }
/** Chair, deputy chair or secretary of the stage's council. */
export const isPresiding: Predicate = { name: 'presides', holds: (_, facts) => facts.presides === true }

/** Sits on this stage's council: the office alone, from another council or merely granted, is not enough. */
export const isSeatedCouncillor: Predicate = {
  name: 'seatedCouncillor',
  holds: (viewer, facts) => facts.onCouncil === true && is('councillor').holds(viewer, facts),
}
/** Counts the votes of this stage's council: elected to it, and holds the office. */
export const isSeatedTeller: Predicate = {
  name: 'seatedTeller',
  holds: (viewer, facts) => facts.counts === true && is('teller').holds(viewer, facts),
}

/** Types in for a unit what came to the secretariat on paper or by mail. */
export const entersForUnit: Predicate = {
  name: 'secretaryEntering',
  holds: (viewer, facts) => facts.onBehalf === true && is('secretary').holds(viewer, facts),
}

/** Hands a person a copy of their data because they asked for it, never of their own accord. */
export const handsOutOnRequest: Predicate = {
  name: 'administratorOnRequest',
  holds: (viewer, facts) => facts.askedByPerson === true && is('administrator').holds(viewer, facts),
}

/** Speaks for no unit that the matter is about, neither by office nor by having taken the dossier in for it. */
export const isOfNoUnitConcerned: Predicate = {
  name: 'ofNoUnitConcerned',
  holds: (viewer, facts) => facts.takenInBy !== viewer.accountId && !covers(viewer, 'officer', facts),
}

/** Further conditions that every way in must meet, each with its own answer. */
export const isFreshlyConfirmed: Predicate = {
  name: 'freshConfirmation',
  holds: (viewer) => viewer.freshlyConfirmed,
}
export const isAnotherPerson: Predicate = {
  name: 'anotherPerson',
  holds: (viewer, facts) => !(facts.preparedBy ?? []).includes(viewer.accountId),
}
/** The office counts only together with the seat: one that was merely granted opens nothing. */
export const isOnCouncil: Predicate = {
  name: 'onCouncil',
  holds: (_, facts) => facts.onCouncil === true,
}
/** Was at the meeting: who was called absent confirms nothing of what was resolved there. */
export const wasThere: Predicate = { name: 'attended', holds: (_, facts) => facts.attends === true }
/** Nobody answers for the marks of a panel that they sit on. */
export const isOutsidePanel: Predicate = {
  name: 'outsidePanel',
  holds: (_, facts) => facts.onPanel !== true,
}
export const hasUndertaken: Predicate = { name: 'undertaken', holds: (_, facts) => facts.undertaken === true }
export const isNotConflicted: Predicate = {
  name: 'noConflict',
  holds: (_, facts) => facts.conflicted !== true,
}
