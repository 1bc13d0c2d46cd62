import type { Ruleset } from '@xk/domain/ruleset'

/** Parts of the rules' editor, in the order in which one writes them. */
export const SECTIONS = [
  'chung',
  'mau-bai',
  'nguoi-tep',
  'dieu-kien',
  'vong',
  'tieu-chi',
  'cham',
  'giai',
  'cong-bo',
] as const
export type SectionKey = (typeof SECTIONS)[number]

/** Where an issue is mended: a part of the editor and the control in it, or another page. */
export type Place = { section: SectionKey; pointer: string } | { page: 'schedule' | 'offices' | 'units' }

interface Issue {
  code: string
  facts: Record<string, string | number>
}

const PAGES: Record<string, 'schedule' | 'offices' | 'units'> = {
  date: 'schedule',
  office: 'offices',
  units: 'units',
}

const FORM: Record<string, string> = {
  'form/titleFieldMissing': '/entry/titleField',
  'form/topicFieldNotAChoice': '/entry/topicField',
  'form/peopleLimitsReversed': '/entry/people/min',
  'form/attachmentsWithoutTypes': '/entry/attachments/types',
  'form/limitForUnknownRole': '/entry/people/roleLimits',
  'form/fileLargerThanTotal': '/entry/attachments/maxFileBytes',
}

const byLabel = (items: readonly { label: string }[], label: unknown, base: string, control: string) => {
  const index = items.findIndex((it) => it.label === label)
  return index < 0 ? base : `${base}/${index}/${control}`
}

/** What lies in a stage and in none of its rubric's parts is about its panel and its sheets. */
const partOfStage = (rest: readonly string[]): SectionKey => {
  if (rest[0] !== 'scoring') return 'vong'
  return rest[1] === 'segments' ? 'tieu-chi' : 'cham'
}

/** The part of the editor that a JSON pointer into the rules lies in. */
export const sectionOf = (pointer: string): SectionKey => {
  const [, first, ...rest] = pointer.split('/')
  switch (first) {
    case 'entry':
      return rest[0] === 'fields' || rest[0] === 'titleField' || rest[0] === 'topicField'
        ? 'mau-bai'
        : 'nguoi-tep'
    case 'eligibility':
      return 'dieu-kien'
    case 'stages':
      return partOfStage(rest.slice(1))
    case 'prizes':
    case 'teamPrizes':
      return 'giai'
    case 'publication':
    case 'appeals':
    case 'publicNotice':
    case 'retentionMonths':
      return 'cong-bo'
    default:
      return 'chung'
  }
}

interface ScoredPlace {
  stage: Extract<Ruleset['stages'][number], { kind: 'scoring' }>
  base: string
}

/** The scored stage that an issue is about: the one that it names, or that has what it names; else the first. */
const stageOf = ({ facts }: Issue, body: Ruleset): ScoredPlace | undefined => {
  const all = body.stages.flatMap((stage, i) =>
    stage.kind === 'scoring' ? [{ stage, base: `/stages/${i}/scoring` }] : [],
  )
  const has = ({ stage }: ScoredPlace) =>
    stage.scoring.segments.some(
      (part) =>
        part.label === facts['segment'] || part.criteria.some(({ label }) => label === facts['criterion']),
    )
  return all.find(({ stage }) => stage.label === facts['stage']) ?? all.find(has) ?? all[0]
}

const placeOfCriterion = ({ code, facts }: Issue, { stage, base }: ScoredPlace): string => {
  const segments = stage.scoring.segments
  const index = segments.findIndex((it) => it.criteria.some(({ label }) => label === facts['criterion']))
  const criteria = segments[index]?.criteria ?? []
  const at = criteria.findIndex(({ label }) => label === facts['criterion'])
  if (at < 0) return `${base}/segments`
  const criterion = `${base}/segments/${index}/criteria/${at}`
  if (!code.startsWith('band/'))
    return `${criterion}/${code === 'criterion/stepNotPositive' ? 'step' : 'max'}`
  const band = criteria[at]?.bands.findIndex(({ label }) => label === facts['band']) ?? -1
  return band < 0 ? `${criterion}/bands` : `${criterion}/bands/${band}/from`
}

const placeOfPrize = ({ code, facts }: Issue, body: Ruleset): string => {
  const control = code.includes('loor') ? 'floor' : 'quota'
  const team = body.teamPrizes.findIndex(({ label }) => label === facts['prize'])
  if (team >= 0) {
    const what: Record<string, string> = {
      'prize/participationNeedsMemberCounts': 'minParticipation',
      'prize/pointsForUnknownPrize': 'perPrize',
      'prize/pointsForUnknownStage': 'perStageReached',
    }
    return `/teamPrizes/${team}/${what[code] ?? 'quota'}`
  }
  return byLabel(body.prizes, facts['prize'], '/prizes', control)
}

