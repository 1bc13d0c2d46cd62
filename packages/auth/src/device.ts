/** What a user agent says of itself, enough to recognise one's own devices. Null where it tells nothing. */
export interface Device {
  browser: string | null
  system: string | null
}

/** In order of precedence: Zalo's and Facebook's in-app browsers also call themselves Chrome and Safari. */
const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Zalo', /Zalo/i],
  ['Facebook', /FBAN|FBAV/],
  ['Cốc Cốc', /coc_coc/i],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox\/|FxiOS/],
  ['Chrome', /Chrome\/|CriOS/],
  ['Safari', /Safari\//],
]
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
]

export const deviceOf = (userAgent: string): Device => {
  const named = (names: typeof BROWSERS) => names.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null
  return { browser: named(BROWSERS), system: named(SYSTEMS) }
}
