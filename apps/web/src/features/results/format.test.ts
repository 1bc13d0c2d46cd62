import { expect, test } from 'vitest'
import { clock, points, pointsAlike, readClock } from './format.ts'

test('points of a column have the same number of decimals', () => {
  const column = ['479/5', '94/1', '250/3', null]
  expect(column.map(pointsAlike(column))).toEqual(['95,80', '94,00', '83,33', '–'])
  expect(['94/1', '7/1'].map(pointsAlike(['94/1', '7/1']))).toEqual(['94', '7'])
})

test('numbers and times as people read and type them', () => {
  expect([points('173/2'), points('85/1'), points('250/3'), points(null)]).toEqual([
    '86,5',
    '85',
    '83,33',
    '–',
  ])
  expect([
    clock(290),
    clock(60),
    readClock('4:50'),
    readClock('4:5'),
    readClock('4:75'),
    readClock('x'),
  ]).toEqual(['4:50', '1:00', 290, undefined, undefined, undefined])
})
