import type { Problem } from '@xk/domain/kernel'
import type * as vi from '../vi/problems.ts'
import type { Translation } from './translated.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const wait = (seconds: number) =>
  seconds < 90 ? plural(seconds, 'second') : plural(Math.ceil(seconds / 60), 'minute')

const dayTime = (iso: string) => {
  const at = new Date(new Date(iso).getTime() + 7 * 60 * 60 * 1000).toISOString()
  return `${at.slice(11, 16)} on ${at.slice(0, 10).split('-').toReversed().join('/')}`
}

export const problemTitles: Translation<typeof vi.problemTitles> = {
  'access/signed-out': () => 'Please sign in again to go on. What you typed is kept.',
  'access/forbidden': () => 'Your account was not given this task.',
  'access/foreign-site': () => 'A request from another site was refused. Do this on Xung Kích’s own pages.',
  'access/fresh-confirmation-needed': () =>
    'This step asks you to confirm who you are: enter your password or a code.',
  'access/outside-panel-needed': () =>
    'Whoever answers must not sit on the panel that judged. Ask someone else to answer.',
  'access/second-person-needed': () => 'A second person must do this, not the one who prepared it.',
  'access/too-many-attempts': (p) => `Too many attempts. Please try again in ${wait(p.retryAfterSeconds)}.`,
  'access/sign-in-failed': () => 'The sign-in name or the password is not right.',
  'access/second-factor-wrong': () =>
    'The code is not right or was used already. Wait for a new one and enter that.',
  'access/link-unusable': (p) =>
    p.reason === 'expired'
      ? 'This link has expired. Ask the secretariat for a new one.'
      : p.reason === 'used'
        ? 'This link was used already. Sign in, or ask the secretariat for a new one.'
        : 'This link no longer works. Ask the secretariat for a new one.',
  'access/password-weak': (p) =>
    `The password needs at least ${p.minLength} characters and must not be easy to guess.`,
  'access/password-wrong': () => 'The password is not right.',
  'token/out-of-scope': () =>
    'This token can’t be used for this. Make one with the right scope, or do it on the web.',
  'account/login-taken': () => 'Someone has this sign-in name already. Please choose another.',
  'grant/last-administrator': () =>
    'This is the only administrator. Give this office to someone else before you revoke it.',
  'record/not-found': () => 'This was not found.',
  'record/stale-version': () =>
    'This was just changed elsewhere. Both versions are kept: choose the right one.',
  'record/in-wrong-state': () =>
    'This can’t be done at the present step. Reload the page to see where things stand.',
  'command/reused-id': () =>
    'This request was sent before with other contents. Reload the page and do it again.',
  'input/invalid': () => 'Some fields are not right. See the marked ones and correct them.',
  'input/malformed': () => 'What was sent is damaged. Reload the page and try again.',
  'input/too-large': (p) => `What was sent is larger than ${megabytes(p.maxBytes)}.`,
  'system/unavailable': () =>
    'The system is busy or starting again. What you typed is kept: try again in a few minutes.',
  'system/storage-full': () =>
    'The server has no room left and took nothing. What you typed is kept on your device: tell the administrator, then try again.',
  'system/fault': (p) =>
    `Something unexpected went wrong. Try again; if it goes on, tell the secretariat the code ${p.requestId.slice(0, 8)}.`,
  'edition/not-ready': (p) => `${plural(p.issues.length, 'thing')} to do before it can open.`,
  'edition/no-term': () => 'No term of office contains today. Enter the term first.',
  'question/puzzle': (p) =>
    p.reason === 'used'
      ? 'This question was sent once already. Load the page again to send another.'
      : 'The check against mass sending has run out. Press send again; what you typed is still here.',
  'ceremony/over': () => 'The ceremony is over: no more letters, and no more answers to them.',
  'ceremony/not-set': () => 'Hour and place of the ceremony are not set. Set them first.',
  'ceremony/release-signed': (p) =>
    `The release is signed for ${dayTime(p.publishAt)}: until then the ceremony can only be put off, and when the honoured are told stays.`,
  'ceremony/other-hour': (p) =>
    `The result comes out at the hour of the ceremony, ${dayTime(p.at)}. Prepare the release for it, or move the ceremony.`,
  'ceremony/embargo': (p) => `Nobody is told of the result before ${dayTime(p.until)}.`,
  'publicNotice/not-in-rules': () => 'The rules of this edition know no public notice.',
  'publicNotice/still-up': (p) => `The notice must stand until ${dayTime(p.closesAt)}.`,
  'publicNotice/over': (p) => `The notice ended at ${dayTime(p.closedAt)}; no more objections are taken.`,
  'publicNotice/objection-waits': (p) =>
    `Your unit’s objection ${p.receiptCode} to this dossier waits for its ruling. Another can be sent once it is ruled on.`,
  'publicNotice/objections-open': (p) =>
    `${plural(p.count, 'objection')} without a ruling. Rule on the notice’s page, then go on.`,
  'publicNotice/not-shown': (p) =>
    `${plural(p.count, 'dossier')} never shown to the units. Post them, then go on.`,
  'objection/standing-declared': () =>
    'A declared result counts this dossier: open the result again first, or refer it to the council.',
  'stage/closed': () => 'The time for this is over.',
  'stage/not-open': () => 'The time for this has not come yet.',
  'entry/incomplete': (p) => `${plural(p.issues.length, 'item')} to complete before handing in.`,
  'file/empty': () => 'The file is empty. Please choose it again.',
  'file/too-large': (p) =>
    `The file is larger than ${megabytes(p.maxBytes)}. Make it smaller and send it again.`,
  'file/too-many': (p) => `No more than ${plural(p.maxCount, 'file')} can be taken.`,
  'file/type-not-allowed': (p) => `Only ${p.allowed.map((t) => `.${t}`).join(', ')} files can be taken.`,
  'file/content-differs-from-name': (p) =>
    `What is in “${p.name}” does not fit its ending. Export it again from the program that you write with.`,
  'file/encrypted': () =>
    'The file has a password, so it can’t be taken. Remove the password and send it again.',
  'file/damaged': () => 'The file is damaged or arrived in part. Export it again and send it again.',
  'file/unsafe': () =>
    'The structure of this file is not safe, so it can’t be taken. Open it in Word and save it as a new file.',
  'file/too-many-pixels': (p) =>
    `The picture is too large (${p.megapixels} megapixels, ${p.max} at the most). Make it smaller and send it again.`,
  'file/too-many-pages': (p) => `The file has ${p.pages} pages, ${p.max} at the most.`,
  'file/too-long': (p) =>
    `The film is ${plural(p.seconds, 'second')} long, at most ${p.max} are allowed. Please shorten it and send it again.`,
  'file/not-blindable': () =>
    'Names can’t be hidden in this file, so it is not shown where works are judged blind.',
  'upload/offset-differs': () =>
    'The file is being sent elsewhere too. It goes on by itself from where it is.',
  'file/name-unusable': () => 'This file name can’t be used. Rename the file and send it again.',
  'photo/too-small': (p) =>
    `The short side of the photograph has only ${p.shortSide} pixels, ${p.min} are needed. Choose a larger one.`,
  'photo/not-cropped': () => 'The photograph is not cut upright, 3 : 4. Please cut it again.',
  'consent/missing': (p) =>
    `Not to be accepted yet: the nominee has not answered or not agreed to “${p.purposes.join('”, “')}”.`,
  'consent/no-address': (p) =>
    ({
      missing: 'There is no e-mail address. Enter their own, or copy the link and send it.',
      someoneElse: 'This address belongs to somebody else here. Enter the nominee’s own, or copy the link.',
      noMailServer: 'Mail can’t be sent yet. Copy the link and send it.',
      notSent: 'The mail could not be sent. Check the address, or copy the link and send it.',
    })[p.reason],
  'consent/not-asked': () => 'The rules of this edition ask nobody for consent by link.',
  'consent/refused-before': (p) =>
    p.by === 'paper'
      ? `This person refused or took back “${p.purposes.join('”, “')}”, so the unit can’t record a yes by itself. Send the signed paper to the secretariat, or mail a link to the person’s own address.`
      : `You refused or took back “${p.purposes.join('”, “')}”, so a link sent by the unit can’t turn it into a yes. To agree, sign in to your own account and open this page again, or send a signed paper to the secretariat. Your other answers on this page are kept.`,
  'consent/link-ended': (p) =>
    ({
      expired:
        'The time to answer by this link is over: it still shows your answers and takes consent back. To answer otherwise, ask the officer for a new link.',
      newer:
        'There is a newer answer given another way: this link still shows it and takes consent back. Please use the latest link.',
      surer:
        'You answered while signed in. Sign in again to change it; without, this link shows it and takes consent back.',
      closed: 'It is over with this dossier. You can still see your answers and take consent back.',
      correcting:
        'The officer has not yet put your name or date of birth right as you asked. Your answer takes effect once the dossier is corrected.',
      moved: 'This dossier is about somebody else by now. You can still take back what you agreed to.',
    })[p.reason],
  'endorsement/text-changed': () =>
    'The dossier was changed after this page was opened. The new text is on this page now: read it again, then send. What you typed is kept.',
  'quota/cluster-full': (p) => `The cluster has proposed all ${p.max} beyond its units’ quotas.`,
  'form/other-edition': (p) =>
    `This file was filled in on the form of “${p.editionTitle}”. Please use the form of this competition, or copy the text over.`,
  'form/not-recognised': () =>
    'This file is not a form that is known here. Take the Word form on this page, copy the text into its places and bring it back. Nothing was changed.',
  'sheet/incomplete': (p) => `${plural(p.issues.length, 'place')} to complete in the score sheet.`,
  'sheet/already-handed-in': () =>
    'This score sheet was handed in. To change it, ask the panel’s chair to reopen it.',
  'sheet/on-paper': () =>
    'The secretariat has received this score sheet on paper and is typing it in, so it is locked on screen.',
  'paper/draft-begun': () =>
    'The judge has begun to score this entry on screen. Confirm that their draft is kept as an earlier version before typing the paper sheet.',
  'paper/scan-needed': () => 'Attach the scan of the signed sheet before typing points.',
  'paper/other-typists': () =>
    'Two people have typed this sheet already. Only they can mend what they typed.',
  'panel/not-eligible': (p) =>
    p.reason === 'author'
      ? 'This person has a work in this edition and so can’t judge.'
      : p.reason === 'masker'
        ? 'This person blacked out or approved copies for judging and so can’t judge.'
        : 'This person leads or keeps the records of this edition and sees authors’ names, so can’t judge.',
  'grant/sits-on-panel': () =>
    'This person judges an edition whose result is not released. Withdraw them from the panel before giving this office.',
  'council/not-eligible': (p) =>
    p.reason === 'nominee'
      ? 'This person is nominated in this edition and so can neither sit on the council nor count its votes.'
      : 'This person is on the council already.',
  'council/full': (p) => `The rules allow at most ${p.max} members. End a seat before you add another.`,
  'council/office-taken': (p) =>
    p.office === 'chair'
      ? 'The council has a chair. Change that member’s office first.'
      : 'The tellers have a head. Change that teller first.',
  'council/not-ready': () => 'The meeting can’t open yet. See on the page what is missing.',
  'council/own-invitation': () =>
    'You invited this account or drew its link yourself: someone else (a lead, a deputy, another secretary or the council’s chair) puts it on the council or among the tellers.',
  'council/meeting-open': () =>
    'The meeting is open, so the council stays as it is. Note who is away on the roll; whoever presides writes down the tellers that the council elects.',
  'council/round-open': () =>
    'Ballots are out. Council and roll stay as they are until the votes are counted.',
  'council/unsettled': () => 'The minutes can’t be closed: a ballot or a resolution is still to come.',
  'panel/conflicted': () => 'This judge has a conflict of interest with the work and can’t be assigned.',
  'panel/undertaking-needed': () => 'Please sign the confidentiality undertaking before you read works.',
  'masking/related': () =>
    'You are involved with this work (author, who handed it in, or judge): someone else of the secretariat masks and approves it.',
  'masking/names-remain': (p) =>
    `${plural(p.names.length, 'place')} in the copy may still reveal the authors. Black out, or confirm that it may stay.`,
  'result/gaps-unresolved': (p) => `${plural(p.count, 'work')} with a score gap not resolved.`,
  'result/sheets-missing': (p) => `${plural(p.count, 'score sheet')} not handed in.`,
  'result/related': () =>
    'You are involved with a work of this stage: someone else of the secretariat or the panel does this.',
  'result/own-sheets-first': () =>
    'You have score sheets to hand in. Only then can you see and deal with other judges’ scores.',
  'outcome/nothing-to-resolve': () =>
    'The council has nothing of this to resolve: candidates, seats or the moment are others now. Load the page again.',
  'outcome/resolution-waits': () => 'The resolution before this one still waits for its second person.',
  'result/undecided': (p) => `${plural(p.issues.length, 'thing')} to decide before the result is frozen.`,
  'assignment/infeasible': () => 'Not every work can get its judges: see the works and the reasons below.',
  'assignment/bids-open': () => 'Judges are still bidding. Close the bids before you assign.',
  'paper/too-many-sheets': (p) =>
    `${plural(p.sheets, 'sheet')} of this stage are still to be handed in; one package prints ${p.max} at the most. The secretariat can print them judge by judge on the panel’s page instead.`,
  'sheet/specimens-first': (p) =>
    `${plural(p.count, 'specimen')} not handed in yet. Please hand in the specimens first.`,
  'award/reason-needed': () => 'Please give a reason.',
  'work/incomplete': (p) => `${plural(p.issues.length, 'item')} to complete before sending.`,
  'work/commended': (p) =>
    `The work is commended${p.number ? ` by decision No. ${p.number}` : ''}. Withdraw that first, by a decision of its own.`,
  'work/not-for-decision': (p) =>
    `Can’t stand in a decision, because not accepted or commended already: ${p.titles.join('; ')}.`,
  'work/number-needed': () => 'Enter the number of the decision before it is approved.',
  'replication/exists': () => 'This is in the list of replications already.',
  'award/would-reorder': () => 'A higher prize can’t go to a work that ranks below.',
  'award/below-floor': () => 'This work does not reach the lowest score of the prize.',
  'appeal/no-remark': () => 'The rules give no second marking for this work.',
  'appeal/remark-first': () =>
    'The unit asks for a second marking: accept or refuse it, and wait for the marks, before you answer.',
  'panel/scored-before': () => 'This judge has scored the work before and can’t mark it again.',
  'correction/moves-promotion': (p) =>
    `This correction would change who went on from “${p.stage}”, and the next stage has been held. It can’t be made here.`,
  'correction/tie': (p) =>
    `${p.label} has ${p.places} places left for ${p.entries} equal ${p.team ? 'units' : 'works'}: say whether they share it.`,
  'correction/one-at-a-time': () => 'Scores are corrected and prizes taken back one after the other.',
  'escalation/over-quota': (p) =>
    `More than the ${p.scope === 'year' ? 'year' : 'term'} allows at ${p.level === 'city' ? 'city' : 'central'} level: quota ${p.quota}, used ${p.used}, adding ${p.adding}. Take somebody off the list, or change the quota first.`,
  'escalation/not-eligible': (p) =>
    `“${p.title}” can’t be introduced: ${
      {
        alreadyIntroduced: 'already on a memo of this level',
        noConsent: 'the consent to the processing of personal data no longer stands',
        notAtCity: 'not yet far enough at city level for the central level',
        erased: 'the personal data were erased on request',
        notHonoured: 'not honoured by a decision in force',
      }[p.obstacle]
    }.`,
  'escalation/deviation-needed': (p) =>
    `The list passes over ${p.passedOver} that votes and scores put first. Say why, then save again.`,
  'escalation/scan-needed': () =>
    'The higher level’s paper has not been scanned. Upload the scan, then confirm.',
  'ballot/round-open': () => 'A round of ballots is under way. End it or void it first.',
  'ballot/roll-not-called': (p) =>
    `${p.missing} members have not been called yet. Call the roll in full, then open the round.`,
  'ballot/no-quorum': (p) =>
    `${p.present} of ${p.members} members are present, fewer than the ${p.quorum} that the rules want (written ballots do not count). The meeting can't vote yet.`,
  'ballot/nothing-to-decide': () =>
    'What the rounds gave asks for no further ballot. See the result page of the council.',
  'ballot/none-issued': () => 'No ballot has been issued. Issue ballots before casting opens.',
  'ballot/on-paper': () =>
    'You vote on paper in this round, so no ballot is issued on screen. If that is wrong, tell the tellers.',
  'ballot/already-issued': () =>
    'Your ballot of this round was issued. Enter the recovery code that you saved to go on with it.',
  'ballot/warning-needed': (p) =>
    `There are fewer than three ballots on paper, or fewer than three on screen: ${p.members} members who vote that way must be told that theirs may be guessed, and accept it.`,
  'ballot/key-gone': () =>
    'The key of this round is no longer on the server. Void this round and vote again.',
  'ballot/not-casting': (p) =>
    p.state === 'issuing'
      ? 'Casting is not open yet. Wait until the tellers have issued all ballots.'
      : 'Casting is over, so this ballot was not taken.',
  'ballot/forged': () => 'This ballot does not bear the stamp of this round, so it was not taken.',
  'ballot/unknown-candidate': () => 'This ballot names somebody who is not on the list, so it was not taken.',
  'ballot/incomplete': (p) =>
    `${p.missing} lines are missing, so the ballot was not taken. Load the page again.`,
  'ballot/too-many': (p) => `The ballot chooses ${p.chosen}, at most ${p.most} are allowed. Take some off.`,
  'ballot/spent': () => 'This ballot is in the box already, with other marks. The first one counts.',
  'ballot/busy': () =>
    'Many are voting at once and this ballot is not in the box. Send it again in a few seconds.',
  'ballot/paper-missing': (p) =>
    `Two tellers must type the paper ballots independently; ${p.handedIn} have finished.`,
  'ballot/paper-differs': () =>
    'The tellers typed the paper ballots differently. Compare each ballot; whoever typed wrongly corrects it or takes it back.',
  'ballot/more-than-issued': (p) =>
    `${p.returned} ballots came back but only ${p.issued} were issued. The round can't be closed; check again or void it.`,
  'ballot/later-round': (p) => `Round ${p.n} was held after this one. Make round ${p.n} void first.`,
  'ballot/struck-voted': (p) =>
    `${p.candidates.length} candidates have more votes than members who may vote on them. The round can't be closed; void it and vote again.`,
  'appeal/none-taken': () => 'The rules take no appeals, or the result is not published yet.',
  'appeal/too-late': () => 'The time for appeals is over.',
  'appeal/already-open': (p) => `Appeal ${p.receiptCode} about this work is waiting for its answer.`,
  'award/not-ranked': () => 'This work is not in the ranking.',
}

export const problemTitle = (problem: Problem): string =>
  (problemTitles[problem.code] as (p: Problem) => string)(problem)
