import type { Ruleset } from '@xk/domain/ruleset'

/** Parts of the rules' editor, in the order in which one writes them. */
export const SECTIONS = ['chung', 'mau-bai', 'dieu-kien', 'cham', 'giai', 'cong-bo'] as const
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
  'form/attachmentsWithoutTypes': '/entry/attachments/maxCount',
  'form/fileLargerThanTotal': '/entry/attachments/maxFileBytes',
}

const byLabel = (items: readonly { label: string }[], label: unknown, base: string, control: string) => {
  const index = items.findIndex((it) => it.label === label)
  return index < 0 ? base : `${base}/${index}/${control}`
}

/** The part of the editor that a JSON pointer into the rules lies in. */
export const sectionOf = (pointer: string): SectionKey => {
  const first = pointer.split('/')[1]
  if (first === 'entry') return 'mau-bai'
  if (first === 'eligibility') return 'dieu-kien'
  if (first === 'stages') return 'cham'
  if (first === 'prizes' || first === 'teamPrizes') return 'giai'
  if (first === 'publication' || first === 'appeals' || first === 'retentionMonths') return 'cong-bo'
  return 'chung'
}

/** The place of a readiness issue; it names what is meant by its label. */
export const placeOf = ({ code, facts }: Issue, body: Ruleset): Place => {
  const kind = code.split('/')[0] ?? ''
  const page = PAGES[kind]
  if (page) return { page }
  const stage = body.stages.findIndex((it) => it.kind === 'scoring')
  const rules = body.stages[stage]
  const scoring = `/stages/${stage}/scoring`
  const segments = rules?.kind === 'scoring' ? rules.scoring.segments : []
  const at = (pointer: string): Place => ({ section: sectionOf(pointer), pointer })
  switch (kind) {
    case 'form':
      if (code === 'form/noDivision') return at('/divisions')
      return at(
        'field' in facts
          ? byLabel(body.entry.fields, facts['field'], '/entry/fields', 'label')
          : (FORM[code] ?? '/entry'),
      )
    case 'eligibility':
      return at('/eligibility')
    case 'prize':
      return at(
        byLabel([...body.prizes], facts['prize'], '/prizes', code.includes('floor') ? 'floor' : 'quota'),
      )
    case 'band':
    case 'criterion': {
      const index = segments.findIndex((it) => it.criteria.some(({ label }) => label === facts['criterion']))
      const criteria = segments[index]?.criteria ?? []
      return at(byLabel(criteria, facts['criterion'], `${scoring}/segments/${index}/criteria`, 'max'))
    }
    case 'segment':
      return at(byLabel(segments, facts['segment'], `${scoring}/segments`, 'max'))
    case 'panel':
      if (code === 'panel/tooFewJudges') return { page: 'offices' }
      return at(code === 'panel/noUndertaking' ? `${scoring}/undertaking` : `${scoring}/minSheets`)
    case 'gap':
      return at(`${scoring}/gap/threshold`)
    case 'cut':
    case 'carryOver': {
      const named = body.stages.findIndex(({ label }) => label === facts['stage'])
      return at(`/stages/${named < 0 ? stage : named}/${kind}`)
    }
    case 'stage':
    case 'tieBreak':
      return at(scoring)
    case 'publication':
      return at('/publication/summaryField')
    default:
      return at(code === 'text/noAppeals' ? '/appeals' : '/articles')
  }
}
