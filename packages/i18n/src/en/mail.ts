import type * as vi from '../vi/mail.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

export const mailWords: Translation<typeof vi.mailWords> = {
  choice: {
    title: 'Mail',
    to: (email) => `Sent to ${email}.`,
    noAddress: 'No mail address yet. Ask the secretariat to add one.',
    off: 'The system has no mail server yet; notices still show here.',
    digest: 'Gathered',
    digestHelp: 'At most three mails a day (07:30, 12:30, 17:00); urgent ones go out at once.',
    atOnce: 'Each at once',
    none: 'No mail',
    saved: 'Saved.',
  },
  outbox: {
    nav: 'Outgoing mail',
    title: 'Outgoing mail',
    on: 'Sent through the mail server (SMTP_URL).',
    off: 'No mail server yet (SMTP_URL). The mails below were not sent; you can tell each person in another way.',
    show: { waiting: 'Waiting', sent: 'Sent', failed: 'Failed', dropped: 'Not sent' },
    empty: 'No mail here.',
    to: (name, email) => (email ? `${name}, ${email}` : `${name}, no mail address`),
    due: (at) => `To be sent at ${at}`,
    sent: (at) => `Sent ${at}`,
    tries: (n) => `tried ${n === 1 ? 'once' : `${n} times`}`,
    urgent: 'Urgent',
    copy: 'Copy the text',
    why: {
      noAddress: 'The recipient has no mail address',
      declined: 'The recipient chose not to get mail',
      tooOld: 'Too old to be sent',
    },
    last: 'Only the last 100 mails are shown.',
    retry: 'Try again',
  },
  links: {
    send: 'Send by mail',
    sendMany: (n) => `Send invitations by mail (${plural(n, 'person', 'people')} without an account)`,
    done: (n) => `${plural(n, 'mail')} queued.`,
    without: (names) => `No mail address: ${names.join(', ')}.`,
  },
}
