import type { Role } from '@xk/domain/policy'
import type * as vi from '../vi/notices.ts'
import { writeDay } from './day.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

export const roleNames: Translation<typeof vi.roleNames> = {
  administrator: 'Administrator',
  lead: 'Head of the working group',
  deputy: 'Deputy head',
  secretary: 'Secretary',
  member: 'Working group member',
  clusterLead: 'Cluster lead',
  panelChair: 'Chair of the panel',
  judge: 'Judge',
  councillor: 'Council member',
  teller: 'Teller',
  officer: 'Officer of a unit',
}

type Facts = Record<string, string | number | boolean | null>
/** The day in Vietnam of a moment. */
const dayOf = (at: string) => writeDay(new Date(Date.parse(at) + 7 * 3_600_000).toISOString())
const who = (name: unknown) => (typeof name === 'string' && name ? name : 'someone')
const Who = (name: unknown) => (typeof name === 'string' && name ? name : 'Someone')
const office = (role: unknown) => roleNames[role as Role] ?? 'an office'

const CHANNELS: Record<string, string> = {
  form: 'by the public page',
  account: 'from their own account',
  paper: 'on paper',
  phone: 'by phone',
}
const channelOf = (channel: unknown) => CHANNELS[String(channel)] ?? 'otherwise'

