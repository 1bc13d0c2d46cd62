/** The English face: the same names as the Vietnamese index, in whose place the web is built with it. */
import * as vi from '../index.ts'
import { problemTitles as problems } from './problems.ts'
import { translated } from './translated.ts'

export { LANGUAGE_COOKIE, type Language, languageOf, LANGUAGES } from '../language.ts'
export const language: vi.Language = 'en'

export const problemTitles = translated(vi.problemTitles, problems)
export const problemTitle = vi.sayProblem(problemTitles)

export const {
  judgeWords,
  accountWords,
  areaNames,
  noticeWords,
  roleNames,
  adminWords,
  officerWords,
  screeningWords,
  panelWords,
  publicationWords,
  publicWords,
  workingGroupWords,
  maskingWords,
  resultWords,
  demoWords,
} = vi
