import type { Language } from './language.ts'

export { LANGUAGE_COOKIE, type Language, languageOf, LANGUAGES } from './language.ts'
/** The language that these words are in. */
export const language: Language = 'vi'

export { problemTitle, problemTitles, sayProblem } from './vi/problems.ts'
export { judgeWords } from './vi/judge.ts'
export { accountWords, areaNames, noticeWords, roleNames } from './vi/account.ts'
export { adminWords } from './vi/admin.ts'
export { officerWords } from './vi/officer.ts'
export { entryFormWords } from './vi/entry-form.ts'
export { screeningWords } from './vi/screening.ts'
export { panelWords } from './vi/panel.ts'
export { publicationWords, publicWords } from './vi/publication.ts'
export { workingGroupWords } from './vi/working-group.ts'
export { maskingWords } from './vi/masking.ts'
export { resultWords } from './vi/results.ts'
export { demoWords } from './vi/demo.ts'
