import type { Language } from './language.ts'

export { LANGUAGE_COOKIE, type Language, languageOf, LANGUAGES } from './language.ts'
/** The language that these words are in. */
export const language: Language = 'vi'

export { problemTitle, problemTitles } from './vi/problems.ts'
export { judgeWords } from './vi/judge.ts'
export { areaNames, connectionWords, shellWords } from './vi/shell.ts'
export { accountWords, noticeWords, roleNames } from './vi/account.ts'
export { adminWords } from './vi/admin.ts'
export { officerWords } from './vi/officer.ts'
export { entryFormWords } from './vi/entry-form.ts'
export { intakeWords } from './vi/intake.ts'
export { integrationWords } from './vi/integration.ts'
export { webhookWords } from './vi/webhooks.ts'
export { screeningWords } from './vi/screening.ts'
export { similarityWords } from './vi/similarity.ts'
export { panelWords } from './vi/panel.ts'
export { paperSheetWords } from './vi/paper-sheets.ts'
export { publicationWords, publicWords } from './vi/publication.ts'
export { workingGroupWords } from './vi/working-group.ts'
export { maskingWords } from './vi/masking.ts'
export { resultWords } from './vi/results.ts'
export { evidenceWords } from './vi/evidence.ts'
export { demoWords } from './vi/demo.ts'
export { rulesEditorWords } from './vi/rules-editor.ts'
export { ruleSentences } from './vi/rule-sentences.ts'
export { trialWords } from './vi/trial.ts'
export { ruleDiffWords } from './vi/rule-diff.ts'
export { appealWords } from './vi/appeals.ts'
export { ballotWords } from './vi/ballot.ts'
export { correctionWords } from './vi/corrections.ts'
export { questionWords } from './vi/questions.ts'
export { publicNoticeWords } from './vi/public-notice.ts'
export { workWords } from './vi/works.ts'
export { unitReportWords } from './vi/unit-reports.ts'
export { privacyWords } from './vi/privacy.ts'
export { targetWords } from './vi/targets.ts'
export { mailWords } from './vi/mail.ts'
export { clusterWords } from './vi/clusters.ts'
export { writeDay } from './vi/day.ts'
export { rewriteDecimal, writeDecimal } from './vi/number.ts'
export {
  bookletTexts,
  editionTitle,
  linkMessages,
  mailTexts,
  ruleTexts,
  zaloReminders,
} from './always-vietnamese.ts'
export { entryPaper } from './entry-paper.ts'
export { sparePackage } from './spare-package.ts'
export { memoPaper } from './memo-paper.ts'
