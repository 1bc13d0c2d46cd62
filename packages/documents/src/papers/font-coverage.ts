/**
 * The code points that a TrueType font can draw, from its `cmap` table (OpenType 1.9, formats 4 and 12). A
 * PDF for archives may not hold a character that its fonts lack, so text is checked before it is set.
 */
export const readFontCoverage = (font: Uint8Array): Set<number> => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableStart(view, 'cmap')
  const covered = new Set<number>()
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const start = cmap + view.getUint32(cmap + 4 + i * 8 + 4)
    const platform = view.getUint16(cmap + 4 + i * 8)
    const format = view.getUint16(start)
    if (platform !== 0 && platform !== 3) continue
    if (format === 4) addSegments(view, start, covered)
    if (format === 12) addGroups(view, start, covered)
  }
  return covered
}

const tableStart = (view: DataView, tag: string): number => {
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
    if (name === tag) return view.getUint32(at + 8)
  }
  throw new Error(`font has no ${tag} table`)
}

const addSegments = (view: DataView, start: number, covered: Set<number>): void => {
  const doubled = view.getUint16(start + 6)
  const ends = start + 14
  const starts = ends + doubled + 2
  for (let at = 0; at < doubled; at += 2) {
    const first = view.getUint16(starts + at)
    const last = view.getUint16(ends + at)
    const delta = view.getUint16(starts + doubled + at)
    const offsetAt = starts + 2 * doubled + at
    const offset = view.getUint16(offsetAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - first))
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered.add(code)
    }
  }
}

const addGroups = (view: DataView, start: number, covered: Set<number>): void => {
  for (let i = 0; i < view.getUint32(start + 12); i++) {
    const at = start + 16 + i * 12
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) covered.add(code)
  }
}
