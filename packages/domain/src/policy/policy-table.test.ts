import { expect, test } from 'vitest'
import { COMMAND_NAMES, COMMANDS, type Rule } from './commands.ts'
import { denialOf } from './access.ts'
import type { Facts } from './predicates.ts'
import { type Role, ROLES, SCOPES_OF, type Viewer } from './roles.ts'

/**
 * The committed table: for each command, what each office gets on a thing of its own scope. A change of policy
 * shows as a change of policy.table.txt that a chair could read.
 */
const OURS: Facts = {
  editionId: 'edition-1',
  unitIds: ['unit-1'],
  clusterIds: ['cluster-1'],
  preparedBy: ['somebody-else'],
  ownerAccountId: 'me',
  assigned: false,
  undertaken: true,
}
const OTHERS: Facts = {
  editionId: 'edition-2',
  unitIds: ['unit-2'],
  clusterIds: ['cluster-2'],
  preparedBy: ['somebody-else'],
  ownerAccountId: 'you',
}

const holder = (role: Role): Viewer => {
  const kind = SCOPES_OF[role].at(-1) ?? 'global'
  const scopeId = kind === 'global' ? null : `${kind}-1`
  return {
    accountId: 'me',
    personId: 'my-person',
    grants: [{ role, scopeKind: kind, scopeId }],
    secondFactor: true,
    freshlyConfirmed: true,
  }
}
const judgeOnPanel: Facts = { ...OURS, onPanel: true, assigned: true }
/** A seat without an office at its table: what presiding gives besides is in `needs` and in the test below. */
const onCouncil: Facts = { ...OURS, onCouncil: true }
const amongTellers: Facts = { ...onCouncil, counts: true }
const factsFor = (role: Role): Facts =>
  role === 'judge'
    ? judgeOnPanel
    : role === 'teller'
      ? amongTellers
      : role === 'councillor'
        ? onCouncil
        : OURS

const LETTER = { 'record/not-found': '·', 'access/forbidden': '−', 'access/signed-out': '·' } as Record<
  string,
  string
>
const cell = (viewer: Viewer, command: (typeof COMMAND_NAMES)[number], facts: Facts) => {
  const denied = denialOf(command, viewer, facts)
  return denied ? (LETTER[denied.code] ?? denied.code) : '✓'
}

test('the role × command table is the committed one', async () => {
  const width = Math.max(...COMMAND_NAMES.map((name) => name.length))
  const header = ['command'.padEnd(width), ...ROLES, 'needs'].join(' | ')
  const rows = COMMAND_NAMES.map((command) => {
    const cells = ROLES.map((role) => cell(holder(role), command, factsFor(role)).padEnd(role.length))
    const rule: Rule = COMMANDS[command]
    return [command.padEnd(width), ...cells, (rule.needs ?? []).map((p) => p.name).join(', ')]
      .join(' | ')
      .trimEnd()
  })
  const legend =
    '✓ may · − known but not allowed · · not found (may not know). Own scope, second factor passed, freshly confirmed, prepared by another.'
  await expect([legend, '', header, ...rows, ''].join('\n')).toMatchFileSnapshot('policy.table.txt')
})

test('nobody but a global office holder may do anything about another scope', () => {
  for (const role of ROLES.filter((r) => SCOPES_OF[r].at(-1) !== 'global')) {
    const allowed = COMMAND_NAMES.filter((command) => denialOf(command, holder(role), OTHERS) === undefined)
    expect([role, allowed]).toEqual([
      role,
      ['notice.list', 'edition.list', 'rules.view', 'entry.listOwn', 'council.list'],
    ])
  }
})

test('anonymous may issue no command, and nobody approves what they prepared', () => {
  for (const command of COMMAND_NAMES) {
    expect(denialOf(command, 'anonymous', OURS)).toEqual({ code: 'access/signed-out' })
    const rule: Rule = COMMANDS[command]
    if (!rule.needs?.some((p) => p.name === 'anotherPerson')) continue
    const outcomes = ROLES.map(
      (role) => denialOf(command, holder(role), { ...OURS, preparedBy: ['me'] })?.code,
    )
    expect(outcomes).not.toContain(undefined)
  }
})

test('four-eyes offices count for nothing without the second factor', () => {
  for (const role of ['administrator', 'lead', 'deputy', 'secretary', 'panelChair'] as const) {
    const allowed = COMMAND_NAMES.filter(
      (command) =>
        denialOf(command, { ...holder(role), secondFactor: false }, { ...OURS, ownerAccountId: 'you' }) ===
        undefined,
    )
    expect([role, allowed]).toEqual([
      role,
      ['notice.list', 'edition.list', 'rules.view', 'entry.listOwn', 'council.list'],
    ])
  }
})

test('a conflicted judge may neither read nor score', () => {
  const judge = holder('judge')
  expect(denialOf('desk.read', judge, judgeOnPanel)).toBeUndefined()
  for (const command of ['desk.read', 'scoreSheet.save', 'scoreSheet.submit'] as const) {
    expect(denialOf(command, judge, { ...judgeOnPanel, conflicted: true })).toEqual({
      code: 'record/not-found',
    })
    expect(denialOf(command, judge, { ...judgeOnPanel, undertaken: false })).toEqual({
      code: 'record/not-found',
    })
  }
})

test('a seat without the place among the tellers, or that place without the seat, counts no votes', () => {
  const counting = [
    'ballot.open',
    'ballot.endCasting',
    'ballot.typePaper',
    'ballot.close',
    'council.callRoll',
  ]
  const allowed = (facts: Facts) =>
    COMMAND_NAMES.filter((name) => counting.includes(name) && !denialOf(name, holder('teller'), facts))
  expect([allowed(OURS), allowed(onCouncil)]).toEqual([[], []])
  expect(allowed(amongTellers).toSorted()).toEqual(counting.toSorted())
})

test('whoever presides over a council holds its meeting; an office of it without the seat opens nothing', () => {
  const councillor = holder('councillor')
  const allowed = (viewer: Viewer, facts: Facts) =>
    COMMAND_NAMES.filter(
      (command) => command.startsWith('council.') && denialOf(command, viewer, facts) === undefined,
    )
  expect(allowed(councillor, { ...onCouncil, presides: true, attends: true })).toEqual([
    'council.electTellers',
    'council.recordInterest',
    'council.list',
    'council.attend',
    'council.readDossier',
    'council.declareInterest',
    'council.viewInterests',
    'council.viewSitting',
    'council.callRoll',
    'council.open',
    'council.writeMinutes',
    'council.close',
    'council.reopen',
    'council.print',
  ])
  expect(allowed(councillor, OURS)).toEqual(['council.list'])
  expect(allowed(councillor, { ...onCouncil, conflicted: true })).not.toContain('council.readDossier')
})
