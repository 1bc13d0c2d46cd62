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
    superior: 'Leads the unit',
    nominator: 'Handed the dossier in',
    nominee: 'Is nominated',
    declared: 'Declared',
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
  setUp: {
    title: 'The council',
    missing: 'Still missing',
    whole: 'The council is whole, as the rules ask.',
    size: (have: number, min: number, max: number) => `${have} members (rules: ${min} to ${max}).`,
    decision: {
      title: 'Decision, time and place',
      setUpBy: 'Decision that set it up',
      setUpByHelp: 'Number, day and body of the decision, as the minutes print it.',
      meetsAt: 'Meets at',
      place: 'Place',
      saved: 'Saved.',
      conflict: 'Someone else has just changed this part',
      conflictText: 'What you typed is still on the page. What was saved meanwhile:',
      keepMine: 'Save mine',
      takeTheirs: 'Take what was saved',
    },
    members: 'Members',
    add: 'Add a member',
    addTitle: 'Add a member of the council',
    addTeller: 'Add someone from outside',
    addTellerTitle: 'Add a teller from outside the council',
    search: 'Search by name (without marks)',
    nobody: 'Nobody found. Add the person on the page of accounts first.',
    nominated: 'Is nominated and can’t take part',
    office: 'Office',
    appoint: 'Add to the council',
    addToTellers: 'Add to the tellers',
    empty: {
      title: 'No members yet',
      text: 'Add each person of the decision, the chair first.',
    },
    columns: {
      name: 'Name',
      unit: 'Position, unit',
      office: 'Office',
      teller: 'Counts votes',
      actions: 'Actions',
    },
    changeOffice: (name: string) => `Office of ${name}`,
    tellerOf: (name: string) => `Counts votes: ${name}`,
    noTeller: 'No',
    end: 'End the seat',
    endTitle: (name: string) => `End the seat of ${name}?`,
    endText: 'This person can no longer enter the council’s pages. Votes of earlier ballots stay.',
    reason: 'Reason',
    ended: 'Ended',
    tellers: {
      title: 'Tellers',
      text: 'Elected by the council, three at least with one head; never someone nominated. They may be elected at the meeting.',
      none: 'Not elected yet.',
    },
    interests: {
      title: 'Members with an interest',
      none: 'No member is tied to a candidate.',
      record: 'Record an interest',
      member: 'Member',
      candidate: 'Candidate',
      choose: 'Choose',
      why: 'What the tie is',
      columns: { member: 'Member', candidate: 'Candidate', why: 'Tie' },
      count: (n: number) => (n === 1 ? '1 interest' : `${n} interests`),
    },
    candidates: {
      title: (n: number) => (n === 1 ? '1 candidate' : `${n} candidates`),
      text: 'In Vietnamese order of given names, as on the ballot.',
      show: 'Show the list',
    },
    papers: {
      title: 'Papers to print',
      attendance: 'Attendance list',
      ballot: 'Paper ballot',
      ballotHelp: 'Print and stamp it for a round on paper and for ballots sent before the meeting.',
    },
    sitting: 'Open the meeting’s page',
  },
  mine: {
    title: 'My councils',
    empty: {
      title: 'You are on no council',
      text: 'When you are added to a council, its meeting is shown here.',
    },
    open: 'Enter the council',
    candidates: (n: number) => (n === 1 ? '1 candidate' : `${n} candidates`),
    meets: (when: string, place: string) => (place ? `Meets ${when}, ${place}` : `Meets ${when}`),
    noDate: 'No meeting arranged yet',
    as: 'You are',
  },
  agenda: {
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
    columns: { n: 'No.', name: 'Name', unit: 'Unit', score: 'Score', own: 'Interest' },
    score: (score: string, rank: number) => `${score} (rank ${rank})`,
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
  },
  dossier: {
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
  },
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
    issue: {
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
      openText:
        'Who gets a ballot follows the roll. While the round is open, roll and council stay as they are.',
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
      warned: 'This member knows',
      warnedOf: (name: string) => `${name} was told and agrees`,
      finish: 'All handed out',
      finishTitle: 'All handed out?',
      finishText: (issued: number, all: number) =>
        issued < all
          ? `${issued} of ${all} ballots are handed out. Whoever has none can’t vote in this round.`
          : `All ${all} ballots are handed out. Voting is next.`,
    },
    collect: {
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
      void: 'Cancel this round',
      voidTitle: 'Ask to cancel this round?',
      voidText:
        'A second person must agree. The ballots are deleted without being counted; a new round can be opened.',
      voidAsked: (reason: string) => `Waits for a second person to agree to cancel it: ${reason}`,
      voidApprove: 'Agree to cancel it',
      reason: 'Reason',
    },
    count: {
      nothing: 'Votes are counted when voting has ended.',
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
      columns: { name: 'Name', what: 'Column', first: 'First teller', second: 'Second teller' },
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
      sumDiffers: 'The figures don’t add up: check returned, invalid and the sum of each line.',
      handIn: 'Hand the count in',
      handedIn: 'You have handed in.',
      unsaved: 'Not saved; kept on this device.',
      done: (n: number) => (n === 1 ? '1 teller has handed in.' : `${n} tellers have handed in.`),
      agreed: 'The two tellers agree.',
      differs: 'The two tellers differ',
      differsText:
        'Look at the ballots again on these lines; whoever typed wrongly mends it and hands in again.',
      differsOnly:
        'All sums agree, but some ballots were typed differently. Go through the ballots together.',
      first: 'The result can be announced when the two tellers agree.',
      byAnother: 'Another teller than who ended the voting announces the result.',
      close: 'Count and announce',
      closeTitle: 'Announce the result of this round?',
      closeText: 'The ballots are counted and the result is sealed; it can’t be changed.',
    },
    announce: {
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
          `${n} are still equal for ${seats}: the council resolves. The secretary writes the resolution on the page of the council’s outcome.`,
      },
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
    },
    roll: {
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
    },
    minutes: {
      guests: 'Guests and helpers',
      proceedings: 'Course of the meeting',
      proceedingsHelp:
        'Free text: opening, reports, opinions. People, figures and results fill themselves in.',
      conclusions: 'Conclusions',
      countNotes: 'Remarks at the count',
      conflict: 'Someone else has just changed the minutes',
      conflictText: 'What you typed is still here. Choose which text is saved.',
      mine: 'Mine',
      theirs: 'Saved meanwhile',
      keepMine: 'Save mine',
      takeTheirs: 'Take what was saved',
      empty: '(empty)',
    },
    sign: {
      text: 'Check once more, close the minutes, print and sign. Figures come from the count and are not typed again.',
      signers: 'Who signs',
      count: 'Minutes of the count',
      meeting: 'Minutes of the meeting',
      countSigners: 'The tellers and the chair of the council',
      meetingSigners: 'Secretary and chair of the council',
      print: 'Open to print (PDF)',
      draft: 'Printed with DRAFT across it until the minutes are closed.',
      close: 'Close the minutes',
      closeTitle: 'Close both minutes?',
      closeText:
        'Closed minutes are drafts no longer and can’t be changed. The chair can open them again, with a reason, before the outcome is declared.',
      closed: (when: string) => `Closed at ${when}.`,
      toOutcome: 'Declare the council’s outcome',
      reopen: 'Open them again',
      reopenTitle: 'Open the minutes again?',
      reopenText: 'What was printed and signed no longer counts; the new papers are signed again.',
      reason: 'Reason',
      later: 'They can be closed when every ballot is counted.',
    },
  },
}
