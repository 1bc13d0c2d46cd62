/** The two minutes: written, locked, printed and signed. */

export const minutes = {
  guests: 'Guests and helpers',
  proceedings: 'Course of the meeting',
  proceedingsHelp: 'Free text: opening, reports, opinions. People, figures and results fill themselves in.',
  conclusions: 'Conclusions',
  countNotes: 'Remarks at the count',
  conflict: 'Someone else has just changed the minutes',
  conflictText: 'What you typed is still here. Choose which text is saved.',
  mine: 'Mine',
  theirs: 'Saved meanwhile',
  keepMine: 'Save mine',
  takeTheirs: 'Take what was saved',
  empty: '(empty)',
}

export const sign = {
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
  disputes: 'A member says that their line on the roll of ballots is wrong',
  disputed: (n: number, name: string, issued: boolean) =>
    `Round ${n}: ${name}; the roll says ${issued ? 'issued' : 'not issued'}. The count’s minutes note it; if the roll is wrong, make the round void and vote again.`,
  toOutcome: 'Declare the council’s outcome',
  reopen: 'Open them again',
  reopenTitle: 'Open the minutes again?',
  reopenText: 'What was printed and signed no longer counts; the new papers are signed again.',
  reason: 'Reason',
  later: 'They can be closed when every ballot is counted and a resolution, if there is one, is confirmed.',
}
