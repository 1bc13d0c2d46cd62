/** Counting of paper ballots, typed by two tellers apart. */
export const count = {
  nothing: 'Votes are counted when voting has ended.',
  counted: 'The votes are counted; the result stands at the announcement.',
  noPaper: (n: number) =>
    `No ballots on paper. ${n} ${n === 1 ? 'ballot' : 'ballots'} on screen are counted when the result is announced.`,
  totalsText:
    'Two tellers type apart and don’t see each other’s figures. What is in no column follows from the valid ballots.',
  ballotsText:
    'Open the paper ballots mixed and type each, in any order. Two tellers type apart and don’t see each other’s.',
  returned: 'Ballots returned',
  allBlank: 'Valid with no mark at all',
  invalid: {
    unknownCandidate: 'Invalid: a name was added',
    missingCandidate: 'Invalid: a name is missing',
    tooMany: 'Invalid: too many chosen',
    spoiled: 'Invalid: spoiled, marked or without stamp',
  },
  valid: (n: number) => `Valid ballots: ${n}`,
  columns: { name: 'Name', what: 'Column' },
  what: {
    returned: 'Ballots returned',
    invalid: 'Invalid',
    allBlank: 'No mark at all',
    yes: 'Yes',
    no: 'No',
    blank: 'Left blank',
    both: 'Both columns',
  },
  whole: 'The whole round',
  cell: (name: string, what: string) => `${name}: ${what}`,
  ballot: (n: number) => `Ballot ${n}`,
  addBallot: 'Add a ballot',
  removeBallot: 'Take this ballot out (not returned)',
  noBallots: 'No paper ballot was returned.',
  validity: 'This ballot',
  isValid: 'Valid',
  allYes: 'Yes to all',
  markOf: (name: string) => `Mark on the line of ${name}`,
  conflict: 'This was just saved on another device',
  conflictText: 'What you typed is still on the page.',
  takeTheirs: 'Take what was saved',
  keepMine: 'Save what I typed',
  sumDiffers:
    'The figures do not match: check returned, invalid and all blank (no more than the blanks of any line), the sum of each line, and how many are chosen on each ballot.',
  handIn: 'Hand the count in',
  handedIn: 'You have handed in.',
  notHandedIn: 'Saved, not handed in.',
  takeBack: 'Take back what I handed in',
  unsaved: 'Not saved; kept on this device.',
  done: (n: number) => (n === 1 ? '1 teller has handed in.' : `${n} tellers have handed in.`),
  agreed: (n: number): string => `The ${n === 2 ? 'two' : n} tellers agree.`,
  notCounted: (names: readonly string[]) =>
    `Not handed in, or taken back, and no part of the result: ${names.join(', ')}.`,
  differs: (n: number): string => (n === 2 ? 'The two tellers differ' : `The ${n} tellers don’t all agree`),
  allLook: (names: readonly string[]) => `Look at the ballots again together: ${names.join(', ')}.`,
  someLook: (names: readonly string[], others: readonly string[]) =>
    `First to look at the ballots again: ${names.join(', ')}, as ${others.join(', ')} typed alike. The greater number decides nothing.`,
  differsText:
    'Whoever typed wrongly mends these lines and hands in again, or takes back what they handed in where two others agree.',
  differsOnly:
    'All sums agree, but some ballots were typed differently. Go through the ballots; whoever typed wrongly mends theirs and hands in again, or takes it back where two others agree.',
  differsHidden:
    'The tellers are looking into it. Which lines differ is for them alone, so that paper ballots stay secret.',
  first: (n: number): string =>
    n > 2
      ? 'The result can be announced when all that were handed in agree.'
      : 'The result can be announced when the two tellers agree.',
  byAnother: 'Another teller than who ended the voting announces the result.',
  close: 'Count and announce',
  closeTitle: 'Announce the result of this round?',
  closeText: 'The ballots are counted and the result is sealed; it can’t be changed.',
}
