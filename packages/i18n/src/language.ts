/** Languages of the face: Vietnamese first, English as the second. What people write is never translated. */
export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Set in the browser by whoever chooses a language there; it names nobody. */
export const LANGUAGE_COOKIE = 'ngon_ngu'

/** The language that a Cookie header asks for; Vietnamese unless it clearly asks for another. */
export const languageOf = (cookies: string | undefined): Language =>
  cookies && /(?:^|;\s*)ngon_ngu=en(?:;|$)/.test(cookies) ? 'en' : 'vi'
