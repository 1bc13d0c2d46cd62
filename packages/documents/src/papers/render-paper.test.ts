import { readFileSync, writeFileSync } from 'node:fs'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PDFiumPage } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import type { DecisionPaper, PaperData, PaperKind } from './paper-data.ts'
import { renderPaper } from './render-paper.ts'

const fixture = (name: string) => new URL(`../../fixtures/papers/${name}`, import.meta.url)
const sample = <T>(name: string): T => JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8')) as T

let library: PDFiumLibrary
beforeAll(async () => {
  library = await PDFiumLibrary.init()
})

interface Picture {
  grey: Buffer
  width: number
  height: number
}

const eachPage = async <T>(pdf: Uint8Array, use: (page: PDFiumPage) => T | Promise<T>): Promise<T[]> => {
  const document = await library.loadDocument(pdf)
  try {
    const results: T[] = []
    for (const page of document.pages()) results.push(await use(page))
    return results
  } finally {
    document.destroy()
  }
}

const textsOf = (pdf: Uint8Array) => eachPage(pdf, (page) => page.getText())

/** Each page in grey, one pixel per point. */
const picturesOf = (pdf: Uint8Array): Promise<Picture[]> =>
  eachPage(pdf, async (page) => {
    const { data, width, height } = await page.render({ scale: 1, render: 'bitmap' })
    const raw = { width, height, channels: 4 as const }
    return { grey: await sharp(data, { raw }).greyscale().removeAlpha().raw().toBuffer(), width, height }
  })

/** Text without the breaks that layout made. */
const flat = (text: string) => text.replace(/[\s\u0085\ufffe\u0002]+/g, '')

const meanDifference = (a: Buffer, b: Buffer): number =>
  a.length === b.length ? a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length : 255

const RENEW = process.env['XK_RENEW_PICTURES'] === '1'

/** Compares a page with the committed picture that someone looked at; XK_RENEW_PICTURES=1 writes it anew. */
const expectPicture = async (page: Picture, name: string) => {
  const { width, height } = page
  const path = fixture(`${name}.png`)
  if (RENEW) {
    writeFileSync(
      path,
      await sharp(page.grey, { raw: { width, height, channels: 1 } })
        .png({ palette: true, colours: 16 })
        .toBuffer(),
    )
  }
  const known = await sharp(readFileSync(path)).greyscale().raw().toBuffer()
  expect(meanDifference(known, page.grey)).toBeLessThan(2)
}

const papers: [name: string, kind: PaperKind, pages: number][] = [
  ['decision', 'decision', 2],
  ['decision-draft', 'decision', 3],
  ['certificate', 'certificate', 3],
  ['recovery-codes', 'recoveryCodes', 1],
  ['minutes', 'minutes', 2],
]

describe.each(papers)('%s', (name, kind, count) => {
  const data = sample<PaperData[typeof kind]>(name)
  const { pdf, replaced } = renderPaper(kind, data)

  it('looks as it did when someone last looked at it', async () => {
    const pages = await picturesOf(pdf)
    expect([pages.length, replaced]).toEqual([count, []])
    for (const [index, page] of pages.entries()) await expectPicture(page, `${name}-${index + 1}`)
  })

  it('says so when it is a draft, on every page, and only then', async () => {
    for (const draft of [true, false]) {
      const pages = await textsOf(renderPaper(kind, { ...data, draft }).pdf)
      expect(pages.map((text) => text.includes('DỰ THẢO'))).toEqual(pages.map(() => draft))
    }
  })

  it('is the same to the byte for the same data, and an archival, tagged PDF', () => {
    expect(renderPaper(kind, structuredClone(data)).pdf).toEqual(pdf)
    const metadata = Buffer.from(pdf).toString('latin1')
    expect(/<pdfaid:part>(\d)</.exec(metadata)?.[1]).toBe('2')
    expect(/<pdfaid:conformance>(\w)</.exec(metadata)?.[1]).toBe('A')
  })
})

