import { plural } from '../plural.ts'
import { num } from './write.ts'

export const pointsOf = (wire: string): string => (num(wire) === '1' ? '1 point' : `${num(wire)} points`)
/** What an entry is called is the bloc's own Vietnamese word; a sentence in English says "entry". */
export const entries = (count: number): string => plural(count, 'entry', 'entries')
