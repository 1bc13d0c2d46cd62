/** Where in the input something is wrong: a JSON pointer and a code with its facts. */
export interface InputIssue {
  pointer: string
  code: string
  facts?: Record<string, string | number | boolean | null>
}

/**
 * Every way a decision can say no, as facts: no status and no prose (contract/problems maps each code to a
 * status and a message, and does not compile while one is missing).
 */
interface ProblemFacts {
  'access/signed-out': Record<never, never>
  'access/forbidden': { command?: string }
  /** A browser sent it from a page of another site. */
  'access/foreign-site': Record<never, never>
  'access/fresh-confirmation-needed': Record<never, never>
  'access/outside-panel-needed': Record<never, never>
  'access/second-person-needed': Record<never, never>
  'access/too-many-attempts': { retryAfterSeconds: number }
  'access/sign-in-failed': Record<never, never>
  'access/second-factor-wrong': Record<never, never>
  'access/link-unusable': { reason: 'expired' | 'used' | 'unknown' | 'replaced' }
  'access/password-weak': { minLength: number }
  'access/password-wrong': Record<never, never>
  /** A token may not be used for this; the scope that would do, null where none does. */
  'token/out-of-scope': { scope: string | null }
  'account/login-taken': Record<never, never>
  'grant/last-administrator': Record<never, never>
  'record/not-found': Record<never, never>
  'record/stale-version': { current: number; theirs?: unknown }
  'record/in-wrong-state': { state: string }
  'command/reused-id': Record<never, never>
  'input/invalid': { issues: InputIssue[] }
  'input/malformed': Record<never, never>
  'input/too-large': { maxBytes: number }
  'system/unavailable': Record<never, never>
  /** No room on the disk: nothing of what was sent is kept. */
  'system/storage-full': Record<never, never>
  'system/fault': { requestId: string }

  'edition/not-ready': { issues: { code: string; facts?: Record<string, unknown> }[] }
  'edition/no-term': Record<never, never>
  /** The puzzle that comes with a question of the public: run out, not solved, or used for another one. */
  'question/puzzle': { reason: 'expired' | 'wrong' | 'used' }

  /** Hour and place come first. */
  'ceremony/not-set': Record<never, never>
  'ceremony/over': Record<never, never>
  /** The release is signed for its hour. */
  'ceremony/release-signed': { publishAt: string }
  /** A release before the ceremony comes out at its hour, and at no other. */
  'ceremony/other-hour': { at: string }
  /** Nobody is told before. */
  'ceremony/embargo': { until: string }
  /** The rules know no public notice. */
  'publicNotice/not-in-rules': Record<never, never>
  /** It must stand until then. */
  'publicNotice/still-up': { closesAt: string }
  'publicNotice/over': { closedAt: string }
  /** The unit's own objection to the same dossier waits for its ruling. */
  'publicNotice/objection-waits': { receiptCode: string }
  /** So many objections wait for a ruling. */
  'publicNotice/objections-open': { count: number }
  /** So many of those who would go on were never shown to the units. */
  'publicNotice/not-shown': { count: number }
  /** The standing counts it already: it is opened again first, or the council decides. */
  'objection/standing-declared': Record<never, never>

  'stage/closed': { closedAt: string }
  'stage/not-open': { opensAt: string | null }
  'entry/incomplete': { issues: InputIssue[] }

  'file/empty': Record<never, never>
  'file/too-large': { maxBytes: number }
  'file/too-many': { maxCount: number }
  'file/type-not-allowed': { found: string | null; allowed: readonly string[] }
  'file/content-differs-from-name': { found: string | null; name: string }
  'file/encrypted': Record<never, never>
  'file/damaged': Record<never, never>
  'file/unsafe': { reason: 'zipBomb' | 'doctype' | 'overlappingParts' | 'tooManyParts' | 'activeContent' }
  'file/too-many-pixels': { megapixels: number; max: number }
  'file/too-many-pages': { pages: number; max: number }
  /** A film. */
  'file/too-long': { seconds: number; max: number }
  'file/not-blindable': Record<never, never>
  /** An upload in pieces is not where the piece begins. */
  'upload/offset-differs': { offset: number }
  'file/name-unusable': Record<never, never>
  /** A portrait whose short side has fewer pixels than the rules want. */
  'photo/too-small': { shortSide: number; min: number }
  /** A portrait is cut upright, 3 : 4, before it is sent. */
  'photo/not-cropped': { width: number; height: number }

