/** The meeting as its tellers hold it: the roll, issuing, collecting, announcing. */

export const issue = {
  afterOpening: 'Ballots are handed out when the meeting is open.',
  nothing: 'No further ballot is to be held.',
  kinds: {
    first: 'First ballot',
    second: 'Second ballot among those who are equal',
    further: 'Further ballot for the seats that are left',
  },
  about: (candidates: number, seats: number) =>
    `${candidates} ${candidates === 1 ? 'candidate' : 'candidates'}, ${seats} ${seats === 1 ? 'seat' : 'seats'}`,
  roundOf: (n: number, kind: string) => `Round ${n}. ${kind}`,
  way: 'Way of voting',
  ways: { online: 'On screen, with paper for those who need it', paper: 'Wholly on paper' },
  waysHelp: {
    online: 'Members take and cast their ballots on phone or computer. Ballots in envelopes stay paper.',
    paper: 'Stamped ballots are handed out; two tellers type the figures.',
  },
  open: 'Hand out ballots',
  openTitle: 'Open this round?',
  openText: 'Who gets a ballot follows the roll. While the round is open, roll and council stay as they are.',
  issued: 'Handed out',
  roll: 'Who gets a ballot',
  channels: { online: 'On screen', paper: 'On paper' },
  channelOf: (name: string) => `How ${name} votes`,
  has: 'Has a ballot',
  hasNot: 'None yet',
  disputed: 'Says it is wrong',
  give: 'Paper ballot given',
  giveTo: (name: string) => `Paper ballot given to ${name}`,
  takeBack: 'Not given after all',
  takeBackOf: (name: string) => `Not given to ${name} after all`,
  few: 'Fewer than three paper ballots',
  fewText:
    'When the ballots are opened, the two tellers may guess whose is whose. Go on only when everyone who votes on paper knows this.',
  fewOnScreen: 'Fewer than three ballots on screen',
  fewOnScreenText:
    'The two tellers of the paper ballots may work out whose ballot on screen is whose. Go on only when everyone who votes on screen knows this.',
  warned: 'This member knows',
  warnedOf: (name: string) => `${name} was told and agrees`,
  finish: 'All handed out',
  finishTitle: 'All handed out?',
  finishText: (issued: number, all: number) =>
    issued < all
      ? `${issued} of ${all} ballots are handed out. Whoever has none can’t vote in this round.`
      : `All ${all} ballots are handed out. Voting is next.`,
}

export const collect = {
  nothing: 'No round is open.',
  afterIssuing: 'Ballots are collected when all are handed out.',
  issued: (all: number, paper: number) =>
    paper > 0 ? `${all} ballots handed out, ${paper} of them on paper.` : `${all} ballots handed out.`,
  returned: 'Ballots come in on screen',
  paper: 'Paper ballots go into the box and are opened mixed when voting has ended.',
  end: 'End the voting',
  endTitle: 'End the voting?',
  endText: (returned: number, issued: number) =>
    returned < issued
      ? `${returned} of ${issued} ballots have come in on screen. The others count as not returned. Another teller announces the result.`
      : 'All ballots have come in on screen. Another teller announces the result.',
  ended: 'Voting has ended.',
  returnedAll: 'Came back / handed out',
  valid: 'Valid',
  invalid: 'Invalid',
  notReturned: 'Not returned',
  void: 'Cancel this round',
  voidTitle: 'Ask to cancel this round?',
  voidText:
    'Another teller, or whoever presides over the council, must agree to exactly this reason. Ballots of the round are deleted uncounted; a new one may be opened.',
  voidCountedText:
    'This round is counted. Another teller, or whoever presides over the council, must agree to exactly this reason; its result counts no more and the council votes again.',
  voidAsked: (reason: string) => `Waits for a second person to agree to cancel it: ${reason}`,
  voidApprove: 'Agree to cancel it',
  reason: 'Reason',
}

export const announce = {
  nothing: 'No round is counted yet.',
  settled: (n: number, left: number) =>
    left > 0 ? `${n} elected, ${left} seats stay free.` : `${n} elected, all seats taken.`,
  next: {
    first: (n: number, seats: number) => `Still to vote: ${n} candidates, ${seats} seats.`,
    second: (n: number, seats: number) =>
      `Equal at the last seat: a second ballot among ${n} for ${seats}. Open it under Hand out.`,
    further: (n: number, seats: number) =>
      `${seats} seats are left: a further ballot with ${n} candidates. Open it under Hand out, or the council resolves to hold none.`,
    resolution: (n: number, seats: number) =>
      `${n} are still equal for ${seats}: the council resolves. The chair or the secretary writes it down, another member confirms it, on the page of what the ballots gave.`,
  },
  toResolution: 'Go to the outcome and write the resolution',
  voided: (n: number, reason: string) => `Round ${n} was cancelled and does not count: ${reason}`,
  members: 'Present / members',
  issued: 'Handed out',
  returned: 'Returned',
  valid: 'Valid',
  invalid: 'Invalid',
  columns: {
    name: 'Name',
    yes: 'Yes',
    no: 'No',
    blank: 'Not counted',
    share: 'Share',
    reached: 'Result',
  },
  reached: 'Reached',
  notReached: 'Not reached',
  elected: 'Elected',
}

export const roll = {
  text: 'Write down each member. Every line is saved at once.',
  quorum: (present: number, members: number, needed: number) =>
    `${present} of ${members} present, ${needed} needed`,
  enough: 'Quorum reached',
  short: 'No quorum',
  uncalled: (n: number) => (n === 1 ? '1 not called' : `${n} not called`),
  written: (n: number) =>
    n === 1
      ? '1 ballot in an envelope, not counted for the quorum'
      : `${n} ballots in envelopes, not counted for the quorum`,
  all: 'Mark everyone not called as present',
  reason: 'Why absent',
  reasonOf: (name: string) => `Why ${name} is absent`,
  of: (name: string) => `Roll: ${name}`,
  show: 'Each member',
  notYet: 'Not called',
  changed: 'Someone else has just written this line',
  theirs: (text: string) => `Written meanwhile: ${text}`,
  keepMine: 'Write mine',
  takeTheirs: 'Leave it so',
  open: 'Open the meeting',
  openTitle: 'Open the meeting?',
  openText:
    'The quorum is there. From now on ballots can be handed out; the roll can be changed between two ballots.',
  opened: (when: string) => `Opened at ${when}.`,
  missing: 'To be done before the meeting opens',
  locked: 'Ballots are out: the roll stays as it is until they are counted.',
  print: 'Print the attendance list',
}
