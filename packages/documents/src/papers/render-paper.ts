import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFontCoverage } from './font-coverage.ts'
import type { PaperData, PaperKind } from './paper-data.ts'
import { createPrintableText } from './printable-text.ts'

export interface RenderedPaper {
  /** PDF/A-2a: archival, tagged, fonts embedded. */
  pdf: Uint8Array
  /** Characters that the fonts lack (emoji, other scripts); a box stands in their place. */
  replaced: string[]
}

const workspace = fileURLToPath(new URL('../../assets/papers', import.meta.url))

const TEMPLATES: Record<PaperKind, string> = {
  decision: 'decision.typ',
  submissionMemo: 'submission-memo.typ',
  certificate: 'certificate.typ',
  recoveryCodes: 'recovery-codes.typ',
  booklet: 'booklet.typ',
  scoreSheets: 'score-sheets.typ',
  spareSheets: 'spare-sheets.typ',
  minutes: 'minutes.typ',
  letter: 'letter.typ',
  ballotSheet: 'ballot-sheet.typ',
}

const createPress = () => {
  const require = createRequire(import.meta.url)
  const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((cut) =>
    readFileSync(require.resolve(`@expo-google-fonts/tinos/${cut}/Tinos_${cut}.ttf`)),
  )
  return {
    compiler: NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] }),
    covered: fonts
      .map(readFontCoverage)
      .reduce((all, one) => new Set([...all].filter((code) => one.has(code)))),
  }
}
let press: ReturnType<typeof createPress> | undefined

/**
 * Prints a paper. Data reach the templates as values and are only ever shown as text, so nothing in them is
 * markup; pictures (JPEG or PNG) are found under their names. The same data give the same bytes. Throws only on a bug of a template.
 */
export const renderPaper = <K extends PaperKind>(
  kind: K,
  data: PaperData[K],
  pictures: Readonly<Record<string, Uint8Array>> = {},
): RenderedPaper => {
  press ??= createPress()
  for (const [name, bytes] of Object.entries(pictures))
    press.compiler.mapShadow(join(workspace, 'pictures', name), Buffer.from(bytes))
  const { printable, replaced } = createPrintableText(press.covered)
  const paper = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  )
  const compiled = press.compiler.compile({
    mainFilePath: join(workspace, TEMPLATES[kind]),
    inputs: { paper },
  })
  if (!compiled.result) {
    throw new Error(`${TEMPLATES[kind]}: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  }
  const creationTimestamp = Date.parse(data.rendered) / 1000
  const pdf = new Uint8Array(press.compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp }))
  press.compiler.resetShadow()
  press.compiler.evictCache(10)
  return { pdf, replaced: [...replaced] }
}
