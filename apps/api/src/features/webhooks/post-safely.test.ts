import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { postSafely, type Surroundings } from './post-safely.ts'
import { startReceiver } from '../../testing/webhook-receiver.ts'

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver()
})
beforeEach(() => {
  receiver.got.length = 0
  receiver.answersStatus(200)
})
afterAll(() => receiver.close())

const post = (url: string, around: Partial<Surroundings> = {}) =>
  postSafely(
    { url: new URL(url), headers: { 'content-type': 'application/json' }, body: '{"a":"Đ"}' },
    { resolveHost: async () => [], loopback: [receiver.host], timeoutMs: 5_000, ...around },
  )
const port = () => receiver.host.split(':')[1]

test('the status is told, whatever else the receiver says', async () => {
  expect(await post(`http://${receiver.host}/nhan?x=1`)).toEqual({ status: 200 })
  expect(receiver.got).toMatchObject([{ path: '/nhan?x=1', body: '{"a":"Đ"}' }])
  receiver.answersStatus(500)
  expect(await post(`http://${receiver.host}/`)).toEqual({ status: 500 })
  receiver.answers((response) => {
    response.writeHead(200)
    const more = () => void (response.writable && response.write('y'.repeat(8192), more))
    more()
  })
  expect(await post(`http://${receiver.host}/`)).toEqual({ status: 200 })
})

test('a redirect is an answer and is not followed', async () => {
  receiver.answersStatus(307, { location: `http://${receiver.host}/trong` })
  expect(await post(`http://${receiver.host}/ngoai`)).toEqual({ status: 307 })
  expect(receiver.got.map(({ path }) => path)).toEqual(['/ngoai'])
})

test('a name with an inner address among its own is not connected to', async () => {
  const inside = [
    ['127.0.0.1'],
    ['93.184.215.14', '10.0.0.7'],
    ['::1'],
    ['169.254.169.254'],
    ['::ffff:7f00:1'],
  ]
  for (const addresses of inside)
    expect(await post(`https://example.vn:${port()}/`, { resolveHost: async () => addresses })).toEqual({
      why: 'address',
    })
  expect(await post('https://127.0.0.1/')).toEqual({ why: 'address' })
  expect(receiver.got).toEqual([])
})

test('the connection goes where the name pointed to when it was looked at', async () => {
  let asked = 0
  const around = { loopback: [`localhost:${port()}`], resolveHost: async () => (asked++, ['127.0.0.1']) }
  expect(await post(`http://localhost:${port()}/`, around)).toEqual({ status: 200 })
  expect([asked, receiver.got[0]?.headers.host]).toEqual([1, `localhost:${port()}`])
})

test('down, unknown, silent: each has its own word', async () => {
  receiver.answers(() => {})
  expect(await post(`http://${receiver.host}/`, { timeoutMs: 100 })).toEqual({ why: 'tooSlow' })
  const never = () => new Promise<string[]>(() => {})
  expect(await post('https://example.vn/', { resolveHost: never, timeoutMs: 50 })).toEqual({ why: 'tooSlow' })
  const unknown = async () => Promise.reject(new Error('ENOTFOUND'))
  expect(await post('https://example.vn/', { resolveHost: unknown })).toEqual({ why: 'unknownHost' })
  const gone = await startReceiver()
  await gone.close()
  expect(await post(`http://${gone.host}/`, { loopback: [gone.host] })).toEqual({ why: 'noConnection' })
  // Plain text where TLS is spoken.
  expect(await post(`https://${receiver.host}/`)).toMatchObject({ why: expect.stringMatching(/noConn|cert/) })
})
