import { expect, it } from 'vitest'
import { centreOf, cutOf, largestShortSide, mostZoom } from './crop.ts'

it('cuts exactly 3 : 4, inside the picture, wherever it is dragged', () => {
  for (const picture of [
    { width: 1600, height: 1200 },
    { width: 2268, height: 3024 },
    { width: 1001, height: 777 },
  ])
    for (const zoom of [1, 1.37, 2.5])
      for (const centre of [
        { x: 0, y: 0 },
        { x: 0.5, y: 0.5 },
        { x: 1, y: 1 },
      ]) {
        const cut = cutOf(picture, zoom, centre)
        expect(cut.width * 4).toBe(cut.height * 3)
        expect([cut.left >= 0, cut.top >= 0]).toEqual([true, true])
        expect(cut.left + cut.width).toBeLessThanOrEqual(picture.width)
        expect(cut.top + cut.height).toBeLessThanOrEqual(picture.height)
      }
})

it('never zooms in beyond the smallest side that the rules want', () => {
  // A lying photograph of the cases: its whole height is just enough.
  expect([
    largestShortSide({ width: 1600, height: 1200 }),
    mostZoom({ width: 1600, height: 1200 }, 900),
  ]).toEqual([900, 1])
  const large = { width: 2268, height: 3024 }
  expect(cutOf(large, mostZoom(large, 900), { x: 0.5, y: 0.4 }).width).toBe(900)
  expect(largestShortSide({ width: 472, height: 709 })).toBe(471)
})

it('comes back to where it was', () => {
  const picture = { width: 1600, height: 1200 }
  const cut = cutOf(picture, 1, { x: 0.6, y: 0.5 })
  expect(cutOf(picture, 1, centreOf(picture, cut))).toEqual(cut)
})
