export const REPORT_TONES = {
  draft: 'neutral',
  handedIn: 'blue',
  returned: 'red',
  received: 'green',
} as const
