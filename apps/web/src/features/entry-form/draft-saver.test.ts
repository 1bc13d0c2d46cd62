import { expect, test } from 'vitest'
import { createDraftSaver, type SaveStatus, type SendOutcome } from './draft-saver.ts'
import type { LocalDraft, LocalDrafts } from './local-drafts.ts'

/** The browser's store, which outlives a tab, and a server that holds one text under a version. */
const world = (server: { version: number; body: string }) => {
  const held = new Map<string, LocalDraft<string>>()
  let network: 'up' | 'down' | 'signedOut' = 'up'
  let sent = 0
  const send = async (baseVersion: number, body: string): Promise<SendOutcome<string>> => {
    sent += 1
    if (network === 'down') return { kind: 'offline' }
    if (network === 'signedOut') return { kind: 'signedOut' }
    if (body === server.body) return { kind: 'saved', version: server.version }
    if (baseVersion !== server.version)
      return { kind: 'conflict', version: server.version, theirs: server.body }
    server.version += 1
    server.body = body
    return { kind: 'saved', version: server.version }
  }
  const tab = (name: string) => {
    const local: LocalDrafts<string> = {
      put: async (draft) => void held.set(name, draft),
      clear: async () => void held.delete(name),
      forget: async (key) => void held.delete(key),
      list: async () =>
        [...held].map(([key, draft]) => ({ key, draft })).toSorted((a, b) => b.draft.at - a.draft.at),
    }
    const seen = {
      status: [] as SaveStatus[],
      body: '',
      conflict: undefined as { mine: string; theirs: string } | undefined,
    }
    let waiting: (() => void) | undefined
    let clock = 0
    const saver = createDraftSaver<string>({
      local,
      send,
      onStatus: (status, { conflict }) => {
        seen.status.push(status)
        seen.conflict = conflict
      },
      onBody: (body) => {
        seen.body = body
      },
      now: () => (clock += 1),
      schedule: (work) => {
        waiting = work
        return () => {
          waiting = undefined
        }
      },
    })
    return { ...saver, seen, status: () => seen.status.at(-1), isWaiting: () => waiting !== undefined }
  }
  return { server, held, tab, sent: () => sent, set: (state: typeof network) => (network = state) }
}

test('typing is held here at once, sent after a pause, and forgotten here once the server has it', async () => {
  const w = world({ version: 3, body: 'cũ' })
  const tab = w.tab('a')
  await tab.start(3, 'cũ')
  await tab.change('m')
  await tab.change('mới')
  expect([w.held.get('a')?.body, w.sent(), tab.status(), tab.isWaiting()]).toEqual([
    'mới',
    0,
    'unsaved',
    true,
  ])
  await tab.flush()
  expect([w.server, w.held.size, tab.status(), tab.version(), tab.isSettled()]).toEqual([
    { version: 4, body: 'mới' },
    0,
    'saved',
    4,
    true,
  ])
})

test.each(['down', 'signedOut'] as const)(
  'nothing is lost while the connection is %s: it is kept and sent later',
  async (state) => {
    const w = world({ version: 1, body: 'cũ' })
    const tab = w.tab('a')
    await tab.start(1, 'cũ')
    w.set(state)
    await tab.change('gõ khi mất mạng')
    await tab.flush()
    expect([tab.status(), tab.isWaiting(), w.held.get('a')?.body]).toEqual([
      state === 'down' ? 'offline' : 'signedOut',
      true,
      'gõ khi mất mạng',
    ])
    await tab.change('gõ tiếp')
    w.set('up')
    await tab.flush()
    expect([w.server.body, tab.status(), w.held.size]).toEqual(['gõ tiếp', 'saved', 0])
  },
)

test('a closed tab loses nothing: the next one starts from what this browser held', async () => {
  const w = world({ version: 1, body: 'cũ' })
  const gone = w.tab('a')
  await gone.start(1, 'cũ')
  w.set('down')
  await gone.change('chưa gửi')
  w.set('up')
  const next = w.tab('b')
  await next.start(1, 'cũ')
  expect([next.seen.body, w.server.body, w.held.size]).toEqual(['chưa gửi', 'chưa gửi', 0])
})

