import type * as vi from '../vi/working-group.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

type Facts = Record<string, string | number>

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

export const offices: Record<string, string> = {
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

const states = {
  draft: 'Rules being written',
  open: 'Taking entries',
  screening: 'In screening',
  masking: 'In masking',
  judging: 'In judging',
  council: 'With the council',
  frozen: 'Scores frozen',
  unmasked: 'Unmasked',
  decided: 'Decided',
  released: 'Published',
  cancelled: 'Cancelled',
}
const again: Partial<Record<keyof typeof states, string>> = {
  masking: 'Being prepared',
  judging: states.judging,
  frozen: states.frozen,
}
const stateIn = (state: keyof typeof states, round: string | null): string =>
  round && again[state] ? `${again[state]} · ${round}` : states[state]

export const workingGroupWords: Translation<typeof vi.workingGroupWords> = {
  programmes: {
    ideaContest: 'Ideas and solutions for administrative reform',
    exemplarSelection: 'Exemplary young officials: young, capable, friendly',
    teamContest: 'Team contest “Youth Union in administrative reform”',
  },
  states,
  stateIn,
  dates,
  retry: 'Load again',
  readinessText: (issue: { code: string; facts: Facts }): string =>
    readiness[issue.code]?.(issue.facts) ?? 'Something in the rules does not fit.',
  needText: (need: { code: string; count: number; done: boolean }): string =>
    needs[need.code]?.(need.count, need.done) ?? '',
  issueText: (code: string): string => issues[code] ?? 'This is not right. Please check it.',
  home: {
    title: 'To do',
    create: 'New edition',
    empty: { title: 'No editions yet', text: 'Make the first from a programme’s template.' },
    blocking: (n) => (n === 0 ? 'Ready to open.' : `${plural(n, 'thing')} to do before it opens.`),
    more: (n) => `and ${n} more`,
    finished: 'Finished',
  },
  create: {
    title: 'New edition',
    programme: 'Programme',
    name: 'Name',
    nameHelp: 'As on the rules and on certificates.',
    slug: 'Address of the public page',
    slugHelp: 'Small letters without accents, digits and hyphens.',
    copyFrom: 'Begin from',
    copyFromHelp:
      'Copies the rules of an earlier edition: the day that ages are counted on moves by the year, dates keep their distances. Entries, judges and results are not copied.',
    fromTemplate: 'The programme’s model rules',
    opensAt: 'Entries open',
    opensAtHelp: 'Later days are filled in as is usual and can be changed until opening.',
    submit: 'Make it and write the rules',
    nameMissing: 'Give a name.',
    slugWrong: 'Small letters without accents, digits and hyphens only, at least 3 characters.',
  },
  path: {
    rules: 'Rules',
    entries: 'Entries',
    screening: 'Screening',
    masking: 'Masking',
    judging: 'Judging',
    result: 'Result',
    release: 'Publication',
    opened: (date) => `opened ${date}`,
    until: (date) => `until ${date}`,
    entriesIn: (entries, units) => `${plural(entries, 'work')}, ${plural(units, 'unit')}`,
    accepted: (n) => `${n} accepted`,
    renditions: (n) => plural(n, 'copy', 'copies'),
    sheets: (done, total) => `${done} / ${plural(total, 'sheet')}`,
    promoted: (n) => `${plural(n, 'work')} in the stage`,
  },
  stageDate: (what, label) =>
    what === 'promotionAt'
      ? `List for ${label} published`
      : what === 'judgingFrom'
        ? `${label}: judging from`
        : `${label}: score sheets until`,
  page: {
    rules: 'Rules',
    schedule: 'Dates',
    overview: 'Overview',
    needs: { draft: 'To do before opening', open: 'While entries come in' },
    needsNext: (next) => `To do before ${next}`,
    next: { open: 'Open for entries', startMasking: 'Go on to masking', startJudging: 'Begin judging' },
    promote: 'See who goes on',
    nextName: {
      startMasking: 'masking',
      startJudging: 'judging',
      freeze: 'freezing the scores',
      promote: 'the list of who goes on',
      unmask: 'unmasking',
      decide: 'the decision',
      release: 'publication',
    },
    nothing: 'Nothing stands in the way of the next step.',
    ready: 'Ready to open.',
    over: 'The result is published. No step is left to take.',
    closesBy: 'Closes by itself at the deadline; nothing to do.',
    fix: 'Change',
    see: 'See',
    advice: 'Worth a look',
    progress: 'Progress of judging',
    counts: 'In numbers',
    judge: 'Judge',
    handedIn: 'Handed in',
    enough: (n) => `all ${n}`,
    leftOut: 'Parts of the template’s rules that this version does not run',
    openTitle: 'Open for entries?',
    openText:
      'The rules are locked with their digest and published. After that they change only by an amendment with a reason, made by two people.',
    advanceTitle: 'Go on to the next step?',
    advanceText: 'It is recorded. There is no way back.',
  },
  work: {
    title: 'Workplaces',
    entries: 'Entries',
    missing: 'Units without an entry',
    masking: 'Masking',
    panel: 'Panel and assignment',
    result: 'Result',
    council: 'The council',
    outcome: 'Outcome of the council’s ballots',
    rounds: (n) => `${plural(n, 'ballot')} counted`,
    judges: (n) => plural(n, 'judge'),
  },
  schedule: {
    title: 'Dates',
    extend: 'Extend',
    beforeOpening:
      'Can be changed until opening. After that a day only moves later, by an extension with a published reason.',
    afterOpening: 'A published day only moves later, by an extension with a reason.',
    history: 'Extended',
    noHistory: 'Never extended.',
    forAll: 'All units',
    forUnit: 'One unit',
    who: 'Extend for',
    unit: 'Unit',
    chooseUnit: 'Choose a unit',
    reason: 'Reason (published)',
    newDate: (label) => `${label}: new day`,
    now: (date) => `At present: ${date}`,
    keep: 'Leave empty to keep.',
    publish: 'Extend and publish',
    done: 'Extended and published.',
    notSet: 'Not set',
    columns: { what: 'Date', unit: 'Unit', at: 'New day', reason: 'Reason', recorded: 'Recorded at' },
  },
  rules: {
    inForce: 'in force',
    article: (n, heading) => `Article ${n}. ${heading}`,
    criteria: 'Criteria and scale',
    prizes: 'Prizes',
    quota: (n) => plural(n, 'prize'),
    floor: (points) => `from ${points} points`,
    rubric: {
      atMost: (points) => `at most ${points}`,
      commentRequired: 'A comment is required.',
      points: (points) => `${points} points`,
      items: (count, points) => `Counted: ${plural(count, 'question')}, ${points} points each.`,
    },
    place: 'Where',
    edit: 'Write the rules',
    amend: 'Amend the rules',
    amending: (version) => `Amendment ${version - 1}`,
    preview: 'As judges see it',
    frozen: 'Rules in force',
    version: (n) => `Version ${n}`,
    digest: 'Digest (SHA-256)',
    frozenAt: 'Locked at',
    reason: 'Reason for the amendment',
    versions: 'Versions',
    changes: 'Changes against the version before',
    noChanges: 'No changes.',
    before: 'Before',
    after: 'After',
    none: 'none',
    begin: 'Write an amendment',
    goOn: 'Go on with the amendment',
    drop: 'Drop the amendment',
    dropText: 'What was written of it is lost. The rules in force stay.',
    putForward: 'Put the amendment forward',
    putForwardText: 'When a second person (head or deputy) approves, it is in force at once.',
    waiting: (by, at) => `Put forward by ${by ?? 'the secretariat'} at ${at}`,
    approve: 'Approve',
    sendBack: 'Send back',
    sendBackReason: 'What to change',
    conflict: 'The rules were just saved elsewhere',
    conflictText: 'Both versions are kept. See where they differ and choose the one to go on with.',
    mine: 'Use what is here',
    theirs: 'Use what was saved elsewhere',
    invalid: (n) => `Not saved on the server: ${plural(n, 'field')} to correct. It is kept on this device.`,
    readOnly: 'You can read this draft, not change it.',
    leftOut: 'Not run in this version',
    leftOutText: 'The template’s rules also have these parts; this edition runs without them:',
  },
}