  /** Who is nominated has not agreed to what must be agreed to; which purposes. */
  'consent/missing': { purposes: readonly string[] }
  /** The person has no address of their own on record that a link could go to. */
  'consent/no-address': { reason: 'missing' | 'someoneElse' | 'noMailServer' | 'notSent' }
  /** The rules have the officer note what people say: nobody is asked by link. */
  'consent/not-asked': Record<never, never>
  /** by: the way that it was to become a yes. */
  'consent/refused-before': { purposes: readonly string[]; by: 'link' | 'paper' }
  'consent/link-ended': { reason: 'expired' | 'newer' | 'surer' | 'closed' | 'correcting' | 'moved' }
  'endorsement/text-changed': Record<never, never>
  /** A cluster has proposed as many beyond its units' quotas as the rules give it. */
  'quota/cluster-full': { max: number }

  /** A filled-in entry form of another edition; its title, as the file says. */
  'form/other-edition': { editionTitle: string }
  'form/not-recognised': Record<never, never>

  'sheet/incomplete': { issues: InputIssue[] }
  'sheet/already-handed-in': Record<never, never>
  /** Its judge handed it in on paper: the screen is locked while the secretariat types it. */
  'sheet/on-paper': Record<never, never>
  /** The judge has begun on the screen; the paper takes its place only when that was said. */
  'paper/draft-begun': Record<never, never>
  /** The signed sheet itself comes first. */
  'paper/scan-needed': Record<never, never>
  /** Two people type a sheet, and only they mend it. */
  'paper/other-typists': Record<never, never>
  /** More blank score sheets than one package prints. */
  'paper/too-many-sheets': { sheets: number; max: number }
  /** Calibration works are scored and handed in before the others. */
  'sheet/specimens-first': { count: number }
  'panel/not-eligible': { reason: 'author' | 'masker' | 'office' }
  /** Sits on a panel that has not finished: an office that reads names or approves can't be theirs. */
  'grant/sits-on-panel': Record<never, never>
  'panel/conflicted': Record<never, never>
  'panel/undertaking-needed': Record<never, never>
  'masking/related': Record<never, never>
  'masking/names-remain': { names: readonly { place: string; text: string }[] }
  'result/gaps-unresolved': { count: number }
  'result/sheets-missing': { count: number }
  'result/related': Record<never, never>
  'result/own-sheets-first': Record<never, never>
  /** The council has nothing of this to resolve: candidates, number of seats, or the moment are other ones. */
  'outcome/nothing-to-resolve': Record<never, never>
  /** What was resolved before waits for its second person. */
  'outcome/resolution-waits': Record<never, never>
  'result/undecided': { issues: { code: string; count: number }[] }

