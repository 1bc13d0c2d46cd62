export { PUZZLE_BITS, searchPuzzle, solvesPuzzle } from './puzzle.ts'
