import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

export interface Got {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A receiver of webhooks on loopback, for tests: what it got, and how it answers (200 unless told). */
export const startReceiver = async () => {
  const got: Got[] = []
  const state: { answer: (response: ServerResponse) => unknown } = {
    answer: (response) => response.end('ok'),
  }
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      got.push({ path: request.url ?? '', headers: request.headers, body })
      state.answer(response)
    })
  })
  const port = await new Promise<number>((listening) =>
    server.listen(0, '127.0.0.1', () => {
      const at = server.address()
      listening(typeof at === 'object' && at ? at.port : 0)
    }),
  )
  return {
    got,
    host: `127.0.0.1:${port}`,
    answers: (answer: (response: ServerResponse) => void) => void (state.answer = answer),
    answersStatus: (status: number, headers: Record<string, string> = {}) =>
      void (state.answer = (response) => response.writeHead(status, headers).end('x')),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((closed) => server.close(() => closed()))
    },
  }
}
