import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { makePortrait } from './portrait.ts'

const folder = mkdtempSync(join(tmpdir(), 'xk-portrait-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The photographs of the cases, as a phone made them: with place and device in their EXIF. */
const photo = (name: string) => {
  const path = join(folder, name)
  copyFileSync(new URL(`../../fixtures/dossiers/${name}`, import.meta.url), path)
  return path
}
/** Mean brightness of the four quarters: tells whether two pictures stand the same way. */
const quarters = async (picture: Sharp) => {
  const { data } = await picture
    .resize(2, 2, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return [...data]
}

test.each([
  ['01-chan-dung.jpg', 1200, 1600],
  // Stored lying, Orientation 6: it is kept standing.
  ['02-chan-dung.jpg', 2268, 3024],
])('%s is kept upright, %i × %i, with nothing of the camera in it', async (name, width, height) => {
  const path = photo(name)
  const before = await sharp(path).metadata()
  expect(before.exif?.includes('Exif')).toBe(true)
  const shown = await quarters(sharp(path).autoOrient())
  const made = await makePortrait(path, 900)
  expect(made.ok && [made.value.type, made.value.width, made.value.height]).toEqual(['jpg', width, height])
  const after = await sharp(path).metadata()
  expect([after.exif, after.icc, after.xmp, after.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  const kept = await quarters(sharp(path))
  for (const [i, value] of kept.entries()) expect(Math.abs(value - (shown[i] ?? 0))).toBeLessThanOrEqual(3)
})

test('one that is too small, or lies down once it is upright, is refused and left as it was', async () => {
  // Upside down, 472 × 709.
  expect(await makePortrait(photo('03-chan-dung.jpg'), 900)).toEqual({
    ok: false,
    problem: { code: 'photo/too-small', shortSide: 472, min: 900 },
  })
  // Stored standing, Orientation 8: it lies, and is to be cut first.
  const lying = photo('08-chan-dung.jpg')
  expect(await makePortrait(lying, 900)).toEqual({
    ok: false,
    problem: { code: 'photo/not-cropped', width: 1600, height: 1200 },
  })
  expect((await sharp(lying).metadata()).orientation).toBe(8)
})

test('of a lying photograph a cut of its whole height is just large enough', async () => {
  const path = join(folder, 'cut.jpg')
  await sharp(photo('08-chan-dung.jpg'))
    .autoOrient()
    .extract({ left: 350, top: 0, width: 900, height: 1200 })
    .toFile(path)
  const made = await makePortrait(path, 900)
  expect(made.ok && [made.value.width, made.value.height]).toEqual([900, 1200])
})
