import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderPortrait } from './render-portrait.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xk-portrait-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Stored lying on its side as phones do (Orientation 6): upright it is blue above, red below. */
const onItsSide = async () => {
  const half = (background: string) =>
    sharp({ create: { width: 800, height: 1200, channels: 3, background } })
      .png()
      .toBuffer()
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#fff' } })
    .composite([
      { input: await half('#2040c0'), left: 0, top: 0 },
      { input: await half('#c02020'), left: 800, top: 0 },
    ])
    .withExif({ IFD0: { Make: 'Máy ảnh thử' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

test('a portrait comes out upright, of the asked size, with nothing beside its pixels', async () => {
  const path = join(folder, 'may-anh.jpg')
  await writeFile(path, await onItsSide())
  const stored = await sharp(path).metadata()
  expect([stored.orientation, stored.exif === undefined]).toEqual([6, false])
  const made = await renderPortrait(path, { width: 480, height: 600, fit: 'cover' })
  if (!made.ok) throw new Error(made.problem.code)
  const bytes = Buffer.from(made.value.jpeg, 'base64')
  const { width, height, exif, icc, iptc, xmp, orientation } = await sharp(bytes).metadata()
  expect([width, height, exif, icc, iptc, xmp, orientation]).toEqual([
    480,
    600,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(bytes.includes('Máy ảnh thử')).toBe(false)
  const corner = async (top: number) => {
    const { data } = await sharp(bytes)
      .extract({ left: 200, top, width: 40, height: 40 })
      .resize(1, 1)
      .raw()
      .toBuffer({ resolveWithObject: true })
    return (data[2] ?? 0) > (data[0] ?? 0) ? 'blue' : 'red'
  }
  expect([await corner(20), await corner(540)]).toEqual(['blue', 'red'])
})

test('inside: the whole picture, never enlarged; what is no picture is damaged', async () => {
  const path = join(folder, 'nho.jpg')
  await writeFile(
    path,
    await sharp({ create: { width: 300, height: 400, channels: 3, background: '#357' } })
      .jpeg()
      .toBuffer(),
  )
  const made = await renderPortrait(path, { width: 2000, height: 2000, fit: 'inside' })
  const meta = made.ok ? await sharp(Buffer.from(made.value.jpeg, 'base64')).metadata() : undefined
  expect([meta?.width, meta?.height]).toEqual([300, 400])
  await writeFile(join(folder, 'khong.jpg'), 'không phải ảnh')
  expect(await renderPortrait(join(folder, 'khong.jpg'), { width: 9, height: 9, fit: 'inside' })).toEqual({
    ok: false,
    problem: { code: 'file/damaged' },
  })
})
