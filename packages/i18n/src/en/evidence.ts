import type * as vi from '../vi/evidence.ts'
import { plural } from './plural.ts'
import type { Translation } from './translated.ts'

export const evidenceWords: Translation<typeof vi.evidenceWords> = {
  title: 'How reliable the judging is',
  text: 'These numbers help to see how firm the result is. They are for reading only: the system never changes points, ranks or prizes by them.',
  loading: 'Computing from the sheets handed in. With many entries this can take some seconds.',
  empty: {
    title: 'No sheet was handed in yet',
    text: 'Once judges hand in sheets, numbers and pictures appear here.',
  },
  related:
    'You are related to some entries. They are left out, so that the boundaries of prizes are not shown.',
  segmentTitle: (label) => `Part: ${label}`,
  counts: (sheets, entries, judges) =>
    `Computed from ${plural(sheets, 'sheet')} by ${plural(judges, 'judge')} for ${plural(entries, 'entry', 'entries')}.`,
  boundaries: {
    title: 'How firm the boundaries of prizes are',
    means:
      'If these same judges scored again, with the inexactness that their sheets show, the rank of an entry would lie within the drawn range 90 times out of 100.',
    not: 'This does not say which entry deserves more, and does not reckon with other judges.',
    of: (prize, places) => `Boundary of ${prize}: the first ${places}`,
    line: (prize) => `The dashed line is the boundary of ${prize}: left of it wins, right of it does not.`,
    inside: (rank) => `rank ${rank}, within`,
    outside: (rank) => `rank ${rank}, outside`,
    row: (where, low, high, share) =>
      `${where}; range ${low === high ? low : `${low}–${high}`}; within ${share} of the times`,
    adjusted: (rank) => `; with severity taken out: rank ${rank}`,
    picture: (prize) => `Ranges of ranks around the boundary of ${prize}`,
    nextStage: 'going on',
    noRepetition:
      'Not computable yet: every entry has one sheet only, or too few to tell how much points vary.',
    noPrizes: 'No boundary: the rules give no prizes, or every ranked entry wins one.',
  },
  without: {
    title: 'Without the sheets of one judge',
    means:
      'Each line says what ranks and prizes would be if all sheets of that judge were left out, by the same rules.',
    not: 'A change does not mean that the judge was wrong: without any sheet, close entries may change places.',
    judge: 'Judge',
    sheets: 'Sheets',
    moved: 'Entries that move',
    farthest: 'Moves farthest',
    farthestOf: (entry, rank, now) => `${entry}: rank ${rank} → ${now}`,
    prizes: 'Prizes that change',
    change: (entry, prize, now) => `${entry}: ${prize} → ${now}`,
    noPrize: 'no prize',
    none: 'No change',
    unranked: (entries) => `Without a score: ${entries}`,
  },
  judges: {
    title: 'Points by judge',
    means:
      'The thick bar holds the middle half of the sheets, the dot is the middle sheet, the thin line goes from lowest to highest.',
    not: 'Low points need not mean strict: the entries may have been weaker.',
    row: (middle, lower, upper, least, most, sheets) =>
      `middle ${middle}; half of the sheets ${lower}–${upper}; from ${least} to ${most}; ${plural(sheets, 'sheet')}`,
    picture: 'Distribution of points by judge',
  },
  severity: {
    title: 'Severity',
    means:
      'How many points lower (+) or higher (−) than the others a judge scores the same entries; the line is the 95 % interval.',
    not: 'The system never takes off or adds anything for it. Where the interval holds 0, nothing says that this judge differs.',
    row: (value, interval, sheets) => `${value} points${interval}; ${sheets} sheets`,
    interval: (low, high) => ` (${low} to ${high})`,
    line: 'The dashed line is the mean of the whole panel.',
    picture: 'Severity of each judge',
    deviation: (value) =>
      `With entry and judge taken out, a single sheet still varies by about ${value} points.`,
    parts: (groups) => `Not comparable: the judges fall into groups without a common entry (${groups}).`,
  },
  spreads: {
    title: 'Entries whose sheets lie farthest apart',
    means: 'Each dot is one sheet. The farther apart, the more the judges differ about the entry.',
    not: 'To differ is no mistake; what has to be settled is for the rules’ gap to say.',
    row: (totals, spread) => `${totals}; ${spread} points apart`,
    picture: 'Points of the sheets of each entry',
    none: 'No entry has two sheets yet.',
  },
  agreement: {
    title: 'How far the judges agree',
    measure: 'Measure',
    value: 'Value',
    meaning: 'What it says, and what it does not',
    alpha: 'Krippendorff’s alpha',
    alphaLevels: {
      interval: 'by distance',
      ordinal: 'by order',
      ratio: 'by ratio',
      nominal: 'by equality',
    },
    alphaMeans:
      '1: all sheets alike, 0: as if by chance; usually trusted from 0.67 on. It does not say who is right.',
    alphaRest: {
      ordinal: 'The same, looking only at which is higher.',
      ratio: 'The same, looking at how many times one is the other.',
      nominal: 'Looks only at whether points are the same; always low on a long scale, no need to worry.',
    },
    icc: {
      icc1: 'How far one sheet can be trusted when different judges score each entry. Does not tell strict judges from generous ones.',
      icc1k: 'The same for the mean of an entry: nearest to the score that is ranked.',
      icc2: 'How far one sheet can be trusted if another judge of the kind took over. Says nothing about other contests.',
      icc2k: 'The same for the mean of the whole panel.',
      icc3: 'How alike these judges order the entries, whoever is high or low.',
      icc3k: 'The same for the mean of exactly this panel.',
    },
    iccName: (form) => `ICC(${form})`,
    iccNone: 'ICC',
    iccNoneMeans: 'Only where entries have the same number of sheets, from two entries on.',
    kendall: 'Kendall’s W',
    kendallMeans:
      '1: every judge orders the entries alike, 0: no common order. Does not look at how high points are.',
    kendallNone: 'Only where every judge scored every entry.',
    notThere: 'not computable',
  },
  facets: {
    title: 'Entry, judge and criterion told apart',
    means:
      'The many-facet (Rasch) model tells the level of entries, the severity of judges and the difficulty of criteria apart. In logits: 0 is the mean, above is stricter or harder.',
    not: 'This is a model, not a result; fit near 1 is normal, above 1.5 erratic, below 0.5 more even than nature.',
    levels: {
      bands: (used, of) => `Points were turned into the bands of the rubric (${used} / ${of} were given).`,
      fifths: (used, of) =>
        `Points were turned into ${of} equal parts of the maximum (${used} / ${of} were given).`,
    },
    judge: 'Judge',
    severity: 'Severity',
    infit: 'Fit (infit)',
    outfit: 'Fit (outfit)',
    criterion: 'Criterion',
    difficulty: 'Difficulty',
    judgesTable: 'Judges in the model',
    criteriaTable: 'Criteria in the model',
    steady: 'normal',
    noisy: 'erratic',
    muted: 'too even',
    extreme: (n) =>
      `${plural(n, 'entry has', 'entries have')} the highest level only or the lowest only: not measurable, left out.`,
    extremeJudges: (names) => `Left out for giving one level only: ${names}.`,
    refusal: {
      disconnected: (groups) =>
        `Not computable: the judges fall into groups without a common entry (${groups}).`,
      unusedScores: () => 'Not computable: nobody gave some level in the middle.',
      nothingToEstimate: () => 'Not computable: too few sheets, or each entry got one level only.',
      confounded: () =>
        'Not computable: some judges or criteria always come together and can’t be told apart.',
      tooRegular: () => 'Not computable: the points follow a rule without exception.',
    },
  },
  groups: (parts) => parts.map((part, i) => `group ${i + 1}: ${part}`).join('; '),
}
