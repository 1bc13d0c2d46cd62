import type * as vi from '../vi/screening.ts'
import { rational } from '@xk/domain/kernel'
import { writeDay } from './day.ts'
import { writeDecimal } from './number.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

type Reason = Parameters<typeof vi.screeningWords.because>[1]
const names = (because: Reason) => (because.people ?? []).map((it) => it.name).join(', ')
const withFound = (because: Reason) =>
  (because.people ?? []).map((it) => (it.found == null ? it.name : `${it.name} (${it.found})`)).join(', ')
const writeBirth = (found: string | number) => (typeof found === 'string' ? writeDay(found) : String(found))
const day = (iso: string | undefined) => writeDay(iso ?? '')

export const ruleTexts: Record<string, (rule: Record<string, unknown>) => string> = {
  maxAge: (rule) => `Not older than ${rule['years']} on ${day(rule['at'] as string)}`,
  maxEntriesPerPerson: (rule) =>
    rule['asRepresentative'] === true
      ? `No more than ${rule['max']} works per representative`
      : `No more than ${rule['max']} works per person`,
  maxEntriesPerUnit: (rule) => `No more than ${rule['max']} works per unit`,
  unitQuotaBySize: () => 'Quota by the unit’s number of members',
  notOfficeHolder: () => 'Not of the organising board, the panel or the secretariat',
  notHonouredThisTerm: () => 'Not honoured in this term before',
  fieldIsYes: (rule) => `Not accepted if: ${String(rule['reason'])}`,
  minServiceMonths: (rule) => `At least ${rule['months']} months of service on ${day(rule['at'] as string)}`,
  minVoteShare: (rule) =>
    `${rule['comparison'] === 'moreThan' ? 'More than' : 'At least'} ${rule['share']} of the votes in favour`,
  noReusedAchievement: () => 'No achievement that was honoured before',
}
export const reasonTexts: Record<string, (because: Reason) => string> = {
  maxAge: (b) =>
    (b.people ?? [])
      .map((it) =>
        it.found == null
          ? `${it.name}: no date of birth`
          : `${it.name}, born ${writeBirth(it.found)}${it.years === undefined ? '' : `, ${it.years} on ${day(b.at)}`}`,
      )
      .join('; '),
  maxEntriesPerPerson: (b) => `${withFound(b)}${b.limit === undefined ? '' : `, ${b.limit} at the most`}`,
  maxEntriesPerUnit: (b) => `There are ${b.found ?? '?'}, ${b.limit ?? '?'} at the most`,
  unitQuotaBySize: (b) =>
    b.byCluster
      ? 'Proposed by the lead of the cluster, beyond the unit’s quota'
      : b.limit === undefined
        ? 'Number of members unknown'
        : `Dossier ${b.found ?? '?'} of the unit, the quota is ${b.limit}${b.members == null ? '' : ` (${b.members} members)`}`,
  notOfficeHolder: names,
  // The title may itself hold brackets.
  notHonouredThisTerm: (b) =>
    (b.people ?? []).map((it) => (it.found == null ? it.name : `${it.name}: ${it.found}`)).join('; '),
  fieldIsYes: (b) =>
    b.said === undefined
      ? (b.reason ?? '')
      : b.said === null
        ? 'The dossier doesn’t say'
        : `${b.label ?? 'The dossier says'}: ${b.said ? 'Yes' : 'No'}`,
  minServiceMonths: (b) =>
    b.found == null
      ? b.typed
        ? `“${b.typed}” can’t be read`
        : 'The month of joining is missing'
      : `From ${b.typed} to ${day(b.at)}: ${b.found} months, ${b.limit} are needed`,
  minVoteShare: (b) => {
    const [inFavour, of] = (b.typed ?? '').split('/').map(Number)
    return inFavour === undefined || !of
      ? b.typed
        ? `“${b.typed}” can’t be read`
        : 'The votes are missing'
      : `${inFavour} of ${of} votes, ${writeDecimal(rational(inFavour * 100, of), 1, true)} %`
  },
  noReusedAchievement: (b) =>
    (b.works ?? [])
      .map((it) =>
        it.honour === null ? `The dossier says: “${it.text}”` : `Like “${it.text}” (${it.honour})`,
      )
      .join('; '),
}

