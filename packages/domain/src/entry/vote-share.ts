import { type Rational, rational } from '../kernel/index.ts'

interface VoteShare {
  inFavour: number
  of: number
}

const SHARE = /^(\d{1,4})\s*[/]\s*(\d{1,4})$/

/** "7/9": seven votes in favour of nine; undefined where that is no such count, or more in favour than voted. */
export const readVoteShare = (typed: string): VoteShare | undefined => {
  const [, inFavour, of] = SHARE.exec(typed.trim()) ?? []
  const share = { inFavour: Number(inFavour), of: Number(of) }
  return inFavour !== undefined && share.of > 0 && share.inFavour <= share.of ? share : undefined
}

export const shareOf = (share: VoteShare): Rational => rational(share.inFavour, share.of)
