/**
 * The Content-Disposition header for a download under a name with any letters (RFC 6266): `filename*` in
 * UTF-8 (RFC 8187), and before it `filename` in plain letters for clients that know no better. `name`
 * comes from `safeFileName`; whatever else it holds, the header stays one line of ASCII.
 */
export const contentDisposition = (name: string, kind: 'attachment' | 'inline' = 'attachment'): string => {
  const wellFormed = name.toWellFormed()
  return `${kind}; filename="${plainLetters(wellFormed)}"; filename*=UTF-8''${extValue(wellFormed)}`
}

/** Percent and quote never appear here: some clients decode the one and mistake the other. */
const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^A-Za-z0-9 ._()-]/gu, '_')

/** `encodeURIComponent` leaves four characters that RFC 8187 does not allow bare. */
const extValue = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
