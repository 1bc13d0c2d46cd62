import { sayFinding, sayFindingInEnglish } from '@xk/documents'
import * as vietnamese from '@xk/i18n'
import * as english from '@xk/i18n/en'
import type { Context } from 'hono'
import { languageFor } from './language.ts'

export type Words = typeof english

/** The words of the face in this reader's language, for files that only they read. Papers stay Vietnamese. */
export const wordsFor = (c: Context): Words => (languageFor(c) === 'en' ? english : vietnamese)

/** What to say about a finding in a unit sheet. */
export const sayFindingFor = (c: Context) => (languageFor(c) === 'en' ? sayFindingInEnglish : sayFinding)
