import { plural } from '../plural.ts'

/** What stands between an edition and its next step, and what is wrong with what was typed. */

export type Facts = Record<string, string | number>

export const dates: Record<string, string> = {
  opensAt: 'Entries open',
  closesAt: 'Hand in until',
  supplementUntil: 'Supplements until',
  judgingFrom: 'Judging from',
  judgingUntil: 'Score sheets until',
  promotionAt2: 'List for stage 2 published',
  judgingFrom2: 'Judging of stage 2 from',
  judgingUntil2: 'Score sheets of stage 2 until',
  promotionAt3: 'List for stage 3 published',
  judgingFrom3: 'Judging of stage 3 from',
  judgingUntil3: 'Score sheets of stage 3 until',
  promotionAt4: 'List for stage 4 published',
  judgingFrom4: 'Judging of stage 4 from',
  judgingUntil4: 'Score sheets of stage 4 until',
  resultsAt: 'Results published',
  appealsUntil: 'Appeals until',
}
const dateOf = (facts: Facts, key = 'key') => dates[String(facts[key])] ?? String(facts[key])

const offices: Record<string, string> = {
  lead: 'Head',
  deputy: 'Deputy',
  secretary: 'Secretariat',
  panelChair: 'Chair of the panel',
}
const officeOf = (facts: Facts) => offices[String(facts['office'])] ?? ''
const count = (facts: Facts, key: string, one: string, many?: string) => plural(Number(facts[key]), one, many)

