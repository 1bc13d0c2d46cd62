import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'

/** A small S3 for tests, in memory: path-style objects, list in pages of two, and every signature worked out anew. */
export interface TestS3 {
  url: string
  objects: Map<string, Buffer>
  /** Answers every request with this status instead, while set. */
  failWith: (status: number | undefined) => void
  close: () => Promise<void>
}

const PAGE = 2
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

/** AWS Signature 4 from its description, independent of the library that signs. */
const isSigned = (request: IncomingMessage, secret: string): boolean => {
  const header = request.headers['authorization'] ?? ''
  const parts = /Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/.exec(header)
  if (!parts) return false
  const [, credential = '', names = '', signature = ''] = parts
  const [, day = '', region = '', service = ''] = credential.split('/')
  const url = new URL(request.url ?? '/', 'http://s3')
  const encoded = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&')
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [
    request.method,
    url.pathname,
    query,
    headers.join(''),
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const digest = createHash('sha256').update(canonical).digest('hex')
  const toSign = `AWS4-HMAC-SHA256\n${String(request.headers['x-amz-date'])}\n${scope}\n${digest}`
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request')
  return hmac(key, toSign).toString('hex') === signature
}

export const startTestS3 = async (secret: string): Promise<TestS3> => {
  const objects = new Map<string, Buffer>()
  let failing: number | undefined
  const listXml = (url: URL) => {
    const prefix = url.searchParams.get('prefix') ?? ''
    const after = url.searchParams.get('continuation-token') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
    const page = keys.slice(0, PAGE)
    const next = keys.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
    return `<ListBucketResult>${page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}${next}</ListBucketResult>`
  }
  const server: Server = createServer(async (request, answer) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const reply = (status: number, body: string | Buffer = '') => answer.writeHead(status).end(body)
    if (failing !== undefined) return reply(failing)
    if (!isSigned(request, secret)) return reply(403)
    const url = new URL(request.url ?? '/', 'http://s3')
    const name = decodeURIComponent(url.pathname.replace(/^\/kho\/?/, ''))
    if (name === '') return reply(200, listXml(url))
    if (request.method === 'PUT') {
      const body = Buffer.concat(pieces)
      if (Number(request.headers['content-length']) !== body.length) return reply(411)
      objects.set(name, body)
      return reply(200)
    }
    if (request.method === 'DELETE') return reply(objects.delete(name) ? 204 : 404)
    const found = objects.get(name)
    return found ? reply(200, found) : reply(404)
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    objects,
    failWith: (status) => {
      failing = status
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
