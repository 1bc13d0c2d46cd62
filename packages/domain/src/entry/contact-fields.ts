/**
 * Ways to reach the unit, in every programme's form. They are for the secretariat alone: who judges, votes, confirms or
 * is nominated needs none of them.
 */
const CONTACT_FIELDS: ReadonlySet<string> = new Set(['contactPhone', 'contactMail'])

export const isContactField = (key: string): boolean => CONTACT_FIELDS.has(key)
