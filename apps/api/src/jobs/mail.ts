import type { Deps } from '../deps.ts'
import { sendNewPasswordLinks } from '../features/accounts/forgotten-password.ts'
import { tellHonoured } from '../features/ceremony/result-notices.ts'
import { sendDueMail } from '../features/mail/send-due-mail.ts'
import { eraseClosedRequests } from '../features/data-protection/requests/erase-closed.ts'
import { sendRequestMails } from '../features/data-protection/requests/mail.ts'
import { dropUnconfirmed } from '../features/data-protection/store.ts'
import { eraseOldContacts } from '../features/questions/store.ts'
import { tellAskers } from '../features/questions/tell-asker.ts'
import { sendReminders } from '../features/reminders/send-reminders.ts'
import { every } from './every.ts'

/** Sends what waits in the outbox. Several processes may run it. */
export const startMail = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'mail', 20_000, async () => {
    await sendNewPasswordLinks(deps)
    await sendDueMail(deps)
    await tellAskers(deps)
    await tellHonoured(deps)
    await sendRequestMails(deps)
  })

/** Reminds of what is due, and erases contacts of the public and closed requests whose time is over. Several processes may run it. */
export const startReminders = (deps: Deps): (() => Promise<void>) =>
  every(deps, 'reminders', 5 * 60_000, async () => {
    await sendReminders(deps)
    await eraseOldContacts(deps.database.db, deps.now())
    await deps.database.db.transaction((tx) => dropUnconfirmed(tx, deps.now()))
    await eraseClosedRequests(deps)
  })