export const readiness: Record<string, (facts: Facts) => string> = {
  'form/fieldTwice': () => 'Two fields of the form are the same. Remove one.',
  'form/choiceWithoutOptions': (f) => `“${f['field']}” needs at least two options.`,
  'form/optionTwice': (f) => `“${f['field']}” has the same option twice.`,
  'form/wordLimitsReversed': (f) => `“${f['field']}”: the least number of words is above the most.`,
  'form/titleFieldMissing': () => 'Choose which field is the title.',
  'form/topicFieldNotAChoice': () => 'The field of work must be a choice from a list.',
  'form/peopleLimitsReversed': () => 'The least number of people is above the most.',
  'form/limitForUnknownRole': () => 'There is a limit for a role that the form does not have.',
  'form/attachmentsWithoutTypes': () => 'Choose at least one kind of file.',
  'form/fileLargerThanTotal': () => 'One file may be larger than all together.',
  'form/noDivision': () => 'Add at least one division.',
  'form/noConsentAsked': () => 'Authors are not asked whether their personal data may be processed.',
  'eligibility/ageWithoutBirthDate': () =>
    'There is an age limit, but the form does not ask for the date of birth.',
  'eligibility/fieldNotYesNo': () => 'A condition relies on a field that is not Yes / No.',
  'eligibility/fieldOfOtherType': () => 'A condition relies on a field of another type, or one that is gone.',
  'slot/twice': () => 'Two parts of the dossier have the same key.',
  'slot/fieldMissing': (f) => `“${f['slot']}” is evidence for a field that is gone.`,
  'slot/moreThanFiles': (f) => `The parts of the dossier need more than the ${f['max']} files allowed.`,
  'eligibility/ageDateFarFromOpening': () => 'The day for the age is over a year from the opening. Check it.',
  'publication/summaryFieldMissing': () => 'Choose the published summary field again.',
  'text/noArticles': () => 'The rules have no article yet.',
  'text/noAppeals': () => 'The rules say nothing of appeals.',
  'criterion/maximumNotPositive': (f) => `“${f['criterion']}” needs a maximum above 0.`,
  'criterion/stepNotPositive': (f) => `“${f['criterion']}” needs a step above 0.`,
  'criterion/maximumBetweenSteps': (f) =>
    `“${f['criterion']}”: the maximum ${f['max']} is not a whole number of steps.`,
  'band/empty': (f) => `“${f['criterion']}”, level “${f['band']}”: it ends before it begins.`,
  'band/outsideCriterion': (f) => `“${f['criterion']}”, level “${f['band']}” goes beyond the criterion.`,
  'band/hole': (f) => `“${f['criterion']}”: ${f['mark']} points belong to no level.`,
  'band/overlap': (f) =>
    `“${f['criterion']}”: ${f['mark']} points belong to two levels (one is “${f['band']}”).`,
  'criterion/twice': () => 'Two criteria are the same. Remove one.',
  'segment/twice': () => 'Two parts are the same.',
  'segment/deductionsWithoutTime': (f) => `“${f['segment']}” deducts for time but has no time.`,
  'segment/noItems': (f) => `“${f['segment']}” needs a number of questions and points for each.`,
  'segment/noCriteria': (f) => `“${f['segment']}” has no criteria.`,
  'segment/maximumDiffers': (f) => `“${f['segment']}”: criteria add up to ${f['sum']}, not to ${f['max']}.`,
  'stage/twice': () => 'Two stages are the same.',
  'stage/noScoring': () => 'The rules have no scored stage.',
  'stage/tooManyScored': (f) => `There are ${f['count']} scored stages, at most ${f['most']} are possible.`,
  'stage/totalNotHundred': (f) => `“${f['stage']}” adds up to ${f['total']} points; it must be 100.`,
  'stage/presentationIsNotBlind': (f) => `“${f['stage']}” has presentations, so it can’t be blind.`,
  'stage/blindAfterNamed': (f) => `“${f['stage']}” is blind, but the stage before is judged with names.`,
  'council/twice': (f) => `“${f['stage']}”: an edition has one council only. Remove this one.`,
  'council/notLast': (f) => `“${f['stage']}” must be the last stage.`,
  'council/nothingScoredBefore': (f) => `“${f['stage']}” needs a judged stage before it.`,
  'council/sizeReversed': (f) => `“${f['stage']}”: the least number of members is above the most.`,
  'council/quorumOutOfRange': (f) => `“${f['stage']}”: the quorum must be above 0 and at most 1.`,
  'council/thresholdOutOfRange': (f) =>
    `“${f['stage']}”: the threshold can’t be reached, or everybody reaches it.`,
  'council/furtherOutOfRange': (f) =>
    `“${f['stage']}”: the share for a further ballot can’t be reached, or everybody reaches it.`,
  'council/furtherNotLower': (f) =>
    `“${f['stage']}”: the share for a further ballot must be below the threshold.`,
  'council/fewerSeatsThanPrizes': (f) =>
    `“${f['stage']}” seats ${f['seats']}, fewer than the ${f['prizes']} prizes.`,
  'council/moreSeatsThanPrizes': (f) =>
    `“${f['stage']}” seats ${f['seats']}, and there are only ${f['prizes']} prizes.`,
  'council/choosesMoreThanSeats': (f) =>
    `“${f['stage']}”: a ballot may name ${f['most']}, more than the ${f['seats']} seats.`,
  'council/tieTwice': (f) => `“${f['stage']}”: a way of parting a tie stands there twice.`,
  'council/tieMayStay': (f) => `“${f['stage']}”: a tie may remain; let the council resolve at the end.`,
  'council/marksOfFew': (f) =>
    `“${f['stage']}”: with only ${f['least']} voters, publishing each mark may show who voted how.`,
  'prize/floorWhereCouncilVotes': (f) =>
    `“${f['prize']}” is decided by the council’s votes: set the least score where dossiers go on to the council.`,
  'cut/missing': (f) => `“${f['stage']}”: how many works go on is not said.`,
  'cut/afterLastStage': (f) => `“${f['stage']}” is the last stage, so nothing goes on.`,
  'cut/withoutLimit': (f) => `“${f['stage']}”: going on needs a number of works or a lowest score.`,
  'cut/floorAboveMaximum': (f) => `“${f['stage']}”: the lowest score for going on is above 100.`,
  'cut/fewerThanPrizes': (f) =>
    `“${f['stage']}” lets ${count(f, 'quota', 'work')} go on, fewer than ${count(f, 'prizes', 'prize')}.`,
  'carryOver/unknownStage': (f) => `“${f['stage']}” carries over points of a stage that is not before it.`,
  'carryOver/stageTwice': (f) => `“${f['stage']}” carries over points of a stage twice.`,
  'carryOver/weightsOutOfRange': (f) =>
    `“${f['stage']}”: what is carried over must be from 0 to less than 100 %.`,
  'panel/noEarlierJudges': (f) =>
    `“${f['stage']}” is the first scored stage, so there are no earlier judges to avoid.`,
  'tieBreak/noPreviousStage': (f) =>
    `“${f['stage']}” is the first scored stage: step ${f['step']} for ties has no stage before to compare with.`,
  'stage/leftOut': (f) => `Not run in this version: ${f['label']}.`,
  'panel/minSheetsAboveJudges': (f) =>
    `${count(f, 'minSheets', 'sheet')} are needed, but a work has ${count(f, 'judges', 'judge')}.`,
  'panel/trimmingLeavesNothing': () => 'Dropping the highest and lowest leaves no sheet.',
  'panel/noUndertaking': () => 'There is no confidentiality undertaking for judges.',
  'panel/tooFewJudges': (f) => `${count(f, 'judges', 'judge')} so far, at least ${f['needed']} are needed.`,
  'gap/needsTwoJudges': () => 'A gap rule needs at least two judges per work.',
  'gap/negative': () => 'The gap must be 0 or more.',
  'tieBreak/unknownStep': (f) => `Step ${f['step']} for ties relies on a criterion that is gone.`,
  'tieBreak/stepsAfterTheEnd': (f) => `After step ${f['step']} (lot, shared) no more steps are needed.`,
  'tieBreak/none': () => 'There is no rule for ties.',
  'prize/twice': () => 'Two prizes are the same.',
  'prize/none': () => 'Add at least one prize.',
  'prize/withoutQuota': (f) => `${f['prize']} needs a number above 0.`,
  'prize/floorAboveMaximum': (f) => `The lowest score for ${f['prize']} is above 100.`,
  'prize/floorAboveHigherPrize': (f) => `The lowest score for ${f['prize']} is above that of ${f['above']}.`,
  'prize/pointsForUnknownPrize': (f) => `${f['prize']} counts points for a prize that is gone.`,
  'prize/pointsForUnknownStage': (f) => `${f['prize']} counts points for a stage that is gone.`,
  'prize/participationNeedsMemberCounts': (f) =>
    `${f['prize']} looks at participation: the number of members of each unit is needed.`,
  'date/missing': (f) => `No day yet: ${dateOf(f)}.`,
  'date/past': (f) => `${dateOf(f)}: this has passed.`,
  'date/unordered': (f) => `${dateOf(f, 'later')} must come after ${dateOf(f, 'earlier').toLowerCase()}.`,
  'consent/noticeUnpublished': (f) =>
    `Version ${f['version']} of the privacy notice is not published: nobody can read what they agree to.`,
  'office/tooFew': (f) => `${officeOf(f)}: ${count(f, 'people', 'person', 'people')}, ${f['needed']} needed.`,
  'office/withoutSecondFactor': (f) =>
    `${officeOf(f)}: ${f['withSecondFactor']} / ${f['needed']} have two-step verification.`,
  'office/someWithoutSecondFactor': (f) =>
    `${officeOf(f)}: ${count(f, 'missing', 'person', 'people')} without two-step verification.`,
  'units/none': () => 'There are no units. Import them first.',
  'units/withoutOfficer': (f) => `${count(f, 'count', 'unit')} without an officer.`,
}

