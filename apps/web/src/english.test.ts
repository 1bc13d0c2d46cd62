import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PACKAGES = join(import.meta.dirname, '../../../packages')
const VI = join(PACKAGES, 'i18n/src/vi')
const EN = join(PACKAGES, 'i18n/src/en')
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => ending.test(file) && !/\.test\.tsx?$/.test(file),
  )

type Words = Readonly<Record<string, unknown>>
const wordsOf = async (file: string): Promise<Words> => (await import(file)) as Words

/** Every name in a tree of words, as "a.b.c"; what a list or a function says has no names. */
const namesIn = (words: unknown, at = ''): string[] =>
  typeof words === 'object' && words !== null && !Array.isArray(words)
    ? Object.entries(words).flatMap(([key, below]) => namesIn(below, at ? `${at}.${key}` : key))
    : [at]

/** What is Vietnamese in English sentences too: names, and the headings of workbooks as they stand there. */
const NAMES = ['Xung Kích', 'Tiếng Việt', 'Tết', 'Hùng Kings', 'Số phách', 'Điểm 1', 'Điểm 2', 'Điểm 3']
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu

/** Lines of a source, without comments, that say something in Vietnamese. */
const vietnameseLines = (file: string): string[] => {
  const source = readFileSync(file, 'utf8')
    .normalize('NFC')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '$1')
  const bare = NAMES.reduce((rest, name) => rest.replaceAll(name, ''), source)
  return bare.split('\n').filter((line) => VIETNAMESE.test(line))
}

describe.each(filesIn(VI, /\.ts$/))('the English words of %s', (file) => {
  it('have every name of the Vietnamese, and no other', async () => {
    const [vietnamese, english] = await Promise.all([wordsOf(join(VI, file)), wordsOf(join(EN, file))])
    expect(namesIn(english).toSorted()).toEqual(namesIn(vietnamese).toSorted())
  })

  it('tell of the same cases', () => {
    const cases = (folder: string) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/case '([^']+)'/g)].map(([, of]) => of).toSorted()
    expect(cases(EN)).toEqual(cases(VI))
  })
})

it('the English index has all that the Vietnamese one has, but what only papers and mails say', async () => {
  const [vietnamese, english] = await Promise.all(
    ['index.ts', 'en/index.ts'].map((file) => wordsOf(join(VI, '..', file))),
  )
  const onlyVietnamese = ['entryPaper', 'mailTexts', 'sparePackage']
  expect(Object.keys(english ?? {}).toSorted()).toEqual(
    Object.keys(vietnamese ?? {})
      .filter((name) => !onlyVietnamese.includes(name))
      .toSorted(),
  )
})

it('nothing in Vietnamese is written where the face speaks English', () => {
  const sources = [
    ...filesIn(EN, /\.ts$/).map((file) => join(EN, file)),
    ...filesIn(import.meta.dirname, /\.tsx?$/).map((file) => join(import.meta.dirname, file)),
    ...filesIn(join(PACKAGES, 'ui/src'), /\.tsx?$/)
      // The Vietnamese words themselves, and the reading of times as they are typed.
      .filter((file) => file !== 'ui-words.ts' && file !== 'local-time.ts')
      .map((file) => join(PACKAGES, 'ui/src', file)),
  ]
  expect(sources.length).toBeGreaterThan(250)
  expect(sources.flatMap((file) => vietnameseLines(file).map((line) => `${file}: ${line.trim()}`))).toEqual(
    [],
  )
})
