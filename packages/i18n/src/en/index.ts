/** The English face: the same names as the Vietnamese index, in whose place the web is built with it. */
import * as vi from '../index.ts'
import * as account from './account.ts'
import { adminWords as admin } from './admin.ts'
import { demoWords as demo } from './demo.ts'
import { entryFormWords as entryForm } from './entry-form.ts'
import { evidenceWords as evidence } from './evidence.ts'
import { intakeWords as intake } from './intake.ts'
import { judgeWords as judge } from './judge.ts'
import { maskingWords as masking } from './masking.ts'
import { officerWords as officer } from './officer.ts'
import { panelWords as panel } from './panel.ts'
import { problemTitles as problems } from './problems.ts'
import * as publication from './publication.ts'
import { resultWords as result } from './results.ts'
import { screeningWords as screening } from './screening.ts'
import { translated } from './translated.ts'
import { workingGroupWords as workingGroup } from './working-group.ts'

export { LANGUAGE_COOKIE, type Language, languageOf, LANGUAGES } from '../language.ts'
export const language: vi.Language = 'en'

export const problemTitles = translated(vi.problemTitles, problems)
export const problemTitle = vi.sayProblem(problemTitles)

export const accountWords = translated(vi.accountWords, account.accountWords)
export const areaNames = translated(vi.areaNames, account.areaNames)
export const roleNames = translated(vi.roleNames, account.roleNames)
export const noticeWords: typeof vi.noticeWords = account.noticeWords
export const adminWords = translated(vi.adminWords, admin)
export const demoWords = translated(vi.demoWords, demo)
export const judgeWords = translated(vi.judgeWords, judge)
export const maskingWords = translated(vi.maskingWords, masking)
export const officerWords = translated(vi.officerWords, officer)
export const entryFormWords = translated(vi.entryFormWords, entryForm)
export const intakeWords = translated(vi.intakeWords, intake)
export const screeningWords = translated(vi.screeningWords, screening)
export const publicWords = translated(vi.publicWords, publication.publicWords)
export const publicationWords = translated(vi.publicationWords, publication.publicationWords)

export const panelWords = translated(vi.panelWords, panel)
export const workingGroupWords = translated(vi.workingGroupWords, workingGroup)
export const resultWords = translated(vi.resultWords, result)
export const evidenceWords = translated(vi.evidenceWords, evidence)
export const { rulesEditorWords, ruleSentences, trialWords, ruleDiffWords } = vi
