/** Where a council's meeting stands. */
type CouncilMoment =
  /** Nobody was promoted to it yet. */
  | 'waiting'
  /** Dossiers can be read; the meeting is to come. */
  | 'reading'
  /** In session, no ballot under way. */
  | 'sitting'
  /** Ballots are handed out. */
  | 'issuing'
  | 'casting'
  | 'counting'
  /** Both minutes are closed. */
  | 'closed'

interface CouncilMomentFacts {
  candidates: number
  opened: boolean
  closed: boolean
  /** State of the latest round; undefined before the first. */
  round: 'setUp' | 'issuing' | 'casting' | 'counting' | 'closed' | 'void' | undefined
}

export const councilMoment = ({ candidates, opened, closed, round }: CouncilMomentFacts): CouncilMoment => {
  if (closed) return 'closed'
  if (candidates === 0) return 'waiting'
  if (!opened) return 'reading'
  if (round === 'setUp') return 'issuing'
  return round === 'issuing' || round === 'casting' || round === 'counting' ? round : 'sitting'
}