it('a paper ballot is one sheet with room for the stamp, and looks as it did when someone last looked at it', async () => {
  const ballot = sample<PaperData['ballotSheet']>('ballot-sheet')
  const of = async (candidates: typeof ballot.candidates) =>
    picturesOf(renderPaper('ballotSheet', { ...ballot, candidates }).pdf)
  const [page, ...more] = await of(ballot.candidates)
  expect([page !== undefined, more]).toEqual([true, []])
  if (page) await expectPicture(page, 'ballot-sheet-1')
  const many = Array.from({ length: 45 }, (_, i) => ballot.candidates[i % ballot.candidates.length]!)
  expect((await of(many)).length).toBe(2)
})

describe('a decision', () => {
  const decision = sample<DecisionPaper>('decision')
  const textOf = async (changes: Partial<DecisionPaper>) =>
    (await textsOf(renderPaper('decision', { ...decision, ...changes }).pdf)).map(flat)

  it('carries the key fingerprint and the digest of the release on every page', async () => {
    for (const text of await textOf({})) {
      expect(text.includes(decision.proof!.fingerprint) && text.includes(decision.proof!.digest)).toBe(true)
    }
  })

  it.each([
    ['2026-02-05', 'TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2026'],
    ['2026-05-25', 'TP. Hồ Chí Minh, ngày 25 tháng 5 năm 2026'],
    ['2026-11-09', 'TP. Hồ Chí Minh, ngày 09 tháng 11 năm 2026'],
    ['2026', 'TP. Hồ Chí Minh, ngày tháng năm 2026'],
  ])('dated %s is written “%s”', async (date, words) => {
    expect((await textOf({ date }))[0]!.includes(flat(words))).toBe(true)
  })

  it('leaves the number blank for the văn thư, and numbers its pages from the second', async () => {
    const [first, second] = await textOf({ number: null })
    expect([first!.includes('Số:-QĐ/ĐTN'), second!.startsWith('2DANHSÁCH')]).toEqual([true, true])
  })

  it('shows a name in separate marks exactly as in composed letters', async () => {
    const [row, ...rest] = decision.list!.groups[0]!.rows
    const named = (name: string) => ({
      list: {
        ...decision.list!,
        groups: [{ heading: 'Giải Nhất', rows: [[name, ...row!.slice(1)], ...rest] }],
      },
    })
    const name = 'Trần Võ Nghĩa Nguyễn Hữu Ước'
    const composed = renderPaper('decision', { ...decision, ...named(name) }).pdf
    expect(renderPaper('decision', { ...decision, ...named(name.normalize('NFD')) }).pdf).toEqual(composed)
  })
})

describe('text from outside', () => {
  const texts = sample<string[]>('van-ban')
  const decision = sample<DecisionPaper>('decision')

  it('is shown letter for letter and never run as markup', async () => {
    const lost: [times: number, text: string][] = []
    for (const text of texts) {
      const columns = [{ heading: text, share: 1, align: 'left' as const }]
      const list = { title: text, columns, groups: [{ heading: text, rows: [[text]] }] }
      const { pdf, replaced } = renderPaper('decision', {
        ...decision,
        articles: [[text]],
        grounds: [text],
        list,
      })
      const shown = (await textsOf(pdf)).join('')
      // Right-to-left text comes out of a PDF in another order; what has no glyph is shown as a box.
      if (/[\p{Script=Arabic}\p{Script=Hebrew}\u202e\u2067]/u.test(text) || replaced.length > 0) continue
      const visible = flat(text.normalize('NFC').replace(/\p{Default_Ignorable_Code_Point}/gu, ''))
      const times = flat(shown.replace(/\p{Default_Ignorable_Code_Point}/gu, '')).split(visible).length - 1
      if (times < 5) lost.push([times, visible.slice(0, 60)])
    }
    expect(lost).toEqual([])
  })

  it('keeps its place when the fonts lack its characters, and tells which', () => {
    const { replaced } = renderPaper('decision', { ...decision, articles: [['Giải Nhất 🏆🥇 \u0000 مرحبا']] })
    expect(replaced).toEqual(['🏆', '🥇', '\u0000', 'م', 'ر', 'ح', 'ب', 'ا'])
  })
})