export const screeningWords: Translation<typeof vi.screeningWords> = {
  rule: (rule: { rule: string }): string => ruleTexts[rule.rule]?.(rule) ?? rule.rule,
  because: (rule: string, because: Reason): string => reasonTexts[rule]?.(because) ?? '',
  outcomes: { met: 'Met', notMet: 'Not met', unknown: 'Unclear' },
  unreleased: (title) => `${title} (not published yet: not to be told to the unit)`,
  list: {
    title: 'Screening',
    back: 'Edition',
    search: 'Find by title, unit or author',
    filter: (n) => (n === 0 ? 'Filter' : `Filter (${n})`),
    all: 'All',
    cluster: 'Cluster',
    unit: 'Unit',
    columns: {
      title: 'Title',
      unit: 'Unit',
      state: 'State',
      submitted: 'Handed in',
      eligibility: 'Conditions',
      confirmed: 'Confirmed',
    },
    confirmedYes: 'Yes',
    confirmedNo: 'Not yet',
    empty: 'Nothing matches',
    emptyText: 'Ask for less, or see “Who has not handed in?”.',
    total: (n) => plural(n, 'work'),
    page: (page, pages) => `Page ${page} / ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    notSubmitted: 'Who has not handed in?',
    untitled: '(untitled)',
    notYet: 'Draft, not handed in',
    retry: 'Try again',
  },
  clock: {
    title: 'Time for screening',
    column: 'Screening',
    overdue: (n: number) => `Overdue (${n})`,
    left: (n: number) => (n === 0 ? 'Today is the last day' : `${plural(n, 'working day')} left`),
    late: 'Overdue',
    used: (used: number, limit: number) => `${used} of ${limit} working days used`,
    due: (when: string) => `due ${when}`,
    stopped: (when: string) => `Stopped since ${when}`,
    stoppedWhy: 'The unit has it: this time does not count.',
    done: 'Screened',
    doneLate: 'Screened, too late',
    help: 'Working days after the deadline (or after a supplement), less the days off set for the bloc.',
  },
  entry: {
    back: 'List',
    eligibility: 'Conditions of entry',
    content: 'Contents',
    people: 'People',
    share: (percent) => `${percent} %`,
    representative: 'representative',
    files: 'Attached files',
    noFiles: 'No files.',
    confirmation: 'Confirmation of the unit',
    noConfirmation: (until) => (until ? `Not yet; may come until ${until}.` : 'Not yet.'),
    history: 'History',
    submitted: (n) => `Handed in, version ${n}`,
    decided: { accepted: 'Accepted', returned: 'Supplement asked for', refused: 'Refused' },
    by: (who) => `by ${who}`,
    due: (when) => `Supplement until ${when}`,
    changes: (n) => `Changes against version ${n}`,
    unchanged: 'The contents did not change.',
    formatting: 'Only the layout changed.',
    yes: 'Yes',
    no: 'No',
    empty: '(empty)',
    erased: 'The contents were erased when their time was over.',
    declarations: 'Declarations',
    receipt: 'Receipt code',
  },
  act: {
    accept: 'Accept',
    acceptTitle: 'Accept this work?',
    acceptText: 'It meets the conditions and goes on to the next step.',
    acceptAgainst: 'A condition is not met. To accept, give a reason; it goes into the record.',
    reason: 'Reason',
    reasonOptional: 'Note',
    return: 'Ask for a supplement',
    returnTitle: 'Ask for a supplement',
    due: 'Supplement until',
    item: 'What to supplement',
    whole: 'The whole work',
    note: 'What to do',
    addItem: 'Add an item',
    removeItem: 'Remove item',
    send: 'Send',
    refuse: 'Refuse',
    refuseTitle: 'Refuse this work?',
    refuseText: 'The unit sees the reason.',
    itemMissing: 'Say for each item what must be done.',
  },
  incomplete: {
    title: 'Incomplete dossiers',
    text: (lacking: number, complete: number) => `${lacking} incomplete, ${complete} complete`,
    done: 'Everything handed in is complete.',
    none: 'Nothing was handed in yet.',
    copy: 'Copy a Zalo reminder',
    until: (when: string) => `to be supplemented by ${when}`,
    part: (it: { kind: string; label: string }): string =>
      it.kind === 'consent'
        ? `Not confirmed by the person: ${it.label}`
        : it.kind === 'confirmation'
          ? 'The unit’s stamped page'
          : it.kind === 'people'
            ? 'Particulars of the nominee'
            : it.label || 'Content of the dossier',
    columns: {
      unit: 'Unit',
      entry: 'Dossier',
      state: 'State',
      count: 'Parts missing',
      parts: 'Missing',
    },
    sheet: 'Incomplete',
  },
  notSubmitted: {
    title: 'Who has not handed in?',
    text: (late, units) => `${late} / ${plural(units, 'unit')} have not handed in`,
    drafts: (n) => (n === 0 ? 'not begun' : plural(n, 'draft')),
    noOfficer: 'No officer yet',
    copy: 'Copy reminder for Zalo',
    done: 'The whole cluster has handed in.',
    ownDeadline: (when) => `own deadline ${when}`,
    columns: { unit: 'Unit', state: 'State', officer: 'Officer' },
    export: {
      button: 'Export to Excel',
      sheet: 'Not handed in',
      cluster: 'Cluster',
      phone: 'Phone',
      ownDeadline: 'Own deadline',
    },
  },
}
