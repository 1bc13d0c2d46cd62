export { problemTitle, problemTitles } from './vi/problems.ts'
export { judgeWords } from './vi/judge.ts'
