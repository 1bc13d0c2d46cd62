import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request over a kept connection; a thinner client than `fetch`, which takes more time than what it measures. */
export const send = (
  url: string,
  options: { method?: string; cookie: string; body?: unknown },
): Promise<{ status: number; text: string }> =>
  new Promise((done, refuse) => {
    const body = options.body === undefined ? undefined : JSON.stringify(options.body)
    const sent = request(
      url,
      {
        agent,
        method: options.method ?? 'GET',
        headers: {
          cookie: options.cookie,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => void (text += chunk))
        answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
        answer.on('error', refuse)
      },
    )
    sent.on('error', refuse)
    sent.end(body)
  })

/** As {@link send}, for answers that must be 200: their JSON. */
export const sendForJson = async (url: string, options: Parameters<typeof send>[1]) => {
  const { status, text } = await send(url, options)
  if (status !== 200) throw new Error(`${url}: ${status} ${text.slice(0, 500)}`)
  return JSON.parse(text)
}