test('held text of an older version is not sent over a newer one: both are shown', async () => {
  const w = world({ version: 2, body: 'người khác đã sửa' })
  w.held.set('a', { baseVersion: 1, body: 'của tôi', at: 5 })
  const tab = w.tab('b')
  await tab.start(2, 'người khác đã sửa')
  expect([tab.seen.body, tab.seen.conflict, w.server.version]).toEqual([
    'người khác đã sửa',
    { mine: 'của tôi', theirs: 'người khác đã sửa' },
    2,
  ])
  await tab.resolve('mine')
  expect([w.server, tab.seen.body, w.held.size]).toEqual([{ version: 3, body: 'của tôi' }, 'của tôi', 0])
})

test('two tabs: the second keeps both texts until the person chooses, and goes on typing meanwhile', async () => {
  const w = world({ version: 1, body: 'cũ' })
  const [first, second] = [w.tab('a'), w.tab('b')]
  await first.start(1, 'cũ')
  await second.start(1, 'cũ')
  await first.change('tab một')
  await first.flush()
  await second.change('tab hai')
  await second.flush()
  expect([second.status(), second.seen.conflict]).toEqual([
    'conflict',
    { mine: 'tab hai', theirs: 'tab một' },
  ])
  await second.change('tab hai, gõ thêm')
  await second.flush()
  expect(w.server.body).toBe('tab một')
  await second.resolve('theirs')
  expect([second.seen.body, w.server, w.held.size]).toEqual(['tab một', { version: 2, body: 'tab một' }, 0])
})

test('an answer that got lost is no conflict: the same text is sent again', async () => {
  const w = world({ version: 2, body: 'đã lưu' })
  const tab = w.tab('a')
  await tab.start(1, 'cũ')
  await tab.change('đã lưu')
  await tab.flush()
  expect([tab.status(), tab.version()]).toEqual(['saved', 2])
})

test('a flush while one is under way waits for it, and for what was typed meanwhile', async () => {
  const w = world({ version: 1, body: '' })
  const tab = w.tab('a')
  await tab.start(1, '')
  await tab.change('m')
  void tab.flush()
  void tab.change('mới')
  await tab.flush()
  expect([w.server.body, w.sent(), tab.isSettled()]).toEqual(['mới', 2, true])
})

test('what is typed before this browser has looked into its store stays and is sent', async () => {
  const w = world({ version: 3, body: 'cũ' })
  const tab = w.tab('a')
  const starting = tab.start(3, 'cũ')
  await tab.change('mới')
  await starting
  expect([w.server, tab.seen.body, tab.status()]).toEqual([{ version: 4, body: 'mới' }, '', 'saved'])
  expect(w.held.size).toBe(0)
})

test('text that reached the server as the page was left is no second version, in whatever order its keys return', async () => {
  let held: { key: string; draft: LocalDraft<object> }[] = [
    { key: 'gone', draft: { baseVersion: 2, body: { title: 'mới', unit: 'A' }, at: 1 } },
  ]
  const told: SaveStatus[] = []
  const saver = createDraftSaver<object>({
    local: {
      put: async () => {},
      clear: async () => {},
      forget: async (key) => void (held = held.filter((it) => it.key !== key)),
      list: async () => held,
    },
    send: async () => ({ kind: 'offline' }),
    onStatus: (status) => told.push(status),
    onBody: () => {},
  })
  await saver.start(3, { unit: 'A', title: 'mới' })
  expect([told, held, saver.isSettled()]).toEqual([['saved'], [], true])
})

test('a page that is gone sends nothing later: what the ended session refused stays held', async () => {
  const w = world({ version: 3, body: 'cũ' })
  const tab = w.tab('một')
  await tab.start(3, 'cũ')
  await tab.change('mới')
  w.set('signedOut')
  const leaving = tab.flush()
  tab.stop()
  await leaving
  expect([tab.status(), tab.isWaiting(), w.server.body]).toEqual(['signedOut', false, 'cũ'])
  expect([...w.held.values()].map(({ body }) => body)).toEqual(['mới'])
})
