import ipaddr from 'ipaddr.js'

const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * An address on the open internet: not loopback, private, link-local (where clouds answer with credentials), unique
 * local, shared, multicast or reserved, and none that stands for an IPv4 address (mapped, 6to4, NAT64, Teredo).
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const it = ipaddr.parse(address)
  if (it.range() !== 'unicast') return false
  return it instanceof ipaddr.IPv6 ? it.match(GLOBAL_V6) : true
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** A receiver on this machine that the environment names, `host:port`: for trials and tests. */
export const isNamedLoopback = (url: URL, named: readonly string[]): boolean =>
  LOOPBACK.has(url.hostname) && named.includes(url.host)

/** The address of a receiver as it may be kept; undefined when it is not https, carries a login, or is not public. */
export const receiverOf = (text: string, named: readonly string[]): URL | undefined => {
  const url = URL.parse(text)
  if (!url || url.username !== '' || url.password !== '') return undefined
  url.hash = ''
  if (isNamedLoopback(url, named)) return url
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const isName =
    !ipaddr.isValid(host) && host.includes('.') && !/(^|\.)(localhost|local|internal)\.?$/.test(host)
  return url.protocol === 'https:' && (isName || isPublicAddress(host)) ? url : undefined
}
