import {
  entersForUnit,
  hasUndertaken,
  is,
  isAnotherPerson,
  isAssignedJudge,
  isFreshlyConfirmed,
  isNotConflicted,
  isOnCouncil,
  isOnPanel,
  isOnRoll,
  isOutsidePanel,
  handsOutOnRequest,
  isOfNoUnitConcerned,
  isOwner,
  isPresiding,
  isSeatedCouncillor,
  isSeatedTeller,
  isSignedIn,
  type Predicate,
  wasThere,
} from './predicates.ts'

export interface Rule {
  /** Any one of these lets the asker in. */
  by: readonly Predicate[]
  /** All of these must hold besides. */
  needs?: readonly Predicate[]
}

const administrator = is('administrator')
const lead = is('lead')
const deputy = is('deputy')
const secretary = is('secretary')
const member = is('member')
const clusterLead = is('clusterLead')
const panelChair = is('panelChair')
const officer = is('officer')
const councillor = is('councillor')
const teller = is('teller')

const leads = [lead, deputy]
const workingGroup = [lead, deputy, secretary, member]
const twoPeople = [isFreshlyConfirmed, isAnotherPerson]

/**
 * The one table: who may issue which command, and who may read which kind of page. Whatever is not here is
 * denied. Reads are named `<thing>.view` or `<thing>.list`.
 */
