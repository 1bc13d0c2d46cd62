import { expect, test } from 'vitest'
import { mayShow, namesSomebodyHidden, type ShownPerson } from './index.ts'

const person = (fullName: string | null, publishName: boolean, publishPhoto: boolean): ShownPerson => ({
  fullName,
  publishName,
  publishPhoto,
})
const of = (
  people: ShownPerson[],
  more: { collective?: boolean; takenDown?: boolean; hasPortrait?: boolean } = {},
) => mayShow({ collective: false, takenDown: false, hasPortrait: true, people, ...more })

test('a person is shown while they agree to be named, with a picture only if they agree to that as well', () => {
  expect(of([person('Trân', true, true)])).toEqual({ photo: true, people: ['Trân'] })
  expect(of([person('Trân', true, false)])).toEqual({ photo: false, people: ['Trân'] })
  expect(of([person('Trân', true, true)], { hasPortrait: false })).toEqual({ photo: false, people: ['Trân'] })
  expect(of([person('Trân', false, true)])).toBeUndefined()
  expect(of([person(null, true, true)])).toBeUndefined()
  expect(of([])).toBeUndefined()
  expect(of([person('Trân', true, true)], { takenDown: true })).toBeUndefined()
})

test('a collective is shown by its own name, with those who agree, and pictured only if all agree', () => {
  const collective = { collective: true }
  expect(of([person('An', true, true), person('Bình', false, true)], collective)).toEqual({
    photo: true,
    people: ['An'],
  })
  expect(of([person('An', true, true), person('Bình', true, false)], collective)).toEqual({
    photo: false,
    people: ['An', 'Bình'],
  })
  expect(of([person('An', true, true), person(null, true, true)], collective)?.photo).toBe(false)
  expect(of([{ ...person('An', true, true), delegate: true }], collective)).toEqual({
    photo: true,
    people: [],
  })
  expect(of([], collective)).toEqual({ photo: false, people: [] })
  expect(of([], { collective: true, takenDown: true })).toBeUndefined()
})

test('a name that is not to be said is found however it is written', () => {
  const people = [person('Nguyễn Văn Bình', false, false), person('Lê An', true, true)]
  expect(namesSomebodyHidden('Anh NGUYỄN VĂN BÌNH trực quầy.', people)).toBe(true)
  expect(namesSomebodyHidden('Chị Lê An trực quầy.', people)).toBe(false)
  expect(namesSomebodyHidden('Anh Nguyễn\u00a0Văn\n Bì\u00adnh', people)).toBe(true)
  // Another one's name that goes on is not theirs.
  expect(namesSomebodyHidden('Vũ Lê Anh, chuyên viên', [person('Lê An', false, true)])).toBe(false)
})
