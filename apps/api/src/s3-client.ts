import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { pipeline } from 'node:stream/promises'
import { AwsV4Signer } from 'aws4fetch'

/** Where objects lie: `s3://BUCKET/PREFIX?endpoint=https://…&region=…`, with the two usual secrets beside. */
export interface S3Place {
  /** Address of the bucket, without a trailing slash. */
  bucketUrl: string
  prefix: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

export interface S3Client {
  putFile: (name: string, path: string) => Promise<void>
  /** The bytes, or undefined when there is no such object. */
  get: (name: string) => Promise<IncomingMessage | undefined>
  remove: (name: string) => Promise<void>
  /** Names that begin so, in the order of the store. */
  list: (prefix: string) => AsyncGenerator<string>
}

class ObjectStoreError extends Error {
  readonly code: string
  constructor(status: number) {
    super(`the object store answered ${status}`)
    this.code = `S3_${status}`
  }
}

const PATIENCE_MS = 60_000
const GONE = 404

/** Reads the address that FILES_URL gives; a sentence where something is missing. */
export const s3PlaceFrom = (filesUrl: string, env: NodeJS.ProcessEnv): S3Place => {
  const url = new URL(filesUrl)
  const endpoint = url.searchParams.get('endpoint')
  const [accessKeyId, secretAccessKey] = [env['AWS_ACCESS_KEY_ID'], env['AWS_SECRET_ACCESS_KEY']]
  if (url.protocol !== 's3:' || !url.hostname || !endpoint)
    throw new Error('FILES_URL không hợp lệ: s3://KHO/TIỀN-TỐ?endpoint=https://…&region=…')
  if (!accessKeyId || !secretAccessKey)
    throw new Error('FILES_URL cần AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY.')
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '')
  return {
    bucketUrl: `${endpoint.replace(/\/+$/, '')}/${url.hostname}`,
    prefix: prefix === '' ? '' : `${prefix}/`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
  }
}

const readText = async (answer: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
const valuesOf = (xml: string, tag: string) =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, value = '']) => unescaped(value))

/** Four requests of an S3-compatible store, path-style and signed (AWS Signature 4); bodies are streamed. */
export const createS3Client = (place: S3Place): S3Client => {
  const { accessKeyId, secretAccessKey, region } = place
  const send = async (
    method: 'GET' | 'PUT' | 'DELETE',
    url: string,
    body?: { path: string; size: number },
  ): Promise<IncomingMessage> => {
    const signed = await new AwsV4Signer({
      method,
      url,
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    }).sign()
    const headers = Object.fromEntries(signed.headers.entries())
    if (body) headers['content-length'] = String(body.size)
    const open = signed.url.protocol === 'http:' ? plainRequest : tlsRequest
    return new Promise((done, refuse) => {
      const outgoing = open(signed.url, { method, headers, timeout: PATIENCE_MS }, done)
      outgoing.once('timeout', () => outgoing.destroy(new ObjectStoreError(504)))
      outgoing.once('error', refuse)
      if (!body) outgoing.end()
      else pipeline(createReadStream(body.path), outgoing).catch(refuse)
    })
  }
  const expectOk = async (answer: IncomingMessage, also: readonly number[] = []) => {
    const status = answer.statusCode ?? 0
    if ((status < 200 || status > 299) && !also.includes(status)) {
      answer.resume()
      throw new ObjectStoreError(status)
    }
    return status
  }
  const at = (name: string) =>
    `${place.bucketUrl}/${`${place.prefix}${name}`.split('/').map(encodeURIComponent).join('/')}`
  return {
    putFile: async (name, path) => {
      const { size } = await stat(path)
      const answer = await send('PUT', at(name), { path, size })
      await expectOk(answer)
      answer.resume()
    },
    get: async (name) => {
      const answer = await send('GET', at(name))
      if ((await expectOk(answer, [GONE])) !== GONE) return answer
      answer.resume()
      return undefined
    },
    remove: async (name) => {
      const answer = await send('DELETE', at(name))
      await expectOk(answer, [GONE])
      answer.resume()
    },
    list: async function* (prefix) {
      for (let more: string | undefined = ''; more !== undefined; ) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${place.prefix}${prefix}` })
        if (more !== '') query.set('continuation-token', more)
        const answer = await send('GET', `${place.bucketUrl}?${query}`)
        await expectOk(answer)
        const xml = await readText(answer)
        for (const key of valuesOf(xml, 'Key')) yield key.slice(place.prefix.length)
        more = valuesOf(xml, 'NextContinuationToken')[0]
      }
    },
  }
}
