import { fold } from '../kernel/index.ts'

const LOCAL = /^[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_])?$/
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/

/** A mail address in lower case, or null: one address, ASCII, with a top-level domain. */
export const readMail = (text: string): string | null => {
  const address = text.trim().toLowerCase()
  const [local, domain, ...more] = address.split('@')
  if (local === undefined || domain === undefined || more.length > 0) return null
  if (fold(address) !== address || local.includes('..')) return null
  return LOCAL.test(local) && DOMAIN.test(domain) ? address : null
}
