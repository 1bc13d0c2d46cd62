import { expect, test } from 'vitest'
import { createKeptForm } from './kept-form.ts'

/** A device, as far as one form goes. */
const device = () => {
  let text: string | undefined
  return {
    read: () => text,
    write: (next: string | undefined) => {
      text = next
    },
  }
}
const SAVED = { subject: 'Giới thiệu gương', note: '' }

test('what was typed and not saved is there again, until the server has it', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'đang gõ dở' })
  const again = createKeptForm(here, 'v1', SAVED)
  expect([again.value(), again.older()]).toEqual([{ ...SAVED, note: 'đang gõ dở' }, undefined])
  again.done()
  expect(createKeptForm(here, 'v1', SAVED).value()).toEqual(SAVED)
})

test('what was typed over an earlier version never takes the place of what somebody saved since: it is offered', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'của tôi' })
  const theirs = { subject: 'Giới thiệu 5 gương', note: 'của bạn' }
  const open = () => createKeptForm(here, 'v2', theirs)
  expect([open().value(), open().older()]).toEqual([theirs, { ...SAVED, note: 'của tôi' }])
  const taken = open()
  taken.takeOlder()
  expect([taken.value().note, taken.older(), open().value().note]).toEqual(['của tôi', undefined, 'của tôi'])
  here.write(undefined)
  createKeptForm(here, 'v1', SAVED).change({ note: 'của tôi' })
  const dropped = open()
  dropped.dropOlder()
  expect([dropped.value(), dropped.older(), open().older()]).toEqual([theirs, undefined, undefined])
})

test('typing on, and saving that, gives up nothing that is still offered', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'của tôi' })
  const theirs = { ...SAVED, note: 'của bạn' }
  createKeptForm(here, 'v2', theirs).change({ note: 'của bạn, thêm' })
  const again = createKeptForm(here, 'v2', theirs)
  expect([again.value().note, again.older()?.note]).toEqual(['của bạn, thêm', 'của tôi'])
  again.done()
  const next = createKeptForm(here, 'v3', { ...SAVED, note: 'của bạn, thêm' })
  expect([next.value().note, next.older()?.note]).toEqual(['của bạn, thêm', 'của tôi'])
  next.change({ note: 'thêm nữa' })
  next.dropOlder()
  const last = createKeptForm(here, 'v3', SAVED)
  expect([last.value().note, last.older()]).toEqual(['thêm nữa', undefined])
})

test('what is offered and given up after a saving leaves nothing on the device', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'của tôi' })
  const form = createKeptForm(here, 'v2', SAVED)
  form.change({ note: 'khác' })
  form.saved(form.value(), 'v3')
  expect(createKeptForm(here, 'v3', SAVED).older()?.note).toBe('của tôi')
  form.dropOlder()
  expect(here.read()).toBeUndefined()
})

test('what was typed while a saving was under way lies over what was saved', () => {
  const here = device()
  const form = createKeptForm(here, 'v1', SAVED)
  form.change({ note: 'một' })
  const sent = form.value()
  form.change({ note: 'một hai' })
  form.saved(sent, 'v2')
  expect(createKeptForm(here, 'v2', { ...SAVED, note: 'một' }).value().note).toBe('một hai')
})

test('what is typed on after a saving lies over what was saved, in a form that stays open', () => {
  const here = device()
  const form = createKeptForm(here, 'v1', SAVED)
  form.change({ note: 'một' })
  form.saved(form.value(), 'v2')
  expect(here.read()).toBeUndefined()
  form.change({ note: 'một hai' })
  const again = createKeptForm(here, 'v2', { ...SAVED, note: 'một' })
  expect([again.value().note, again.older()]).toEqual(['một hai', undefined])
})

test('what no form can be read from is nothing', () => {
  const here = device()
  here.write('{')
  expect(createKeptForm(here, 'v1', SAVED).value()).toEqual(SAVED)
})

test('what began unsaved says so until it is saved or taken back', () => {
  const here = device()
  const first = createKeptForm(here, 'v1', SAVED)
  expect([first.isUnsaved(), first.isRestored()]).toEqual([false, false])
  first.change({ note: 'một' })
  expect([first.isUnsaved(), first.isRestored()]).toEqual([true, false])
  const again = createKeptForm(here, 'v1', SAVED)
  expect([again.isUnsaved(), again.isRestored()]).toEqual([true, true])
  again.reset()
  expect([again.value(), again.isUnsaved(), again.isRestored(), here.read()]).toEqual([
    SAVED,
    false,
    false,
    undefined,
  ])
})

test('taking what is offered gives up nothing that is in the form', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'trước' })
  const form = createKeptForm(here, 'v2', SAVED)
  form.change({ note: 'nay' })
  form.takeOlder()
  expect([form.value().note, form.older()?.note]).toEqual(['trước', 'nay'])
  const again = createKeptForm(here, 'v2', SAVED)
  expect([again.value().note, again.older()?.note]).toEqual(['trước', 'nay'])
})

test('what was typed over two versions, one after the other, is offered one after the other', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'một' })
  createKeptForm(here, 'v2', SAVED).change({ note: 'hai' })
  const form = createKeptForm(here, 'v3', SAVED)
  expect(form.older()?.note).toBe('hai')
  form.dropOlder()
  expect(form.older()?.note).toBe('một')
  expect(createKeptForm(here, 'v3', SAVED).older()?.note).toBe('một')
})

test('what is left over is offered also where nothing was saved yet', () => {
  const here = device()
  createKeptForm(here, 'v1', SAVED).change({ note: 'một' })
  createKeptForm(here, '', SAVED).done()
  const form = createKeptForm(here, '', SAVED)
  expect([form.value(), form.older()?.note]).toEqual([SAVED, 'một'])
})
