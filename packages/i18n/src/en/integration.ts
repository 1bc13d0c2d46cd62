import type * as vi from '../vi/integration.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

export const integrationWords: Translation<typeof vi.integrationWords> = {
  tokens: {
    title: 'Tokens for other programs',
    text: 'Another program uses a token to read or draft in your name, within the scopes chosen. A token never judges, masks, hands in or approves.',
    reference: 'API reference',
    make: 'Make a token',
    name: 'Name (for which program)',
    scopes: 'Scopes',
    scopeNames: {
      'editions:read': 'Read editions, rules and forms',
      'results:read': 'Read the stages that have results',
      'entries:read': 'Read the unit’s works',
      'drafts:write': 'Write drafts and send files (without handing in)',
    },
    days: 'Valid for',
    daysOf: (n) => plural(n, 'day'),
    submit: 'Make the token',
    once: 'The token is shown this once. Copy it into the program now.',
    copy: 'Copy the token',
    done: 'Copied',
    none: 'No token yet.',
    ending: (ending) => `ends in …${ending}`,
    until: (when) => `valid until ${when}`,
    over: (when) => `over since ${when}`,
    used: (when) => `last used ${when}`,
    unused: 'never used',
    revoke: 'Revoke',
    revokeTitle: 'Revoke this token?',
    revokeText: 'The program that uses it loses its access at once.',
  },
  reference: {
    title: 'API reference',
    text: 'These addresses keep their meaning within a version. The whole of it, for machines:',
    auth: 'Send a token as “Authorization: Bearer xkp_…”. Make one on your account’s page.',
    scope: (scope) => `Scope: ${scope}`,
    parameters: 'Parameters',
    body: 'Body',
    required: 'required',
    retry: 'Try again',
  },
}