export const COMMANDS = {
  // accounts
  'account.invite': { by: [administrator, secretary] },
  'account.reissueLink': { by: [administrator, secretary] },
  'account.list': { by: [administrator, secretary] },
  'account.suspend': { by: [administrator], needs: [isFreshlyConfirmed] },
  'account.resume': { by: [administrator], needs: [isFreshlyConfirmed] },
  'account.recover.request': { by: [administrator, secretary] },
  'account.recover.approve': { by: [administrator, secretary, lead, deputy], needs: twoPeople },
  'account.recover.refuse': { by: [administrator, secretary, lead, deputy] },
  'session.list': { by: [isOwner] },
  'session.revoke': { by: [isOwner] },
  'secondFactor.setUp': { by: [isOwner] },
  'profile.view': { by: [isOwner] },
  'password.change': { by: [isOwner] },
  'token.list': { by: [isOwner] },
  'token.create': { by: [isOwner], needs: [isFreshlyConfirmed] },
  'token.revoke': { by: [isOwner] },
  'webhook.list': { by: [administrator, secretary] },
  'webhook.create': { by: [administrator, secretary], needs: [isFreshlyConfirmed] },
  'webhook.view': { by: [administrator, isOwner] },
  'webhook.change': { by: [administrator, isOwner] },
  'webhook.rotate': { by: [isOwner], needs: [isFreshlyConfirmed] },
  'grant.request': { by: [administrator, lead, deputy, secretary] },
  'grant.approve': { by: [administrator, lead, deputy], needs: twoPeople },
  'grant.refuse': { by: [administrator, lead, deputy] },
  'grant.revoke': { by: [administrator, lead, deputy], needs: [isFreshlyConfirmed] },
  'grant.end': { by: [administrator, lead, deputy, secretary] },
  'grant.list': { by: [administrator, ...workingGroup] },
  'request.list': { by: [administrator, ...workingGroup] },
  'notice.list': { by: [isSignedIn] },
  'mail.choose': { by: [isOwner] },
  'calendar.own': { by: [isOwner] },
  'outbox.view': { by: [administrator] },

  // organisation
  'organisation.view': { by: [administrator, ...workingGroup] },
  'setting.change': { by: [administrator, lead, deputy] },
  // Days off move no date that is set: they only count what is counted in working days, as the secretariat does.
  'daysOff.change': { by: [administrator, lead, deputy, secretary] },
  'term.change': { by: [administrator, lead, deputy] },
  'unit.import': { by: [administrator, secretary] },
  'unit.handOver': { by: [administrator, secretary] },
  'unit.change': { by: [administrator, secretary] },
  'unit.list': { by: [administrator, ...workingGroup, clusterLead] },
  'demo.fill': { by: [administrator] },

  // edition and rules
  'edition.list': { by: [isSignedIn] },
  'edition.create': { by: [lead, deputy, secretary] },
  'edition.view': { by: [...workingGroup, panelChair] },
  'ruleset.edit': { by: [lead, deputy, secretary] },
  'ruleset.tryOut': { by: [lead, deputy, secretary] },
  'edition.open': { by: leads },
  'ruleset.amend': { by: leads, needs: twoPeople },
  'ruleset.amend.sendBack': { by: leads },
  'schedule.set': { by: [lead, deputy, secretary] },
  'schedule.extend': { by: [lead, deputy, secretary] },
  'edition.advance': { by: [lead, deputy, secretary] },
  'rules.view': { by: [isSignedIn] },

  // entries
  'entry.create': { by: [officer] },
  'entry.edit': { by: [officer, entersForUnit] },
  'entry.enter': { by: [secretary] },
  'entry.submit': { by: [officer, entersForUnit] },
  'entry.submitLate': { by: [officer, entersForUnit] },
  'entry.acceptLate': { by: [lead, deputy, secretary], needs: [isAnotherPerson] },
  'entry.refuseLate': { by: [lead, deputy, secretary], needs: [isAnotherPerson] },
  'entry.withdraw': { by: [officer, entersForUnit] },
  'entry.viewOwn': { by: [officer, entersForUnit] },
  'entry.listOwn': { by: [isSignedIn] },
  'entry.previewBlind': { by: [officer, secretary] },
  'entry.confirm': { by: [officer, secretary] },
  'entry.list': { by: [lead, deputy, secretary] },
  'entry.progress': { by: [...workingGroup, clusterLead] },
  'cluster.view': { by: [clusterLead] },
  'entry.view': { by: [lead, deputy, secretary] },
  // Not whoever typed it in for the unit.
  'entry.screen': { by: [secretary], needs: [isAnotherPerson] },
  'similarity.view': { by: [lead, deputy, secretary] },
  'similarity.compare': { by: [secretary] },
  'similarity.decide': { by: [secretary] },
  'file.upload': { by: [officer, secretary] },

  // public notice of what was accepted, for the units; whoever objected never rules on it
  'publicNotice.view': { by: [lead, deputy, secretary] },
  'publicNotice.publish': { by: [secretary] },
  'publicNotice.close': { by: [secretary] },
  'publicNotice.read': { by: [officer] },
  'objection.file': { by: [officer] },
  'objection.answer': { by: [officer] },
  // Nobody who objected or answered, and nobody who speaks for the unit that objected or the one objected to.
  'objection.rule': { by: [lead, deputy, secretary], needs: [isAnotherPerson, isOfNoUnitConcerned] },
  // nomination: others who have a word on a dossier
  'consent.ask': { by: [officer, entersForUnit] },
  'nominee.decideCorrection': { by: [officer, entersForUnit] },
  'endorsement.ask': { by: [officer, entersForUnit] },
  'pastHonour.list': { by: workingGroup },
  'pastHonour.change': { by: [secretary] },
  'clusterNomination.list': { by: [clusterLead] },
  'clusterNomination.propose': { by: [clusterLead] },

  // questions
  'question.ask': { by: [officer] },
  'question.viewUnit': { by: [officer] },
  'question.answerUnit': { by: [officer] },
  'question.list': { by: [lead, deputy, secretary] },
  'question.answerEdition': { by: [lead, deputy, secretary] },
  'question.moderate': { by: [lead, deputy, secretary] },

  // works of units, what is said of them, and what the bloc reports
  'work.create': { by: [officer, secretary] },
  'work.edit': { by: [officer, entersForUnit] },
  'work.view': { by: [officer, ...workingGroup, clusterLead] },
  // A cluster lead is told of works, not of people.
  'work.viewPeople': { by: [officer, ...workingGroup] },
  'work.list': { by: [...workingGroup, clusterLead] },
  'work.review': { by: [lead, deputy, secretary], needs: [isAnotherPerson, isOfNoUnitConcerned] },
  'work.settings': { by: [lead, deputy, secretary] },
  'workDecision.view': { by: workingGroup },
  'workDecision.prepare': { by: [secretary] },
  'workDecision.approve': { by: leads, needs: twoPeople },
  'workDecision.sendBack': { by: leads },
  'replication.view': { by: [officer, ...workingGroup, clusterLead] },
  'replication.manage': { by: [lead, deputy, secretary] },
  'replication.take': { by: [officer] },
  'unitReport.write': { by: [officer] },
  'unitReport.view': { by: [officer, ...workingGroup, clusterLead] },
  'unitReport.list': { by: [...workingGroup, clusterLead] },
  'unitReport.review': { by: [lead, deputy, secretary] },
  'blocReport.view': { by: workingGroup },
  'blocReport.prepare': { by: [secretary] },
  'blocReport.approve': { by: leads, needs: twoPeople },
  'blocReport.sendBack': { by: leads },

  // masking
  'masking.list': { by: [secretary] },
  'masking.edit': { by: [secretary], needs: [isNotConflicted] },
  'rendition.prepare': { by: [secretary], needs: [isNotConflicted] },
  'rendition.approve': { by: [secretary], needs: [isAnotherPerson, isNotConflicted] },
  'rendition.sendBack': { by: [secretary], needs: [isAnotherPerson, isNotConflicted] },

  // panel
  'panel.view': { by: [lead, deputy, secretary, panelChair] },
  'panel.appoint': { by: [lead, deputy, secretary] },
  'conflict.declare': { by: [isOnPanel] },
  'conflict.record': { by: [secretary] },
  'conflict.lift.request': { by: [lead, deputy, secretary] },
  'conflict.lift.approve': { by: [lead, deputy], needs: twoPeople },
  'assignment.change': { by: [secretary] },
  'specimen.change': { by: [secretary, panelChair] },
  'reminder.send': { by: [secretary, panelChair] },
  'undertaking.sign': { by: [isOnPanel] },
  'booklet.print': { by: [secretary] },
  'desk.print': { by: [isOnPanel], needs: [hasUndertaken] },
  'bid.view': { by: [isOnPanel], needs: [hasUndertaken] },
  'bid.save': { by: [isOnPanel], needs: [hasUndertaken, isNotConflicted] },
  'bid.close': { by: [secretary] },

  // a council's secret ballot; casting one is no command: nobody is asked who they are
  'ballot.list': { by: [isSeatedCouncillor, isSeatedTeller, lead, deputy, secretary] },
  'ballot.view': { by: [isOnRoll, isSeatedTeller, isPresiding, lead, deputy, secretary] },
  'ballot.open': { by: [isSeatedTeller, secretary] },
  'ballot.handOut': { by: [isSeatedTeller, secretary] },
  'ballot.issue': { by: [isOnRoll] },
  'ballot.confirmLine': { by: [isOnRoll] },
  'ballot.warn': { by: [isOnRoll, isSeatedTeller, secretary] },
  'ballot.closeIssuing': { by: [isSeatedTeller] },
  'ballot.endCasting': { by: [isSeatedTeller] },
  'ballot.typePaper': { by: [isSeatedTeller] },
  'ballot.close': { by: [isSeatedTeller], needs: twoPeople },
  'ballot.void.request': { by: [isSeatedTeller, isPresiding, secretary] },
  // Whoever asks: who confirms is of this council, so that no two outsiders undo its vote.
  'ballot.void.approve': { by: [isSeatedTeller, isPresiding], needs: twoPeople },
  // the council: set up by the working group, held by its tellers and whoever presides
  'council.view': { by: [lead, deputy, secretary] },
  'council.setUp': { by: [lead, deputy, secretary] },
  'council.appoint': { by: [lead, deputy, secretary] },
  'council.electTellers': { by: [lead, deputy, secretary, isPresiding] },
  'council.recordInterest': { by: [secretary, isPresiding] },
  'council.list': { by: [isSignedIn] },
  'council.attend': { by: [councillor, teller], needs: [isOnCouncil] },
  'council.readDossier': { by: [councillor], needs: [isOnCouncil, isNotConflicted] },
  'council.declareInterest': { by: [councillor], needs: [isOnCouncil] },
  'council.viewInterests': { by: [isPresiding, secretary] },
  'council.viewSitting': { by: [isSeatedTeller, isPresiding, secretary] },
  'council.callRoll': { by: [isSeatedTeller, isPresiding] },
  'council.open': { by: [isSeatedTeller, isPresiding] },
  'council.writeMinutes': { by: [isSeatedTeller, isPresiding] },
  'council.close': { by: [isSeatedTeller, isPresiding] },
  'council.reopen': { by: [isPresiding] },
  'council.print': { by: [isSeatedTeller, isPresiding, lead, deputy, secretary] },

  // the judge's desk
  'desk.list': { by: [isOnPanel] },
  'desk.read': { by: [isAssignedJudge], needs: [hasUndertaken, isNotConflicted] },
  'scoreSheet.save': { by: [isAssignedJudge], needs: [hasUndertaken, isNotConflicted] },
  'scoreSheet.submit': { by: [isAssignedJudge], needs: [hasUndertaken, isNotConflicted] },
  'scoreSheet.reopen': { by: [panelChair] },
  'scoreSheet.askReopen': { by: [isAssignedJudge], needs: [hasUndertaken, isNotConflicted] },
  'scoreSheet.acceptLate': { by: [panelChair] },
  'scoreSheet.void': { by: [panelChair] },
  'scoreSheet.versions': { by: [panelChair] },
  // Score sheets that come on paper; nobody types their own.
  'paperSheet.view': { by: [secretary], needs: [isAnotherPerson] },
  'paperSheet.open': { by: [secretary], needs: [isAnotherPerson] },
  'paperSheet.type': { by: [secretary], needs: [isAnotherPerson] },
  'paperSheet.giveUp': { by: [secretary], needs: [isAnotherPerson] },
  'objectiveMark.type': { by: [secretary] },
  'objectiveMark.countersign': { by: [panelChair, secretary], needs: [isAnotherPerson] },

  // result
  'progress.view': { by: [lead, deputy, secretary, panelChair] },
  'sparePackage.download': { by: [secretary, panelChair] },
  'standing.view': { by: [lead, deputy, secretary, panelChair] },
  'evidence.view': { by: [lead, deputy, secretary, panelChair] },
  'gap.resolve': { by: [panelChair] },
  'penalty.rule': { by: [panelChair] },
  'lot.draw': { by: [secretary, panelChair] },
  'award.propose': { by: [secretary, panelChair] },
  'standing.freeze': { by: [secretary, panelChair], needs: [isFreshlyConfirmed] },
  'standing.resume': { by: [lead, deputy, panelChair], needs: [isFreshlyConfirmed] },
  'promotion.view': { by: [lead, deputy, secretary, panelChair] },
  'promotion.declare': { by: [lead, deputy, panelChair], needs: twoPeople },
  'promotion.withdraw': { by: leads, needs: [isFreshlyConfirmed] },
  'unmask.request': { by: [secretary] },
  'unmask.approve': { by: leads, needs: twoPeople },
  // what a council's ballots give
  'outcome.view': { by: [lead, deputy, secretary, isSeatedCouncillor] },
  // What a council resolved is said by whoever presides and confirmed by another who was there.
  'resolution.type': { by: [isPresiding], needs: [wasThere] },
  'resolution.countersign': { by: [isPresiding, isSeatedCouncillor], needs: [wasThere, ...twoPeople] },
  'resolution.takeBack': { by: [isPresiding], needs: [wasThere] },
  'resolution.takeBack.agree': { by: [isPresiding, isSeatedCouncillor], needs: [wasThere, ...twoPeople] },
  'outcome.prepare': { by: [isPresiding, secretary] },
  'outcome.declare': { by: [isPresiding, lead, deputy], needs: twoPeople },
  'outcome.resume.request': { by: [isPresiding, secretary, lead, deputy] },
  'outcome.resume.approve': { by: [isPresiding, lead, deputy], needs: twoPeople },
  'result.putForward': { by: [secretary] },
  'result.approve': { by: leads, needs: twoPeople },
  'result.sendBack': { by: leads },
  'decision.prepare': { by: [secretary] },
  'decision.approve': { by: leads, needs: twoPeople },
  'decision.sendBack': { by: leads },
  'release.prepare': { by: [secretary] },
  'release.approve': { by: leads, needs: twoPeople },
  'correction.prepare': { by: [secretary] },
  'correction.approve': { by: leads, needs: twoPeople },
  'correction.sendBack': { by: leads },
  'certificate.print': { by: [lead, deputy, secretary] },

  // introduced upward: Thành Đoàn, Trung ương Đoàn
  'escalation.view': { by: [lead, deputy, secretary] },
  'escalation.prepare': { by: [secretary] },
  'escalation.approve': { by: leads, needs: twoPeople },
  'escalation.sendBack': { by: leads },
  'escalation.countersign': { by: [lead, deputy, secretary], needs: twoPeople },
  'escalation.setQuota': { by: leads },
  // gallery of exemplars, press
  'gallery.view': { by: [lead, deputy, secretary] },
  'gallery.edit': { by: [secretary] },
  'gallery.approve': { by: [lead, deputy, secretary], needs: [isAnotherPerson] },
  'gallery.takeDown': { by: [lead, deputy, secretary] },
  'pressPack.download': { by: [lead, deputy, secretary] },
  // the ceremony: letters under embargo, and who hears the result first
  'ceremony.view': { by: [lead, deputy, secretary] },
  'ceremony.edit': { by: [secretary] },
  'invitation.send': { by: [secretary] },
  'invitation.read': { by: [officer] },
  'invitation.answer': { by: [officer, secretary] },
  'nominee.tell': { by: [secretary] },

  // after the release
  'result.viewOwn': { by: [officer] },
  'appeal.file': { by: [officer] },
  'appeal.list': { by: [lead, deputy, secretary] },
  'appeal.view': { by: [lead, deputy, secretary], needs: [isNotConflicted] },
  // Whether a work is marked anew: nobody who sat on the panel or is tied to it.
  'remark.decide': { by: [secretary], needs: [isOutsidePanel, isNotConflicted] },
  'appeal.answer': { by: [lead, deputy, secretary], needs: [isOutsidePanel, isNotConflicted] },

  // personal data, record
  'person.export': { by: [handsOutOnRequest, isOwner] },
  'person.erase.refuse': { by: [administrator, lead, deputy] },
  'person.erase.request': { by: [administrator, secretary] },
  'person.erase.approve': { by: [administrator, lead, deputy], needs: twoPeople },
  'consent.record': { by: [officer, secretary, lead, deputy] },
  'consent.recordAfterNo': { by: [secretary, lead, deputy], needs: [isOfNoUnitConcerned] },
  'privacyNotice.view': { by: [administrator, lead, deputy, secretary] },
  'privacyNotice.prepare': { by: [administrator, secretary] },
  'privacyNotice.publish': { by: [administrator, lead, deputy], needs: twoPeople },
  'privacyNotice.sendBack': { by: [administrator, lead, deputy] },
  'consentProof.view': { by: [administrator, secretary] },
  'dataRequest.list': { by: [administrator, lead, deputy, secretary] },
  'dataRequest.record': { by: [administrator, secretary] },
  // Never one's own request, nor that of somebody of a unit that one speaks for.
  'dataRequest.handle': { by: [administrator, secretary], needs: [isAnotherPerson, isOfNoUnitConcerned] },
  'dataRequest.own': { by: [isOwner] },
  'restriction.lift': { by: [administrator, secretary], needs: [isAnotherPerson, isOfNoUnitConcerned] },
  'retention.view': { by: [administrator, lead, deputy, secretary] },
  'retention.request': { by: [administrator, secretary] },
  'retention.approve': { by: [administrator, lead, deputy], needs: twoPeople },
  'retention.refuse': { by: [administrator, lead, deputy] },
  'incident.view': { by: [administrator, lead, deputy] },
  'incident.record': { by: [administrator, lead, deputy] },
  'incident.close': { by: [administrator, lead, deputy], needs: [isFreshlyConfirmed] },

  // targets of the term
  'target.view': { by: [administrator, ...workingGroup, clusterLead, officer] },
  'target.change': { by: leads },
  'pastFigure.record': { by: [administrator, lead, deputy, secretary] },

  'consent.withdrawOwn': { by: [isOwner] },
  'operations.view': { by: [administrator] },
  'ledger.view': { by: [administrator, lead, deputy, secretary] },
} as const satisfies Record<string, Rule>

export type Command = keyof typeof COMMANDS
export const COMMAND_NAMES = Object.keys(COMMANDS) as Command[]
