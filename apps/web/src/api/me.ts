import type { Command } from '@xk/domain/policy'
import { createRoot } from 'solid-js'
import { createResource } from './resource.ts'
import { api, call } from './client.ts'
import { setPageOf } from './guard.ts'

const loadMe = async () => {
  const it = await call(api.me.$get())
  setPageOf(it.signedIn ? it.me.accountId : undefined)
  return it
}

/** Who is signed in, shared by all pages. `refetchMe` after signing in or out. */
export const { me, refetchMe } = createRoot(() => {
  const [me, { refetch }] = createResource(loadMe)
  return { me, refetchMe: refetch }
})

/** Whether the server told us that this command is ours to issue somewhere; pages of a thing have their own list. */
export const mayAnywhere = (command: Command): boolean => {
  const it = me()
  return it?.signedIn === true && it.me.allowed.includes(command)
}
