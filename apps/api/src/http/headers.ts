import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import type { Env } from './env.ts'
import { problem } from './problem.ts'

/** Scripts, styles and fonts are ours alone; pictures may also be blobs made in the page. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:', 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
  // For browsers and plug-ins that are gone: every header is paid for on every answer.
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  xDnsPrefetchControl: false,
})

/**
 * A browser says where a request comes from; one from another site changes nothing (CSRF). A client that sends
 * neither header is no browser and carries no cookie of ours by accident.
 */
export const isSameSite = createMiddleware<Env>(async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const foreign = site
      ? !['same-origin', 'none'].includes(site)
      : origin
        ? !URL.canParse(origin) || new URL(origin).host !== c.req.header('host')
        : false
    if (foreign) return problem(c, { code: 'access/foreign-site' })
  }
  return next()
})
