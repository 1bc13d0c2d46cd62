export { daysOffOf, dueAfterWorkingDays, type DaysOff } from './due-time.ts'
export { PUZZLE_BITS, searchPuzzle, solvesPuzzle } from './puzzle.ts'
