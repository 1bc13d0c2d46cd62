import { decodeLegacy, encodingOfFont, isVniMark, type Leaf } from '@xk/domain/kernel'

/**
 * Runs in fonts of before Unicode (.VnTime, VNI-Times) as Unicode; other runs stay. A VNI mark that opens a run
 * belongs to the letter at the end of the run before it: programs split runs anywhere.
 */
export const decodeLegacyRuns = (runs: Leaf, fonts: readonly (string | undefined)[]): Leaf => {
  const whole: { run: Leaf[number]; font: string | undefined }[] = []
  for (const [i, run] of runs.entries()) {
    const font = fonts[i]
    const before = whole.at(-1)
    let text = run.text
    if (
      before &&
      encodingOfFont(font)?.encoding === 'vni' &&
      encodingOfFont(before.font)?.encoding === 'vni'
    ) {
      const [mark = ''] = text
      if (isVniMark(mark) && /\p{L}$/u.test(before.run.text)) {
        before.run = { ...before.run, text: before.run.text + mark }
        text = text.slice(mark.length)
      }
    }
    if (text) whole.push({ run: { ...run, text }, font })
  }
  return whole.map(({ run, font }) => {
    const found = encodingOfFont(font)
    return found ? { ...run, text: decodeLegacy(run.text, found.encoding, found.upper) } : run
  })
}
