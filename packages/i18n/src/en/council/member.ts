import { rewriteDecimal } from '../number.ts'
/** What a member sees: their councils, what there is to do, the list, a dossier. */

export const mine = {
  title: 'My councils',
  empty: {
    title: 'You are on no council',
    text: 'When you are added to a council, its meeting is shown here.',
  },
  open: 'Enter the council',
  candidates: (n: number) => (n === 1 ? '1 candidate' : `${n} candidates`),
  meets: (when: string, place: string) => (place ? `Meets ${when}, ${place}` : `Meets ${when}`),
  noDate: 'No meeting arranged yet',
  as: 'Your seat:',
}

export const restricted = {
  name: '(use of the data is restricted)',
  title: 'The use of this person’s data is restricted: there is nothing to read',
  text: 'The nominee asked for it, or took back their consent to the use of their data, so neither name nor picture nor contents are shown. The secretariat settles it with the person and lifts the restriction or withdraws the dossier. If it still stands when the council meets, the council resolves what becomes of this line and minutes it; the system does not decide.',
}

export const agenda = {
  now: 'What to do now',
  waiting: {
    title: 'Waiting for the candidates',
    text: 'The list and the dossiers appear here when the scores are declared.',
  },
  reading: {
    title: 'Read the dossiers before the meeting',
    text: (n: number) =>
      `${n} ${n === 1 ? 'dossier' : 'dossiers'}. If you are tied to a candidate, declare it on their line.`,
  },
  sitting: {
    title: 'The meeting is in session',
    text: 'No ballot is open. The way to vote appears here when ballots are handed out.',
  },
  issuing: {
    title: 'Take your ballot',
    text: 'Ballots are being handed out. Take yours before you vote.',
  },
  casting: {
    title: 'Vote',
    text: 'All ballots are handed out. Vote in secret with the ballot that you took.',
  },
  counting: { title: 'The votes are being counted', text: 'The result is announced at the meeting.' },
  closed: {
    title: 'The meeting is over',
    text: 'The minutes are closed. The result becomes official by the Standing Committee’s decision.',
  },
  vote: 'Go and vote',
  sitting_page: 'The meeting and the count',
  own_line: 'The ballot and my line on the roll',
  outcome_page: 'What the ballots gave',
  resolution: {
    title: 'Confirm what the council resolved',
    text: 'The chair or the secretary has written down what the council resolved. It counts once another member has read it and confirmed that it is so.',
    open: 'Read and confirm',
  },
  facts: {
    meets: 'Meets at',
    place: 'Place',
    seats: 'Seats',
    members: 'Council',
    people: (n: number) => (n === 1 ? '1 person' : `${n} people`),
    tellers: 'Tellers',
  },
  list: 'Candidates',
  listText: 'In Vietnamese order of given names.',
  search: 'Search by name or unit (without marks)',
  shown: (n: number, all: number) => (n === all ? `${all} people` : `${n} of ${all} people`),
  columns: { n: 'No.', name: 'Name', unit: 'Unit', score: 'Score', own: 'Dossier, interest' },
  score: (score: string, rank: number) => `${rewriteDecimal(score)} (rank ${rank})`,
  read: 'Read the dossier',
  readOf: (name: string) => `Read the dossier of ${name}`,
  struck: 'You have an interest: you neither read nor vote on this candidate',
  declare: 'Declare an interest',
  declareOf: (name: string) => `Declare an interest in ${name}`,
  declareText: 'Only the council’s chair and secretary and the secretariat see this.',
  why: 'What the tie is',
  takeBack: 'Take it back',
  takeBackOf: (name: string) => `Take back the interest in ${name}`,
  members: 'The council',
  nothingFound: 'Nobody matches.',
}

export const dossier = {
  back: 'Candidates',
  place: (n: number, all: number) => `${n} / ${all}`,
  before: 'Previous',
  after: 'Next',
  score: 'Score of the stage before',
  files: 'Evidence and photograph',
  noFiles: 'No files came with the dossier.',
  confirmations: 'Confirmation by the unit',
  posted: (until: string) => `Posted until the end of ${until} for units to comment.`,
  noObjections: 'There are no objections.',
  photo: (name: string) => `Picture in the dossier of ${name}`,
  gone: 'The contents were erased at the nominee’s request.',
  open: 'Open the file',
}
