import { allowedCommands, answer, type Command, type Grant, type Sendable, type Viewer } from '@xk/domain/policy'

/** Who I am, as the web needs it: my offices and what they let me do everywhere. */
export const meView = (viewer: Viewer, person: { fullName: string }, state: { hasSecondFactor: boolean }) =>
  answer({
    accountId: viewer.accountId,
    fullName: person.fullName,
    grants: viewer.grants.map((grant) => answer({ ...grant }) as Sendable<Grant>),
    secondFactor: viewer.secondFactor,
    hasSecondFactor: state.hasSecondFactor,
    allowed: allowedCommands(viewer, {}) as readonly Command[],
  })
