import {
  allowedCommands,
  answer,
  FOUR_EYES_ROLES,
  type Grant,
  type Sendable,
  type Viewer,
} from '@xk/domain/policy'
import type { AreaView } from './areas.ts'

/** Who I am, as the web needs it: my offices, the areas they open, and what they let me do everywhere. */
export const meView = (
  viewer: Viewer,
  person: { fullName: string; login: string | null },
  state: { hasSecondFactor: boolean; areas: Sendable<AreaView>[]; unreadNotices: number },
) =>
  answer({
    accountId: viewer.accountId,
    personId: viewer.personId,
    fullName: person.fullName,
    login: person.login,
    grants: viewer.grants.map((grant) => answer({ ...grant }) as Sendable<Grant>),
    areas: state.areas,
    secondFactor: viewer.secondFactor,
    hasSecondFactor: state.hasSecondFactor,
    /** An office is held that counts only behind a second factor, and there is none yet. */
    secondFactorMissing:
      !viewer.secondFactor && viewer.grants.some((grant) => FOUR_EYES_ROLES.includes(grant.role)),
    unreadNotices: state.unreadNotices,
    allowed: allowedCommands(viewer, {}),
  })
