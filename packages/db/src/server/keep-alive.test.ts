import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keepAlive } from './keep-alive.ts'

const living = (): ChildProcess => spawn('sleep', ['60'])
const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(5)
}

test('who dies is started again, and is left alone once released', async () => {
  const started: ChildProcess[] = [living()]
  let restarts = 0
  const launch = async () => {
    const child = living()
    started.push(child)
    return child
  }
  const kept = keepAlive(
    started[0] as ChildProcess,
    launch,
    { onRestart: () => void (restarts += 1), onGivenUp: () => {} },
    [1, 1, 1],
  )
  started[0]?.kill('SIGKILL')
  await until(() => restarts === 1)
  started[1]?.kill('SIGKILL')
  await until(() => restarts === 2)
  const last = await kept.release()
  expect(last).toBe(started[2])
  last?.kill('SIGKILL')
  await until(() => last?.signalCode !== null)
  await sleep(20)
  expect(started).toHaveLength(3)
})

test('after the last try in a row it gives up and says why', async () => {
  const first = living()
  let tries = 0
  const given = new Promise<Error>((done) => {
    keepAlive(
      first,
      async () => {
        tries += 1
        throw new Error('không còn chỗ')
      },
      { onRestart: () => {}, onGivenUp: done },
      [1, 1, 1],
    )
  })
  first.kill('SIGKILL')
  expect((await given).message).toBe('không còn chỗ')
  expect(tries).toBe(3)
})
