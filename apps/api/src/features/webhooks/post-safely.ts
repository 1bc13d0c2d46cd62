import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isNamedLoopback, isPublicAddress } from './public-address.ts'

/** Why nothing was answered. */
type NoAnswer = 'address' | 'unknownHost' | 'tooSlow' | 'certificate' | 'noConnection'
export type Posted = { status: number } | { why: NoAnswer }

interface SafePost {
  url: URL
  headers: Record<string, string>
  body: string
}

export interface Surroundings {
  /** Every address of a host, as text. */
  resolveHost: (host: string) => Promise<string[]>
  /** Receivers on this machine that may be used, `host:port`. */
  loopback: readonly string[]
  timeoutMs: number
}

/** More than any receiver needs to say; what comes is not kept. */
const MAX_ANSWER = 16 * 1024
const CERTIFICATE = /CERT|SSL|TLS|ALTNAME|SELF_SIGNED|UNABLE_TO_VERIFY/

/**
 * Posts to a receiver outside. The host is resolved once, every address of it must be public, and the connection goes
 * to exactly those addresses: a name that answers otherwise a moment later changes nothing. Redirects are answers like
 * any other and not followed; of the answer only the status is told.
 */
export const postSafely = async (post: SafePost, around: Surroundings): Promise<Posted> => {
  const signal = AbortSignal.timeout(around.timeoutMs)
  const host = post.url.hostname.replace(/^\[(.*)\]$/, '$1')
  const resolved = isIP(host) ? [host] : await within(signal, around.resolveHost(host))
  if (resolved === 'tooSlow') return { why: 'tooSlow' }
  if (!resolved || resolved.length === 0) return { why: 'unknownHost' }
  const allowed = isNamedLoopback(post.url, around.loopback) || resolved.every(isPublicAddress)
  return allowed ? send(post, resolved, signal) : { why: 'address' }
}

/** What a promise gives, undefined when it fails, or that it took too long. */
const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined | 'tooSlow'> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<'tooSlow'>((late) => signal.addEventListener('abort', () => late('tooSlow'), { once: true })),
  ])

/** Answers with these addresses, whoever asks for whatever. */
const pinnedTo = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, done) => {
    const [first] = all
    if (options.all) return done(null, all)
    return done(null, first?.address ?? '', first?.family)
  }
}

const send = (post: SafePost, addresses: readonly string[], signal: AbortSignal): Promise<Posted> =>
  new Promise((answer) => {
    const request = post.url.protocol === 'http:' ? requestPlain : requestSecure
    const sending = request(
      post.url,
      {
        method: 'POST',
        headers: { ...post.headers, 'content-length': Buffer.byteLength(post.body) },
        agent: false,
        lookup: pinnedTo(addresses),
        signal,
      },
      (response) => {
        const told = () => answer({ status: response.statusCode ?? 0 })
        let bytes = 0
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (bytes > MAX_ANSWER) response.destroy()
        })
        response.on('close', told)
        response.on('error', told)
      },
    )
    sending.on('error', (error: NodeJS.ErrnoException) =>
      answer({
        why: signal.aborted ? 'tooSlow' : CERTIFICATE.test(error.code ?? '') ? 'certificate' : 'noConnection',
      }),
    )
    sending.end(post.body)
  })
