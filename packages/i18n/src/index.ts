export { problemTitle, problemTitles } from './vi/problems.ts'
