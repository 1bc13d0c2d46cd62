import type * as vi from '../vi/shell.ts'
import type { Translation } from './translated.ts'

export const areaNames: Translation<typeof vi.areaNames> = {
  officer: 'Unit',
  judge: 'Judging',
  council: 'Council',
  panelChair: 'Chair of the panel',
  clusterLead: 'Cluster',
  workingGroup: 'Working group',
  administrator: 'Administration',
}

export const shellWords: Translation<typeof vi.shellWords> = {
  nav: 'Main navigation',
  stages: 'Stages',
  areas: 'Change role',
  account: 'Account',
  security: 'Security and devices',
  data: 'My data',
  notices: 'Notices',
  unread: (n) => (n > 0 ? `Notices, ${n} unread` : 'Notices'),
  signOut: 'Sign out',
  setUpFactor: 'Your office counts only with two-step verification.',
  setUpNow: 'Turn it on',
  offices: {
    questions: 'Questions',
    works: 'Works',
    reports: 'Reports',
    outbox: 'Outgoing mail',
    webhooks: 'Other programs',
    cluster: 'Cluster',
    home: 'To do',
    editions: 'Editions',
    units: 'Units',
    invitations: 'Invitations',
    offices: 'Offices',
    accounts: 'Accounts',
    bloc: 'The bloc',
    erasures: 'Second person',
    targets: 'Targets',
    personalData: 'Personal data',
  },
  edition: {
    overview: 'Overview',
    rules: 'Rules',
    schedule: 'Dates',
    entries: 'Entries',
    notice: 'Public notice',
    masking: 'Masking',
    panel: 'Judges',
    council: 'Council',
    result: 'Scores and prizes',
    outcome: 'Council outcome',
    approval: 'Approval',
    decision: 'Decision',
    ceremony: 'Ceremony',
    release: 'Publication',
    corrections: 'Corrections',
    appeals: 'Appeals',
    upward: 'Upward',
    gallery: 'Exemplars',
  },
  again: {
    title: 'Your session has ended',
    text: 'What is on the page is kept. Sign in again to go on.',
  },
  codeTitle: 'Verification code',
  confirmTitle: 'Confirm who you are',
}

export const connectionWords: Translation<typeof vi.connectionWords> = {
  unreachable:
    'No connection. Check the network and try again; keep the page open if you are in the middle of typing.',
  busy: 'The system is busy. Please try again in a few minutes.',
  unexpected: 'Something unexpected went wrong. Please reload the page.',
  home: 'Back to my page',
  retry: 'Try again',
}
