import { writeCount } from './number.ts'

/** "1 work", "3 works", also of a number that is already written ("1,234"); `many` where an s does not do. */
export const plural = (count: number | string, one: string, many = `${one}s`): string =>
  `${typeof count === 'number' ? writeCount(count) : count} ${String(count) === '1' ? one : many}`
