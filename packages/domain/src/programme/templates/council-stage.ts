import type { CouncilRules, CouncilStage } from '../../ruleset/index.ts'

/** Rules B of users.md: nine to fifteen members, more than half of the ballots that came back, thirty seats. */
export const newCouncilRules = (seats: number): CouncilRules => ({
  size: { min: 9, max: 15 },
  quorum: '2/3',
  form: 'yesNo',
  chooseUpTo: null,
  threshold: { fraction: '1/2', comparison: 'moreThan', base: 'returned' },
  seats,
  interest: 'struck',
  tieAtCut: ['secondBallot', 'previousStage', 'council'],
  furtherBallot: null,
  writtenBallots: true,
  minVotersForMarks: 8,
})

export const councilStage = (council: CouncilRules): CouncilStage => ({
  key: 'council',
  label: 'Hội đồng xét chọn',
  kind: 'councilBallot',
  council,
})
