import { announce, collect, issue, roll } from './council/meeting.ts'
import { agenda, dossier, mine, restricted } from './council/member.ts'
import { minutes, sign } from './council/minutes.ts'
import { count } from './council/paper-count.ts'
import { setUp } from './council/set-up.ts'

/** The council: how it is set up, what its members see, and the meeting as its tellers hold it. */
export const councilWords = {
  retry: 'Reload',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  offices: {
    chair: 'Chair of the council',
    deputyChair: 'Deputy chair',
    secretary: 'Secretary of the council',
    member: 'Member',
  },
  officesShort: { chair: 'Chair', deputyChair: 'Deputy chair', secretary: 'Secretary', member: 'Member' },
  teller: { head: 'Head teller', member: 'Teller' },
  beside: 'Not on the council, no vote',
  attendance: { present: 'Present', online: 'Online', written: 'By envelope', absent: 'Absent' },
  sources: {
    unit: 'Same unit',
    superior: 'Leads the unit, or confirmed for it',
    nominator: 'Handed the dossier in, or proposed it',
    nominee: 'Is nominated',
    declared: 'Declared',
    recorded: 'Recorded by the working group or the chair',
  },
  /** What an interest means, by the rules. */
  effect: {
    struck:
      'By the rules, a member with an interest neither reads the dossier nor votes on that candidate, whose base is smaller by one.',
    abstains:
      'By the rules, a member with an interest reads the dossier and does not vote on that candidate; the base stays.',
    votes:
      'By the rules, a member with an interest reads the dossier and votes, and does not speak for that candidate.',
  },
  moments: {
    waiting: 'Waiting for the list',
    reading: 'Reading dossiers',
    sitting: 'In session',
    issuing: 'Handing out ballots',
    casting: 'Voting',
    counting: 'Counting',
    closed: 'Minutes closed',
  },
  issues: (issue: { code: string; have: number; needed: number }): string => {
    switch (issue.code) {
      case 'tooFewMembers':
        return `The council has ${issue.have} members; the rules ask for ${issue.needed} at least.`
      case 'tooManyMembers':
        return `The council has ${issue.have} members; the rules allow ${issue.needed} at most.`
      case 'noChair':
        return 'The council has no chair.'
      case 'noSecretary':
        return 'The council has no secretary.'
      case 'noDecision':
        return 'The decision that set the council up is not written down.'
      case 'noCandidates':
        return 'Nobody stands before the council yet. The list comes when the scores are declared.'
      case 'stillMasked':
        return 'The stage before is not unmasked yet. The council reads and meets when names are known.'
      case 'nomineeSits':
        return `${issue.have} people on the council or among the tellers are nominated. End their seats before the meeting.`
      case 'tooFewTellers':
        return `There are ${issue.have} tellers; ${issue.needed} are needed at least.`
      case 'noHeadTeller':
        return 'The tellers have no head.'
      case 'notCalled':
        return `${issue.have} members have not been called.`
      case 'noQuorum':
        return `${issue.have} present, ${issue.needed} needed. No quorum.`
      default:
        return issue.code
    }
  },
  setUp,
  mine,
  agenda,
  restricted,
  dossier,
  sitting: {
    title: 'The meeting and the count',
    steps: 'Steps of the minutes',
    step: {
      roll: 'Roll',
      issue: 'Hand out',
      collect: 'Collect',
      count: 'Count',
      announce: 'Announce',
      sign: 'Sign',
    },
    watching: 'You are following the meeting. The tellers and the council’s secretary write.',
    back: 'The council',
    issue,
    collect,
    count,
    announce,
    roll,
    minutes,
    sign,
  },
}