/** Where in a scored stage an issue is mended. */
const placeInStage = (issue: Issue, place: ScoredPlace | undefined): string => {
  if (!place) return '/stages'
  const { code, facts } = issue
  const { base, stage } = place
  const ofStage = base.slice(0, base.lastIndexOf('/'))
  switch (code.split('/')[0]) {
    case 'band':
    case 'criterion':
      return placeOfCriterion(issue, place)
    case 'segment':
      return byLabel(stage.scoring.segments, facts['segment'], `${base}/segments`, 'max')
    case 'gap':
      return `${base}/gap/threshold`
    case 'tieBreak':
      return `${base}/tieBreak`
    case 'panel':
      if (code === 'panel/noEarlierJudges') return `${ofStage}/avoidEarlierJudges`
      if (code === 'panel/noUndertaking') return `${base}/undertaking`
      return code === 'panel/trimmingLeavesNothing' ? `${base}/trimming/fromSheets` : `${base}/minSheets`
    case 'cut':
      return `${ofStage}/cut`
    case 'carryOver':
      return `${ofStage}/carryOver`
    case 'stage':
      if (code === 'stage/totalNotHundred') return `${base}/segments`
      if (code === 'stage/presentationIsNotBlind') return `${ofStage}/presentation`
      return code === 'stage/blindAfterNamed' ? `${base}/blind` : '/stages'
    default:
      return '/stages'
  }
}

const COUNCIL: Record<string, string> = {
  'council/sizeReversed': 'size/min',
  'council/quorumOutOfRange': 'quorum',
  'council/thresholdOutOfRange': 'threshold/fraction',
  'council/furtherOutOfRange': 'furtherBallot/fraction',
  'council/furtherNotLower': 'furtherBallot/fraction',
  'council/fewerSeatsThanPrizes': 'seats',
  'council/moreSeatsThanPrizes': 'seats',
  'council/choosesMoreThanSeats': 'chooseUpTo',
  'council/tieTwice': 'tieAtCut',
  'council/tieMayStay': 'tieAtCut',
  'council/marksOfFew': 'minVotersForMarks',
}

const placeOfCouncil = ({ code, facts }: Issue, body: Ruleset): string => {
  const at = body.stages.findIndex(({ kind, label }) => kind === 'councilBallot' && label === facts['stage'])
  const control = COUNCIL[code]
  return at < 0 || !control ? '/stages' : `/stages/${at}/council/${control}`
}

const placeInForm = ({ code, facts }: Issue, body: Ruleset): string => {
  if (code === 'form/noDivision') return '/divisions'
  if (code === 'form/noConsentAsked') return '/entry/consents'
  if (!('field' in facts)) return FORM[code] ?? '/entry/fields'
  const control =
    code === 'form/wordLimitsReversed' ? 'minWords' : code.includes('ption') ? 'options' : 'label'
  return byLabel(body.entry.fields, facts['field'], '/entry/fields', control)
}

const pointerOf = (issue: Issue, body: Ruleset): string => {
  const { code } = issue
  switch (code.split('/')[0]) {
    case 'form':
      return placeInForm(issue, body)
    case 'eligibility': {
      const rule =
        code === 'eligibility/fieldNotYesNo'
          ? 'fieldIsYes'
          : code === 'eligibility/fieldOfOtherType'
            ? String(issue.facts['rule'])
            : 'maxAge'
      const index = body.eligibility.findIndex((it) => it.rule === rule)
      return index < 0 ? '/eligibility' : `/eligibility/${index}/${rule === 'maxAge' ? 'at' : 'field'}`
    }
    case 'slot':
      return code === 'slot/moreThanFiles' ? '/entry/attachments/maxCount' : '/entry/slots'
    case 'prize':
      return placeOfPrize(issue, body)
    case 'publication':
      return '/publication/summaryField'
    case 'appeals':
      return '/appeals/days'
    case 'text':
      return code === 'text/noAppeals' ? '/appeals' : '/articles'
    case 'council':
      return placeOfCouncil(issue, body)
    default:
      return placeInStage(issue, stageOf(issue, body))
  }
}

/** The place of a readiness issue; it names what is meant by its label. */
export const placeOf = (issue: Issue, body: Ruleset): Place => {
  const page = issue.code === 'panel/tooFewJudges' ? 'offices' : PAGES[issue.code.split('/')[0] ?? '']
  if (page) return { page }
  const pointer = pointerOf(issue, body)
  return { section: sectionOf(pointer), pointer }
}
