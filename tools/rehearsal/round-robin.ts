import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RoundRobin {
  url: string
  /** How many requests each process answered, in their order. */
  readonly answered: readonly number[]
  stop: () => Promise<void>
}

/**
 * A proxy on the loopback in front of several API processes: each request goes to the next one, whoever asked and
 * whatever for. Nothing that a process keeps to itself survives that unnoticed.
 */
export const startRoundRobin = async (ports: readonly number[], port = 0): Promise<RoundRobin> => {
  // Each request on a connection of its own: a kept one may be closed by the other side at the moment it is used.
  const agent = new Agent({ keepAlive: false })
  const answered = ports.map(() => 0)
  let turn = 0
  const server = createServer((asked, answer) => {
    const at = turn++ % ports.length
    const passed = request(
      {
        agent,
        host: '127.0.0.1',
        port: ports[at],
        method: asked.method,
        path: asked.url,
        headers: { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress ?? '' },
      },
      (got) => {
        answered[at] = (answered[at] ?? 0) + 1
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      },
    )
    passed.on('error', () =>
      answer.headersSent ? answer.destroy() : answer.writeHead(502).end('no process answered'),
    )
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    answered,
    stop: async () => {
      agent.destroy()
      server.closeAllConnections()
      await new Promise<void>((done) => void server.close(() => done()))
    },
  }
}
