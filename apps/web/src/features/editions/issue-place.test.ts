import { ideaContestTemplate, teamContestTemplate } from '@xk/domain/programme'
import { readinessIssues, type Ruleset, type ScoringStage } from '@xk/domain/ruleset'
import { describe, expect, it } from 'vitest'
import { placeOf } from './issue-place.ts'

const office = { people: 2, withSecondFactor: 2 }
const facts = {
  offices: { lead: office, deputy: office, secretary: office, panelChair: office },
  judges: 20,
  activeUnits: 20,
  unitsWithoutOfficer: 0,
}
const scored = ideaContestTemplate.stages.find((it): it is ScoringStage => it.kind === 'scoring')!
const [segment] = scored.scoring.segments
const [criterion] = segment!.criteria
const withCriterion = (change: object): Ruleset => ({
  ...ideaContestTemplate,
  stages: [
    scored,
    {
      ...scored,
      key: 'final',
      label: 'Chung khảo',
      scoring: {
        ...scored.scoring,
        segments: [{ ...segment!, criteria: [{ ...criterion!, label: 'Thuyết phục', ...change }] }],
      },
    },
  ],
})

/** What is there at a pointer; the last step may be a part that can be added (appeals, a cut). */
const isThere = (body: unknown, pointer: string): boolean => {
  const steps = pointer.split('/').slice(1)
  let at: unknown = body
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || !(step in at)) return false
    at = (at as Record<string, unknown>)[step]
  }
  return true
}

const broken: [string, Ruleset][] = [
  ['a hole between the bands of the second stage', withCriterion({ max: '40' })],
  ['a step of nothing', withCriterion({ step: '0' })],
  [
    'no division, no article, no consent, no appeal',
    {
      ...ideaContestTemplate,
      divisions: [],
      articles: [],
      appeals: null,
      entry: { ...ideaContestTemplate.entry, consents: [] },
    },
  ],
  [
    'a field with limits the wrong way round',
    {
      ...ideaContestTemplate,
      entry: {
        ...ideaContestTemplate.entry,
        fields: ideaContestTemplate.entry.fields.map((it, i) =>
          i === 3 ? { ...it, minWords: 9, maxWords: 5 } : it,
        ),
        people: { ...ideaContestTemplate.entry.people, min: 9, max: 2 },
        attachments: { ...ideaContestTemplate.entry.attachments, types: [] },
      },
    },
  ],
  [
    'prizes that contradict each other',
    {
      ...ideaContestTemplate,
      prizes: ideaContestTemplate.prizes.map((it, i) => ({ ...it, quota: 0, floor: String(i * 60) })),
    },
  ],
  [
    'a final with a presentation, blind, that carries all over',
    {
      ...ideaContestTemplate,
      stages: [
        { ...scored, cut: { quota: null, floor: '101', ties: 'allIn', published: true } },
        {
          ...scored,
          key: 'final',
          label: 'Chung khảo',
          carryOver: [{ stage: scored.key, weight: '1' }],
          presentation: { presentMinutes: 7, answerMinutes: 5 },
        },
      ],
    },
  ],
  [
    'a team contest whose parts have no time',
    {
      ...teamContestTemplate,
      stages: teamContestTemplate.stages.map((it) =>
        it.kind === 'scoring'
          ? {
              ...it,
              scoring: {
                ...it.scoring,
                tieBreak: [{ by: 'segment' as const, segment: 'gone' }],
                segments: it.scoring.segments.map((part) => ({ ...part, seconds: null, items: null })),
              },
            }
          : it,
      ),
    },
  ],
]

describe.each(broken)('%s', (_, body) => {
  it('is mended at a place that is there, in its part of the editor', () => {
    const issues = readinessIssues(body, [], facts).filter(({ code }) => !code.startsWith('date/'))
    expect(issues.length).toBeGreaterThan(0)
    for (const issue of issues) {
      const place = placeOf(issue, body)
      expect(place, issue.code).toHaveProperty('pointer')
      if ('pointer' in place)
        expect([issue.code, place.pointer, isThere(body, place.pointer)]).toEqual([
          issue.code,
          place.pointer,
          true,
        ])
    }
  })
})

it('leads into the stage that has the criterion', () => {
  const body = withCriterion({ max: '40' })
  const issue = { code: 'band/hole', facts: { criterion: 'Thuyết phục', mark: '30,5' } }
  expect(placeOf(issue, body)).toEqual({
    section: 'tieu-chi',
    pointer: '/stages/1/scoring/segments/0/criteria/0/bands',
  })
})