export const needs: Record<string, (count: number, done: boolean) => string> = {
  'screening/undecided': (n, done) =>
    done ? 'All entries were looked at' : `${plural(n, 'work')} to screen`,
  'screening/awaitingSupplement': (n, done) =>
    done ? 'No supplements are awaited' : `${plural(n, 'work')} waiting for a supplement`,
  'screening/accepted': (n, done) => (done ? `${plural(n, 'work')} accepted` : 'No work accepted yet'),
  'rendition/missing': (n, done) =>
    done ? 'Every work has its copy' : `${plural(n, 'work')} without an approved copy`,
  'panel/members': (n, done) => (done ? plural(n, 'judge') : 'No judges invited yet'),
  'assignment/missing': (n, done) =>
    done ? 'Every work has its judges' : `${plural(n, 'work')} with too few judges`,
  'stage/stillMasked': (_, done) =>
    done ? 'The stage before is unmasked' : 'This stage is judged with names: unmask the stage before',
  'council/membersMissing': (n, done) =>
    done ? 'The council has its members' : `The council lacks ${plural(n, 'member')} by the rules`,
  'council/rounds': (n, done) => (done ? `${plural(n, 'ballot')} counted` : 'The council has not voted yet'),
  'council/roundOpen': (n, done) => (done ? 'No ballot is under way' : `${plural(n, 'ballot')} under way`),
  'sheet/notHandedIn': (n, done) =>
    done ? 'All score sheets are handed in' : `${plural(n, 'score sheet')} not handed in`,
}

export const issues: Record<string, string> = {
  too_small: 'This is empty or too small.',
  too_big: 'This is too long or too large.',
  'edition/noTerm': 'There is no term of office. Enter it in Administration first.',
  'edition/slugTaken': 'This address is taken. Add the year or a number.',
  'edition/otherProgramme': 'That edition belongs to another programme.',
  'amend/programmeFixed': 'The programme can’t change.',
  'amend/stagesFixed': 'Order and kinds of stages can’t change after opening.',
  'amend/judgingHasBegun': 'Judging has begun, so scoring can’t change.',
  'amend/divisionFixed': 'A division can’t be removed after opening.',
  'amend/nothingChanged': 'Nothing differs from the rules in force.',
  'schedule/reasonNeeded': 'Give the reason for the extension; it is published.',
  'schedule/nothingToExtend': 'Choose at least one new day.',
  'schedule/notExtendable': 'This day can’t be extended.',
  'schedule/notLater': 'The new day must be later than the present one.',
  'schedule/past': 'The new day has passed.',
  'schedule/unordered': 'The days must be in order. Move the following ones too.',
  'schedule/stepPassed': 'Masking is done, so handing in can’t be extended.',
  'schedule/unknownUnit': 'Choose the unit again.',
}
