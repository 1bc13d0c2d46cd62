export type Tone = 'neutral' | 'blue' | 'green' | 'amber' | 'red'