  'assignment/infeasible': {
    entries: readonly string[]
    reason: 'tooFewJudgesWithoutConflict' | 'loadsExhausted' | 'fixedBreaksRules' | 'capTooTight'
    needed: number
    available: number
  }
  /** Judges may still say what they would like to judge. */
  'assignment/bids-open': Record<never, never>
  'appeal/none-taken': Record<never, never>
  'appeal/too-late': { until: string }
  /** The entry has an appeal that waits for its answer. */
  'appeal/already-open': { receiptCode: string }
  /** The rules give no marking anew, or the entry has no blind stage that could be marked anew. */
  'appeal/no-remark': Record<never, never>
  /** A marking anew is asked for: it is decided, and where accepted marked, before the answer. */
  'appeal/remark-first': Record<never, never>
  /** The judge scored this work before: another one marks it anew. */
  'panel/scored-before': Record<never, never>
  /** Who went on to the next stage would be others, and that stage was held. */
  'correction/moves-promotion': { stage: string }
  /** Equals at a prize that has places for only some of them: say whether they share it. */
  'correction/tie': { prize: string; label: string; team: boolean; places: number; entries: number }
  /** Scores are corrected and prizes taken back by decisions of their own. */
  'correction/one-at-a-time': Record<never, never>
  /** More would be introduced upward than the year or the term allows. */
  'escalation/over-quota': {
    level: 'city' | 'central'
    scope: 'year' | 'term'
    quota: number
    used: number
    adding: number
  }
  /** Somebody on the list can't be introduced: who, and the first thing in the way. */
  'escalation/not-eligible': {
    title: string
    obstacle: 'alreadyIntroduced' | 'noConsent' | 'notAtCity' | 'erased' | 'notHonoured'
  }
  /** Others are chosen than votes and scores put first: say why. */
  'escalation/deviation-needed': { passedOver: number }
  /** Their decision itself, scanned, comes before it is countersigned. */
  'escalation/scan-needed': Record<never, never>
  /** A round of this council is under way. */
  'ballot/round-open': Record<never, never>
  /** How every member takes part is written down before a round is opened. */
  'ballot/roll-not-called': { missing: number }
  /** Fewer present than the rules want, as a fraction of the members. */
  'ballot/no-quorum': { present: number; members: number; quorum: string }
  /** What the rounds so far give asks for no further ballot. */
  'ballot/nothing-to-decide': Record<never, never>
  'ballot/none-issued': Record<never, never>
  /** This member votes on paper in this round. */
  'ballot/on-paper': Record<never, never>
  /** A ballot was issued to this member, for another blinded message. */
  'ballot/already-issued': Record<never, never>
  /** Votes on paper with fewer than two others, and has not acknowledged what that means. */
  'ballot/warning-needed': { members: number }
  /** The private half of the round's key is not on this machine: after a restore, or once it was destroyed. */
  'ballot/key-gone': Record<never, never>
  /** Casting is not open: not yet, or no more. */
  'ballot/not-casting': { state: string }
  /** No signature of this round's key over this serial. */
  'ballot/forged': Record<never, never>
  'ballot/unknown-candidate': Record<never, never>
  'ballot/incomplete': { missing: number }
  'ballot/too-many': { chosen: number; most: number }
  /** A ballot with this serial is in the box, with other marks: the first one counts. */
  'ballot/spent': Record<never, never>
  /** Too many at this moment; the ballot is not in the box. */
  'ballot/busy': Record<never, never>
  'ballot/paper-missing': { handedIn: number }
  /** Two tellers typed the paper ballots differently. */
  'ballot/paper-differs': Record<never, never>
  'ballot/more-than-issued': { returned: number; issued: number }
  /** More marks on these candidates than members who may vote on them. */
  /** A later round that is not void stands on this one. */
  'ballot/later-round': { n: number }
  'ballot/struck-voted': { candidates: readonly string[] }
  /** Stands among those who are decided about, or was taken onto the council already. */
  'council/not-eligible': { reason: 'nominee' | 'seated' }
  /** As many members as the rules allow. */
  'council/full': { max: number }
  /** One chair, and one head of the tellers. */
  'council/office-taken': { office: 'chair' | 'headTeller' }
  /** What stands in the way of the meeting (domain/council). */
  'council/not-ready': { issues: { code: string; have?: number; needed?: number }[] }
  /** The account was invited by the same person: another puts it on the council. */
  'council/own-invitation': Record<never, never>
  /** The meeting was opened: who sits on the council stays. */
  'council/meeting-open': Record<never, never>
  /** Ballots are out: roll and council stay as they are until they are counted. */
  'council/round-open': Record<never, never>
  /** Votes or a resolution are still to come. */
  'council/unsettled': Record<never, never>
  'award/reason-needed': Record<never, never>
  /** What stands in the way of registering or reporting a work, by place. */
  'work/incomplete': { issues: InputIssue[] }
  /** A decision in force commends it: that is withdrawn first. */
  'work/commended': { number: string }
  /** Works that can't stand in a decision: not accepted, or commended already. */
  'work/not-for-decision': { titles: readonly string[] }
  /** A decision is approved with its number. */
  'work/number-needed': Record<never, never>
  /** This idea or work is in the register of replications already. */
  'replication/exists': Record<never, never>
  'award/would-reorder': { above: string; below: string }
  'award/below-floor': { floor: string; value: string }
  'award/not-ranked': Record<never, never>
}

export type ProblemCode = keyof ProblemFacts
export type Problem = { [K in ProblemCode]: { code: K } & ProblemFacts[K] }[ProblemCode]
/** A problem of one known code. */
export type ProblemOf<K extends ProblemCode> = { code: K } & ProblemFacts[K]

export const notFound: ProblemOf<'record/not-found'> = { code: 'record/not-found' }