export const noticeWords: typeof vi.noticeWords = (kind: string, facts: Facts): string => {
  switch (kind) {
    case 'grant.requested':
      return `${Who(facts['byName'])} asks to make ${who(facts['name'])} ${office(facts['role'])}. A second person must approve.`
    case 'grant.given':
      return facts['alone'] === true
        ? `${Who(facts['byName'])} alone made ${who(facts['name'])} ${office(facts['role'])}, as there was no second person yet.`
        : `${Who(facts['name'])} is now ${office(facts['role'])}, decided by ${who(facts['byName'])}.`
    case 'grant.refused':
      return `The request to make ${who(facts['name'])} ${office(facts['role'])} was not approved.`
    case 'grant.revoked':
      return `${Who(facts['byName'])} revoked the office ${office(facts['role'])} of ${who(facts['name'])}.`
    case 'link.issued':
      return `${Who(facts['byName'])} issued a sign-in link for ${who(facts['name'])}. If they did not ask for it, tell an administrator at once.`
    case 'recovery.requested':
      return `${Who(facts['byName'])} asks to recover the account of ${who(facts['name'])}. If you did not want this, tell an administrator at once.`
    case 'account.recovered':
      return `The account of ${who(facts['name'])} was recovered: the old password and second factor no longer work.`
    case 'recovery.refused':
      return `The request to recover the account of ${who(facts['name'])} was not approved.`
    case 'person.erased':
      return 'The personal data that you asked about were erased.'
    case 'erasure.refused':
      return 'The request to erase personal data was not approved.'
    case 'unmask.requested':
      return `${Who(facts['byName'])} asks to unmask. The head or a deputy must approve.`
    case 'unmask.done':
      return `${Who(facts['byName'])} approved the unmasking. Codes and authors’ names are joined.`
    case 'result.putForward':
      return `${Who(facts['byName'])} put the result forward for approval.`
    case 'result.approved':
      return `${Who(facts['byName'])} approved the result.`
    case 'result.sentBack':
      return `${Who(facts['byName'])} sent the result back with a reason.`
    case 'judging.reminder':
      return `“${facts['editionTitle']}”: you have ${plural(Number(facts['open']), 'score sheet')} to hand in${
        typeof facts['until'] === 'string' ? ` by ${dayOf(facts['until'])}` : ''
      }. Open “Works to judge” to go on.`
    case 'sheet.reopened':
      return `“${facts['editionTitle']}”: the panel’s chair reopened your sheet for work ${facts['blindCode']}. See the reason on the sheet, change it and hand it in again.`
    case 'sheet.reopenAsked':
      return `“${facts['editionTitle']}”: ${who(facts['byName'])} asks to reopen the sheet for work ${facts['blindCode']}: ${facts['reason']}`
    case 'sheet.typed':
      return `“${facts['editionTitle']}”: your paper sheet for work ${facts['blindCode']} was typed alike by two people and handed in. Please check it; if something is wrong, ask for it to be reopened.`
    case 'entry.accepted':
      return `“${facts['editionTitle']}”: your unit’s entry was accepted.`
    case 'entry.returned':
      return `“${facts['editionTitle']}”: the secretariat asks for ${plural(Number(facts['items']), 'supplement')}. See “To do”.`
    case 'entry.refused':
      return `“${facts['editionTitle']}”: your unit’s entry was refused. See the reason in “To do”.`
    case 'entry.entered':
      return `“${facts['editionTitle']}”: the secretariat entered and handed in an entry for your unit that came on paper or by mail.`
    case 'consent.answered':
      return `“${facts['editionTitle']}”: the nominee has answered about their data${Number(facts['corrections']) > 0 ? `, would have ${plural(Number(facts['corrections']), 'place')} corrected` : ''}${Number(facts['refused']) > 0 ? `, refused ${plural(Number(facts['refused']), 'purpose')}` : ''}.`
    case 'consent.withdrawn':
      return `“${facts['editionTitle']}”: the nominee took a consent back. See the dossier.`
    case 'endorsement.answered':
      return `“${facts['editionTitle']}”: leadership or party committee ${facts['agrees'] === 'true' ? 'confirmed' : 'does not agree with'} a dossier of your unit.`
    case 'entry.lateAccepted':
      return `“${facts['editionTitle']}”: your unit’s late hand-in was accepted.`
    case 'entry.lateRefused':
      return `“${facts['editionTitle']}”: your unit’s late hand-in was not accepted. See why with your works.`
    case 'reminder.deadline3':
    case 'reminder.deadline1':
      return `“${facts['editionTitle']}”: your unit has not handed in, ${kind === 'reminder.deadline3' ? '3 days' : '1 day'} left.`
    case 'reminder.supplement':
      return `“${facts['editionTitle']}”: 1 day left to supplement what was returned.`
    case 'reminder.judging3':
    case 'reminder.judging1':
      return `“${facts['editionTitle']}”: you have ${plural(Number(facts['open']), 'score sheet')} to hand in, ${kind === 'reminder.judging3' ? '3 days' : '1 day'} left.`
    case 'reminder.questionUnit':
      return facts['overdue'] === true
        ? 'A question on procedures put to your unit is overdue.'
        : '1 day left to answer a question on procedures put to your unit.'
    case 'reminder.questionOffice':
      return facts['overdue'] === true
        ? 'A question is overdue. See “Questions”.'
        : '1 day left to answer a question put to the organising board.'
    case 'work.reviewed':
      return facts['act'] === 'accept'
        ? 'A work of your unit was accepted.'
        : 'A work of your unit was reviewed by the working group. See “Works” for the outcome.'
    case 'work.commended':
      return `A work of your unit is commended by decision No. ${facts['number']}.`
    case 'replication.proposed':
      return facts['part'] === 'pilot'
        ? 'Your unit is asked to try out a model. Answer under “Works”.'
        : 'Your unit is asked to take over a model. Answer under “Works”.'
    case 'unitReport.returned':
      return 'A plan or report of your unit is to be completed. See “Reports”.'
    case 'retention.due':
      return `“${facts['editionTitle']}”: the time to keep ${facts['entries']} entries is over. See “Personal data”.`
    case 'retention.requested':
      return `“${facts['editionTitle']}”: ${who(facts['byName'])} asks to erase ${facts['entries']} entries whose time is over. See the list and decide under “Personal data”.`
    case 'retention.approved':
      return `${who(facts['byName'])} approved the erasure of entries whose time is over.`
    case 'retention.refused':
      return `${who(facts['byName'])} did not approve the erasure of entries whose time is over.`
    case 'restriction.restricted':
    case 'restriction.consentTaken': {
      const what =
        kind === 'restriction.restricted'
          ? 'a restriction on a person’s data'
          : 'a person’s consent as withdrawn'
      const before = Number(facts['beforeCouncil'])
      return `${Who(facts['byName'])} has just recorded ${what}, by a request received ${channelOf(facts['channel'])}; that person has ${facts['entries']} entries${before > 0 ? `, ${before} of them about to be voted on by the council` : ''}. If this looks wrong, ask that person and see the request under “Personal data”.`
    }
    case 'restriction.lifted':
      return `${Who(facts['byName'])} has just lifted the restriction on the data of a person with ${facts['entries']} entries. See “Personal data”.`
    case 'entry.restricted':
      return `“${facts['editionTitle']}”: the data of somebody in your unit’s entry has just been restricted, by a request received ${channelOf(facts['channel'])}: the entry is not read or considered until that is lifted. Ask that person; if they did not wish it, tell the head at once.`
    case 'entry.consentTaken':
      return `“${facts['editionTitle']}”: the secretariat has just recorded that somebody in your unit’s entry withdraws their consent, by a request received ${channelOf(facts['channel'])}. Ask that person; if they did not wish it, tell the head at once.`
    case 'entry.lifted':
      return `“${facts['editionTitle']}”: the data of the person in your unit’s entry is no longer restricted; the entry is read and considered again.`
    case 'dataRequest.restricted':
      return `By a request received ${channelOf(facts['channel'])}, your data has just been restricted: your entry is not read or considered. If you did not ask for it, tell the head at once.`
    case 'dataRequest.consentTaken':
      return `By a request received ${channelOf(facts['channel'])}, your consent has just been recorded as withdrawn. If you did not ask for it, tell the head at once.`
    case 'dataRequest.lifted':
      return 'The restriction on your data has just been lifted.'
    case 'dataRequest.received':
      return 'A new request about personal data has come, to be answered within 2 working days. See “Personal data”.'
    case 'dataRequest.answered':
      return 'Your request about personal data has been answered. See “My data”.'
    case 'dataRequest.extended':
      return 'Your request about personal data was extended, with the reason. See “My data”.'
    case 'dataRequest.closed':
      return 'Your request about personal data is closed. See “My data”.'
    case 'privacyNotice.waiting':
      return `${who(facts['byName'])} put forward a notice about personal data.`
    case 'privacyNotice.published':
      return `Version ${facts['version']} of the notice about personal data is published.`
    case 'privacyNotice.sentBack':
      return `Version ${facts['version']} of the notice about personal data was sent back, with the reason.`
    case 'reminder.dataRequest':
      return facts['overdue'] === true
        ? 'A request about personal data is past its legal term. See “Personal data”.'
        : 'A request about personal data is due within a day.'
    case 'question.toUnit':
      return 'A question on procedures was put to your unit. Answer it under “Questions”.'
    case 'question.toOrganisers':
      return 'A question was put to the organisers. Answer it under “Questions”.'
    case 'question.answered':
      return 'The organisers answered your question. See “Questions”.'
    case 'decision.approved':
      return `The decision of ${facts['editionTitle']} was approved.`
    case 'decision.sentBack':
      return `The decision of ${facts['editionTitle']} was sent back. Open its page for the reason.`
    case 'invitation.sent':
      return `Your unit is invited to the ceremony of “${facts['editionTitle']}” on ${dayOf(String(facts['at']))}. See the letter and answer it on your home page.`
    case 'invitation.changed':
      return `Hour or place of the ceremony “${facts['editionTitle']}” changed: it is on ${dayOf(String(facts['at']))} now. See the letter under “To do”.`
    case 'consent.withdrawnShown':
      return `“${facts['editionTitle']}”: somebody honoured took back their consent to ${facts['purpose'] === 'publishPhoto' ? 'publish their picture' : 'be named'}. The gallery shows it no more; if the press pack was sent on, ask whoever has it to take it off.`
    case 'consent.withdrawnProcessing':
      return `“${facts['editionTitle']}”: a nominee took back their consent to the use of their data. Judges and council can no longer read that dossier; talk to the person and their unit.`
    case 'ceremony.putOff':
      return `“${facts['editionTitle']}”: after the release was signed, ${who(facts['byName'])} moved ceremony and hour of publication from ${dayOf(String(facts['from']))} to ${dayOf(String(facts['at']))}. The reason is on the page “Ceremony”.`
    case 'result.own':
      return `Congratulations: ${facts['collective'] === true ? 'the collective that you speak for is' : 'you are'} honoured at “${facts['editionTitle']}”. Please keep it to yourself until the hour of publication.`
    case 'publicNotice.published':
      return `“${facts['editionTitle']}”: the list of dossiers is posted for the units until ${dayOf(String(facts['until']))}. See “Public notice”.`
    case 'objection.filed':
      return `“${facts['editionTitle']}”: objection ${facts['receiptCode']} about a posted dossier came in.`
    case 'objection.toUnit':
      return `“${facts['editionTitle']}”: there is an objection about a dossier of your unit. Answer it with the nominee under “Public notice”.`
    case 'objection.answered':
      return `“${facts['editionTitle']}”: the nominee’s side answered objection ${facts['receiptCode']}.`
    case 'objection.ruled':
      return `“${facts['editionTitle']}”: an objection has its ruling. See “Public notice”.`
    case 'appeal.filed':
      return `“${facts['editionTitle']}”: appeal ${facts['receiptCode']} needs an answer.`
    case 'appeal.answered':
      return `“${facts['editionTitle']}”: appeal ${facts['receiptCode']} was answered.`
    case 'remark.accepted':
      return `“${facts['editionTitle']}”: the second marking asked for under ${facts['receiptCode']} was accepted and is under way.`
    case 'remark.refused':
      return `“${facts['editionTitle']}”: the second marking asked for under ${facts['receiptCode']} was refused. See why with your result.`
    case 'remark.scored':
      return `“${facts['editionTitle']}”: the second marking ${facts['receiptCode']} is done and waits for its answer.`
    case 'correction.prepared':
      return facts['revocation'] === true
        ? `Taking back a prize of ${facts['editionTitle']} is prepared and waits for a second person.`
        : `A correction of the result of ${facts['editionTitle']} is prepared and waits for a second person.`
    case 'correction.approved':
      return facts['revocation'] === true
        ? `A prize of ${facts['editionTitle']} was taken back, approved and published.`
        : `A correction of the result of ${facts['editionTitle']} was approved and published.`
    case 'correction.sentBack':
      return `The correction of ${facts['editionTitle']} was sent back. Open its page to see why.`
    case 'correction.published':
      return `“${facts['editionTitle']}”: the result was corrected, and it changes your unit’s work. See the result.`
    case 'award.revoked':
      return `“${facts['editionTitle']}”: the prize of your unit’s entry was taken back. See the decision with the result.`
    case 'escalation.approved':
      return `The memo introducing the honoured of ${facts['editionTitle']} was approved. Number it, then send it.`
    case 'escalation.sentBack':
      return `The memo introducing the honoured of ${facts['editionTitle']} was sent back. Open its page for the reason.`
    case 'escalation.answered':
      return `The higher level’s answer on ${facts['editionTitle']} is recorded and waits for a second person.`
    case 'escalation.answerSentBack':
      return `The answer that you recorded for ${facts['editionTitle']} was sent back. Open its page for the reason.`
    case 'escalation.recognised':
      return `“${facts['editionTitle']}”: an exemplar of your unit was recognised at ${facts['level'] === 'central' ? 'central' : 'city'} level.`
    case 'escalation.declined':
      return `“${facts['editionTitle']}”: an exemplar of your unit was not recognised at ${facts['level'] === 'central' ? 'central' : 'city'} level.`
    case 'escalation.takenBack':
      return `“${facts['editionTitle']}”: the recognition of an exemplar of your unit at ${facts['level'] === 'central' ? 'central' : 'city'} level was taken back.`
    case 'escalation.withdrawn':
      return `“${facts['editionTitle']}”: ${facts['count']} whose title was taken back left the lists of introduction.${facts['sent'] === true ? ' A memo had been sent: tell the higher level by letter.' : ''}`
    case 'gallery.approved':
      return `The text on an exemplar of ${facts['editionTitle']} was approved and is shown.`
    case 'gallery.sentBack':
      return `The text on an exemplar of ${facts['editionTitle']} was sent back. Open the gallery’s page for the reason.`
    case 'release.prepared':
      return `The release of ${facts['editionTitle']} is prepared and waits for a second person’s signature.`
    case 'password.reset':
      return `The password of ${who(facts['name'])} was set anew by a link that went out by mail. If it was not the owner, tell an administrator at once.`
    case 'webhook.disabled':
      return `“${facts['hook']}” is no longer told of what happens: nothing arrived there. See “Other programs”.`
    case 'release.signed':
      return `The release of ${facts['editionTitle']} was signed.`
    default:
      return 'Something happened that concerns you.'
  }
}
