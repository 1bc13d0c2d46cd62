import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, createMultipartReader, type MultipartEvent } from './multipart.ts'

const encode = async (parts: { name: string; content: Uint8Array; fileName?: string }[]) => {
  const form = new FormData()
  for (const part of parts) {
    if (part.fileName === undefined) form.append(part.name, Buffer.from(part.content).toString('utf8'))
    else form.append(part.name, new Blob([Buffer.from(part.content)]), part.fileName)
  }
  const response = new Response(form)
  const boundary = boundaryOf(response.headers.get('content-type') ?? undefined) ?? ''
  return { boundary, bytes: new Uint8Array(await response.arrayBuffer()) }
}

/** Events with neighbouring data joined: how the body was cut into pieces must not matter. */
const readIn = (boundary: string, bytes: Uint8Array, cuts: readonly number[]) => {
  const reader = createMultipartReader(boundary)
  const events: MultipartEvent[] = []
  let from = 0
  for (const to of [...cuts.filter((cut) => cut < bytes.length).toSorted((a, b) => a - b), bytes.length]) {
    events.push(...reader.push(bytes.subarray(from, to)))
    from = to
  }
  const parts: { name: string; fileName: string | undefined; content: string }[] = []
  for (const event of events) {
    if (event.kind === 'part') parts.push({ name: event.name, fileName: event.fileName, content: '' })
    if (event.kind === 'data') parts.at(-1)!.content += Buffer.from(event.bytes).toString('latin1')
  }
  return { parts, complete: reader.isComplete(), malformed: events.some((e) => e.kind === 'malformed') }
}

test('any files come out as they went in, however the body is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.constantFrom('\r\n--', '\r\n', '--', '').map((t) => Buffer.from(t)),
        ),
        { maxLength: 4 },
      ),
      fc.array(fc.nat(3000), { maxLength: 40 }),
      async (contents, cuts) => {
        const files = contents.map((content, i) => ({ name: `f${i}`, fileName: `tệp "${i}".pdf`, content }))
        const { boundary, bytes } = await encode(files)
        expect(readIn(boundary, bytes, cuts)).toEqual({
          parts: files.map((f) => ({
            name: f.name,
            fileName: f.fileName,
            content: Buffer.from(f.content).toString('latin1'),
          })),
          complete: true,
          malformed: false,
        })
      },
    ),
    { numRuns: 150 },
  )
})

test('a body cut off, or without its boundary, is never complete', async () => {
  const { boundary, bytes } = await encode([
    { name: 'file', fileName: 'a.pdf', content: Buffer.alloc(500, 7) },
  ])
  for (const length of [0, 1, 40, bytes.length - 60, bytes.length - 5]) {
    expect(readIn(boundary, bytes.subarray(0, length), []).complete).toBe(false)
  }
  expect(readIn('khac', bytes, []).complete).toBe(false)
})

test('a part without a name, and rubbish behind a boundary, are malformed', () => {
  const nameless = Buffer.from('--b\r\ncontent-type: text/plain\r\n\r\nx\r\n--b--')
  expect(readIn('b', nameless, []).malformed).toBe(true)
  expect(readIn('b', Buffer.from('--bxyz\r\n'), []).malformed).toBe(true)
  const endless = Buffer.concat([Buffer.from('--b\r\n'), Buffer.alloc(9000, 97)])
  expect(readIn('b', endless, []).malformed).toBe(true)
})

test('the boundary is read from the header, quoted or not', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
  expect(boundaryOf('application/json')).toBeUndefined()
  expect(boundaryOf('multipart/form-data')).toBeUndefined()
})
