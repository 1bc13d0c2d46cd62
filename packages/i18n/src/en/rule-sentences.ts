import { parseRational } from '@xk/domain/kernel'
import type {
  Appeals,
  CouncilRules,
  CouncilStage,
  Criterion,
  EligibilityRule,
  EntryRules,
  Field,
  Prize,
  Ruleset,
  ScoringRules,
  ScoringStage,
  Segment,
  Slot,
  Stage,
  TeamPrize,
  Threshold,
} from '@xk/domain/ruleset'
import type * as vi from '../vi/rule-sentences.ts'
import { writeDay } from './day.ts'
import { writeDecimal } from './number.ts'
import { plural } from './plural.ts'

const num = (wire: string): string => {
  const value = parseRational(wire)
  return value ? writeDecimal(value, 3, true) : wire
}
const pointsOf = (wire: string): string => (num(wire) === '1' ? '1 point' : `${num(wire)} points`)
const percent = (wire: string): string => {
  const value = parseRational(wire)
  return value ? writeDecimal({ n: value.n * 100n, d: value.d }, 2, true) : wire
}
const listed = (parts: readonly string[], last = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`
const sentence = (text: string) =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
const megabytes = (bytes: number) => String(Math.round(bytes / (1024 * 1024)))
/** What an entry is called is the bloc's own Vietnamese word; a sentence in English says "entry". */
const entries = (count: number): string => plural(count, 'entry', 'entries')

const duration = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return [
    minutes > 0 ? plural(minutes, 'minute') : '',
    rest > 0 || minutes === 0 ? plural(rest, 'second') : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const SEEN_BY: Record<Field['audience'], string> = {
  content: 'judges and the secretariat read it',
  identity: 'only the secretariat and the unit see it, judges don’t',
  internal: 'only the secretariat sees it',
  public: 'everyone sees it once published',
}

const ROLES: Record<EntryRules['people']['roles'][number], [one: string, many: string]> = {
  author: ['author', 'authors'],
  nominee: ['nominee', 'nominees'],
  captain: ['captain', 'captains'],
  member: ['member', 'members'],
  substitute: ['substitute', 'substitutes'],
  delegate: ['delegate of a collective', 'delegates of a collective'],
}

const fromTo = (min: number | null, max: number | null, one: string, many: string): string => {
  if (min !== null && max !== null)
    return min === max ? `exactly ${plural(min, one, many)}` : `${min} to ${plural(max, one, many)}`
  if (min !== null) return `at least ${plural(min, one, many)}`
  return max === null ? '' : `at most ${plural(max, one, many)}`
}

const field = (it: Field): string => {
  const length =
    it.type === 'longText' || it.type === 'shortText' ? fromTo(it.minWords, it.maxWords, 'word', 'words') : ''
  const choice = it.type === 'choice' ? `one of ${plural(it.options.length, 'choice')}` : ''
  return sentence(
    [
      it.required ? 'required' : 'may be left empty',
      it.mayLack ? 'may be completed after handing in' : '',
      length,
      choice,
      SEEN_BY[it.audience],
    ]
      .filter(Boolean)
      .join('; '),
  )
}

const people = ({ people: it, jointUnits }: EntryRules): string => {
  const roles = it.roleLimits.map(({ role, min, max }) => fromTo(min, max, ...ROLES[role]))
  return [
    sentence(
      `each entry has ${fromTo(it.min, it.max, 'person', 'people')}${roles.length > 0 ? `, among them ${listed(roles)}` : ''}`,
    ),
    it.shares ? 'Shares of the work add up to exactly 100 %.' : '',
    jointUnits ? 'Several units may take part together.' : 'Only people of one unit.',
  ]
    .filter(Boolean)
    .join(' ')
}

const attachments = ({ attachments: it }: EntryRules): string =>
  it.maxCount === 0
    ? 'No attached files are taken.'
    : `At most ${plural(it.maxCount, 'file')} of type ${listed(
        it.types.map((type) => `.${type}`),
        'or',
      )}, each of at most ${megabytes(it.maxFileBytes)} MB, together at most ${megabytes(it.maxTotalBytes)} MB.`

const confirmation = ({ unitConfirmation: it }: EntryRules): string => {
  switch (it.mode) {
    case 'required':
      return 'Nothing can be handed in without the page with the unit’s stamp.'
    case 'mayFollow':
      return `The page with the unit’s stamp may follow, at most ${plural(it.followDays, 'day')} after the deadline.`
    case 'none':
      return 'No page with the unit’s stamp is asked for.'
  }
}

const labelOf = (rules: Pick<Ruleset, 'entry'>, key: string): string | undefined =>
  rules.entry.fields.find((field) => field.key === key)?.label

const SLOT_KINDS = {
  document: ['document', 'documents'],
  evidence: ['piece of evidence', 'pieces of evidence'],
  photo: ['photograph', 'photographs'],
  endorsement: ['confirmation by scan or through a link', 'confirmations by scan or through a link'],
} satisfies Record<Slot['kind'], [one: string, many: string]>

const slot = (it: Slot, rules: Pick<Ruleset, 'entry'>): string => {
  const heading = it.field === null ? undefined : labelOf(rules, it.field)
  const [one, many] = SLOT_KINDS[it.kind]
  return [
    sentence(
      [
        it.min === 0 ? `optional ${many}` : `at least ${plural(it.min, one, many)}`,
        heading ? `for “${heading}”` : '',
        it.kind === 'photo' && it.minShortSide > 0
          ? `upright 3 : 4, at least ${it.minShortSide} pixels at the short side`
          : '',
      ]
        .filter(Boolean)
        .join(', '),
    ),
    it.min === 0
      ? ''
      : it.neededAt === 'handIn'
        ? 'Without it nothing can be handed in.'
        : 'May be handed in without; screening returns it.',
  ]
    .filter(Boolean)
    .join(' ')
}

const consentBy = ({ consentBy: it }: EntryRules): string =>
  it === 'person'
    ? 'They answer themselves, by link, account or signed paper; without the required consents nothing is accepted.'
    : 'The officer notes what each person says.'

const eligibility = (it: EligibilityRule, rules: Pick<Ruleset, 'entryNoun' | 'entry'>): string => {
  switch (it.rule) {
    case 'maxAge':
      return `Nobody taking part is older than ${it.years} on ${writeDay(it.at)}.`
    case 'maxEntriesPerPerson': {
      const who =
        it.roles.length > 0
          ? ` as ${listed(
              it.roles.map((role) => ROLES[role][0]),
              'or',
            )}`
          : ''
      return `Each person is named${who} in at most ${entries(it.max)}${it.asRepresentative ? ' that they represent' : ''}.`
    }
    case 'maxEntriesPerUnit':
      return `Each unit sends at most ${entries(it.max)}.`
    case 'unitQuotaBySize':
      return sentence(
        it.steps
          .map(({ upToMembers, max }, i) => {
            const size =
              upToMembers === null
                ? i === 0
                  ? 'every unit'
                  : 'larger units'
                : `units of up to ${plural(upToMembers, 'member')}`
            return `${size}: at most ${entries(max)}`
          })
          .join('; ') +
          (it.perCluster > 0 ? `; ${it.perCluster} more in each cluster, proposed by its lead` : ''),
      )
    case 'notOfficeHolder':
      return 'Nobody on this edition’s organising board, panel or secretariat may compete.'
    case 'notHonouredThisTerm':
      return 'Nobody who was commended in this term may be nominated again.'
    case 'fieldIsYes': {
      const label = labelOf(rules, it.field)
      return label
        ? `“${label}” must be answered with Yes.`
        : 'Choose the Yes / No field that this condition rests on.'
    }
    case 'minServiceMonths':
      return `At least ${plural(it.months, 'month')} of service on ${writeDay(it.at)}, by “${labelOf(rules, it.field) ?? '?'}”.`
    case 'minVoteShare':
      return `${it.comparison === 'moreThan' ? 'More than' : 'At least'} ${it.share} of the votes in favour, by “${labelOf(rules, it.field) ?? '?'}”.`
    case 'noReusedAchievement':
      return 'Achievements like those that were honoured before are shown to the secretariat, who decides.'
  }
}

const panel = (it: ScoringRules): string => {
  const few =
    it.minSheets < it.judgesPerEntry
      ? `There is a score from ${plural(it.minSheets, 'sheet')} on; with fewer there is none.`
      : `There is a score only with ${plural(it.minSheets, 'sheet')}.`
  return [
    `Each entry is scored by ${plural(it.judgesPerEntry, 'judge')} independently${it.blind ? ', who don’t know whose it is' : ''}.`,
    few,
    `No judge scores more than ${entries(it.maxLoad)}.`,
  ].join(' ')
}

const trimming = ({ trimming: it }: ScoringRules): string => {
  if (!it) return 'The score is the mean of all sheets.'
  const parts = [
    it.high > 0 ? plural(it.high, 'highest sheet') : '',
    it.low > 0 ? plural(it.low, 'lowest sheet') : '',
  ].filter(Boolean)
  return parts.length === 0
    ? 'The score is the mean of all sheets.'
    : `With at least ${plural(it.fromSheets, 'sheet')}, ${listed(parts)} are left out; the score is the mean of the rest.`
}

const gap = ({ gap: it }: ScoringRules): string => {
  if (!it) return 'Gaps between sheets are not looked at.'
  const threshold =
    it.unit === 'points' ? pointsOf(it.threshold) : `${num(it.threshold)} % of the part’s highest points`
  const when = it.comparison === 'moreThan' ? `more than ${threshold} (not exactly)` : `${threshold} or more`
  if (it.comesIn === 'jointRescore')
    return `When the highest and the lowest sheet are ${when} apart, the entry’s judges confer and score again; the new sheets take the place of the old.`
  const then = {
    meanOfAll: 'the score is the mean of all sheets, the added one too',
    closestTwo: 'the score is the mean of the two closest sheets; at equal distance, of all',
    replacement: 'the score is the added judge’s',
  }[it.resolution]
  return `When the highest and the lowest sheet are ${when} apart, one more judge scores; ${then}.`
}

const tieStep = (step: ScoringRules['tieBreak'][number], segments: readonly Segment[]): string => {
  switch (step.by) {
    case 'criterion': {
      const part = segments.find(({ key }) => key === step.segment)
      const label = part?.criteria.find(({ key }) => key === step.criterion)?.label
      return label ? `Points for ${label}` : 'A criterion that is gone'
    }
    case 'segment': {
      const label = segments.find(({ key }) => key === step.segment)?.label
      return label ? `Points in ${label}` : 'A part that is gone'
    }
    case 'previousStage':
      return 'Score of the stage before'
    case 'lot':
      return 'Public draw'
    case 'shared':
      return 'Shared rank'
  }
}

const ties = (it: ScoringRules): string => {
  if (it.tieBreak.length === 0) return 'Equal scores share the rank.'
  const steps = it.tieBreak.map((step) => tieStep(step, it.segments))
  const [first = '', ...rest] = steps.map((text) => text.charAt(0).toLowerCase() + text.slice(1))
  return rest.length === 0
    ? `Equal scores are decided by ${first}.`
    : `Equal scores are decided by ${first}; if still equal, in turn by ${rest.join(', ')}.`
}

const criterion = (it: Criterion): string => {
  const comment = it.bands.filter((band) => band.commentRequired).map((band) => `“${band.label}”`)
  return [
    `From 0 to ${pointsOf(it.max)}, in steps of ${num(it.step)}.`,
    it.bands.length > 0 ? `${plural(it.bands.length, 'level')}.` : 'No levels.',
    comment.length > 0 ? `A comment is required at ${listed(comment)}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const time = (it: Segment): string => {
  const { min = null, max = null } = it.seconds ?? {}
  if (min === null && max === null) return 'No time limit.'
  const limits =
    min !== null && max !== null
      ? `from ${duration(min)} to ${duration(max)}`
      : min !== null
        ? `at least ${duration(min)}`
        : `at most ${duration(max ?? 0)}`
  if (it.timeDeductions.length === 0) return `Time ${limits}; nothing is deducted for too long or too short.`
  const rows = it.timeDeductions.map(({ upToSeconds, points }) => {
    const what = points === null ? 'the part is not scored' : `${pointsOf(points)} deducted`
    return upToSeconds === null ? `beyond that ${what}` : `off by up to ${duration(upToSeconds)} ${what}`
  })
  const tolerance =
    it.toleranceSeconds > 0 ? ` Less than ${duration(it.toleranceSeconds)} is not counted.` : ''
  return `Time ${limits}; ${rows.join(', ')}.${tolerance}`
}

const items = (it: Segment): string =>
  it.items
    ? `${plural(it.items.count, 'question')}, ${pointsOf(it.items.points)} for each right answer; typed by the secretariat, confirmed by a second person.`
    : 'The number of questions is missing.'

const TIES_AT_CUT: Record<'allIn' | 'tieBreakChain' | 'none', string> = {
  allIn: 'equal scores at the last place all go on',
  tieBreakChain: 'equal scores at the last place follow the tie rules, then a draw',
  none: 'of equal scores at the last place none goes on',
}

const cut = ({ cut: it }: ScoringStage): string => {
  if (!it) return ''
  const quota =
    it.quota === null
      ? 'Every entry'
      : it.quota === 1
        ? 'The highest-ranked entry'
        : `The ${it.quota} highest-ranked entries`
  const floor = it.floor === null ? '' : ` with at least ${pointsOf(it.floor)}`
  const ties = it.quota === null ? '' : `; ${TIES_AT_CUT[it.ties]}`
  return `${quota}${floor} ${it.quota === null || it.quota === 1 ? 'goes' : 'go'} on to the next stage${ties}. ${
    it.published
      ? 'The list is published by code before the next stage.'
      : 'The list is not published before the next stage.'
  }`
}

const carryOver = ({ carryOver: it }: ScoringStage, stages: readonly Stage[]): string => {
  if (it.length === 0) return 'Only this stage’s score counts.'
  const parts = it.map(({ stage, weight }) => {
    const label = stages.find(({ key }) => key === stage)?.label ?? 'a stage that is gone'
    return `${percent(weight)} % of ${label}`
  })
  return `The ranking score is ${listed(parts)}, the rest this stage’s score.`
}

const presentation = ({ presentation: it }: ScoringStage): string =>
  it
    ? `Authors present for ${plural(it.presentMinutes, 'minute')} and answer for ${plural(it.answerMinutes, 'minute')}; judges know who they are.`
    : ''

const BASES = {
  members: 'all members of the council',
  present: 'the members present',
  issued: 'the ballots issued',
  returned: 'the ballots returned',
  valid: 'the valid ballots',
} satisfies Record<Threshold['base'], string>

const threshold = ({ fraction, comparison, base }: Threshold): string =>
  `${comparison === 'moreThan' ? 'more than' : 'at least'} ${fraction} of ${BASES[base]}`

const INTERESTS = {
  struck: 'A member with an interest has no vote on that candidate, whose base is smaller by one.',
  abstains: 'A member with an interest has no vote on that candidate, and the base stays.',
  votes: 'A member with an interest votes too, but does not speak for the candidate.',
} satisfies Record<CouncilRules['interest'], string>

const TIES = {
  secondBallot: 'a second ballot',
  previousStage: 'the score of the stage before',
  council: 'a resolution of the council',
} satisfies Record<CouncilRules['tieAtCut'][number], string>

const council = ({ council: it }: CouncilStage): string =>
  [
    `A council of ${it.size.min === it.size.max ? `${it.size.min}` : `${it.size.min} to ${it.size.max}`}, of whom at least ${it.quorum} must be present.`,
    it.form === 'yesNo'
      ? 'A secret ballot with Yes or No on each candidate.'
      : `A secret ballot on at most ${it.chooseUpTo ?? it.seats} names.`,
    `Chosen with ${threshold(it.threshold)}, from the most votes down to ${it.seats}.`,
    INTERESTS[it.interest],
    `Equal votes at the last seat: ${it.tieAtCut.map((way) => TIES[way]).join(', then ')}.`,
    it.furtherBallot
      ? `While seats stay free, one more ballot among those with ${threshold(it.furtherBallot)}.`
      : '',
    it.writtenBallots
      ? 'Absent members may send a ballot in a sealed envelope before the meeting; it does not count as presence.'
      : '',
    `With fewer than ${it.minVotersForMarks} voters only totals are published.`,
  ]
    .filter(Boolean)
    .join(' ')

const stage = (it: Stage, rules: Pick<Ruleset, 'entryNoun' | 'stages'>): string => {
  if (it.kind === 'screening')
    return [
      it.supplementDays === 0
        ? 'With papers missing nothing can be supplemented.'
        : `With papers missing it is returned; the unit has ${plural(it.supplementDays, 'day')} to supplement it.`,
      it.workingDays === null
        ? ''
        : `It is screened within ${plural(it.workingDays, 'working day')}, not counting the time that the unit has it.`,
    ]
      .filter(Boolean)
      .join(' ')
  if (it.kind === 'councilBallot') return council(it)
  const first = rules.stages.find(({ kind }) => kind === 'scoring') === it
  return [
    it.scoring.blind ? 'Judged by code, not knowing whose it is.' : 'Judged with names.',
    first ? '' : carryOver(it, rules.stages),
    presentation(it),
    it.avoidEarlierJudges ? 'Judges who scored an entry in an earlier stage are avoided.' : '',
    cut(it),
  ]
    .filter(Boolean)
    .join(' ')
}

const prize = (it: Prize): string =>
  [
    sentence(
      `${plural(it.quota, 'prize')} for the highest-ranked remaining ${it.quota === 1 ? 'entry' : 'entries'}${it.floor === null ? '' : `, from ${pointsOf(it.floor)}`}`,
    ),
    it.tiesShared
      ? 'Equal scores at the last place share the prize.'
      : 'Equal scores at the last place are decided by a draw or by the organising board.',
    it.floor === null
      ? ''
      : 'Below the lowest score the prize is not awarded, and its place does not move to the next prize.',
  ]
    .filter(Boolean)
    .join(' ')

const teamPrize = (it: TeamPrize, { prizes, stages }: Pick<Ruleset, 'prizes' | 'stages'>): string => {
  const won = it.perPrize.flatMap(({ prize: key, points }) => {
    const label = prizes.find((candidate) => candidate.key === key)?.label
    return label && points !== '0' && points !== '0/1' ? [`${pointsOf(points)} for each ${label}`] : []
  })
  const reached = it.perStageReached.flatMap(({ stage: key, points }) => {
    const label = stages.find((candidate) => candidate.key === key)?.label
    return label ? [`${pointsOf(points)} for each entry that reaches ${label}`] : []
  })
  return [
    sentence(
      `a unit gets ${listed([
        `${pointsOf(it.perEntry)} for each valid entry${it.perEntryCap === null ? '' : ` (at most ${entries(it.perEntryCap)} counted)`}`,
        ...won,
        ...reached,
      ])}`,
    ),
    it.minParticipation === null
      ? ''
      : `Only units with at least ${percent(it.minParticipation)} % of members taking part.`,
    it.quota === 1
      ? 'The unit with the most points wins.'
      : `The ${it.quota} units with the most points win.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const publication = ({ publication: it, entry }: Ruleset): string => {
  const summary = entry.fields.find(({ key }) => key === it.summaryField)?.label
  return [
    `Published are ${it.list === 'winnersOnly' ? 'the winners' : 'all ranked entries'}${it.scores ? ', with scores' : ', without scores'}${summary ? `, with “${summary}”` : ''}.`,
    it.earlierStages ? 'The score tables of earlier stages are published too.' : '',
    it.peopleNames ? 'People who consent are named.' : 'No people are named.',
    it.commentsToUnit
      ? 'Units read the judges’ comments on their entry, not who wrote them.'
      : 'Units don’t read judges’ comments.',
  ]
    .filter(Boolean)
    .join(' ')
}

const appeals = (it: Appeals | null): string => {
  if (!it) return 'No appeals are taken.'
  const remark =
    it.remark === 'allowed'
      ? `Re-marking is possible: ${plural(it.remarkJudges, 'other judge')} ${it.remarkJudges === 1 ? 'marks' : 'mark'} it again, not knowing whose it is; ${
          {
            replaces: 'the new score takes the place of the old',
            averages: 'the score is the mean of the old and the new',
            higher: 'the higher of the two holds',
          }[it.resolution]
        }. It costs nothing.`
      : 'Contents are not marked again; only sums and procedure are checked.'
  return `Appeals are taken for ${plural(it.days, 'day')} after publication and answered within ${plural(it.answerDays, 'day')}. ${remark}`
}

const retention = (months: number): string =>
  months === 0
    ? 'Entries without a prize are erased as soon as the edition ends.'
    : `Entries without a prize are erased ${plural(months, 'month')} after the edition ends; results stay.`

const publicNotice = (it: Ruleset['publicNotice'], noun: string): string =>
  it === null
    ? 'Nothing is posted before the selection.'
    : `The list of accepted entries (${noun}) is posted to all units for ${plural(it.workingDays, 'working day')}; with an objection unsettled an entry does not go to the council.`

/** What each rule means, in a sentence that can be checked against the rules on paper. */
export const ruleSentences: typeof vi.ruleSentences = {
  slot,
  consentBy,
  field,
  people,
  attachments,
  confirmation,
  eligibility,
  panel,
  trimming,
  gap,
  tieStep,
  ties,
  criterion,
  time,
  items,
  stage,
  prize,
  teamPrize,
  publication,
  publicNotice,
  appeals,
  retention,
}
