import type { EligibilityRule, EntryRules, Field, Ruleset, Slot } from '@xk/domain/ruleset'
import { writeDay } from '../day.ts'
import { plural } from '../plural.ts'
import { entries } from './counted.ts'
import { listed, sentence, megabytes } from './write.ts'

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

export const field = (it: Field): string => {
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

export const people = ({ people: it, jointUnits }: EntryRules): string => {
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

export const attachments = ({ attachments: it }: EntryRules): string =>
  it.maxCount === 0
    ? 'No attached files are taken.'
    : `At most ${plural(it.maxCount, 'file')} of type ${listed(
        it.types.map((type) => `.${type}`),
        'or',
      )}, each of at most ${megabytes(it.maxFileBytes)} MB, together at most ${megabytes(it.maxTotalBytes)} MB.`

export const confirmation = ({ unitConfirmation: it }: EntryRules): string => {
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

export const slot = (it: Slot, rules: Pick<Ruleset, 'entry'>): string => {
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

export const consentBy = ({ consentBy: it }: EntryRules): string =>
  it === 'person'
    ? 'They answer themselves, by link, account or signed paper; without the required consents nothing is accepted.'
    : 'The officer notes what each person says.'

export const eligibility = (it: EligibilityRule, rules: Pick<Ruleset, 'entryNoun' | 'entry'>): string => {
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
