import type { Command } from '@xk/domain/policy'
import { createMemo, createRoot } from 'solid-js'
import { createResource } from './resource.ts'
import { api, call } from './client.ts'
import { setPageOf } from './guard.ts'

const loadMe = async () => {
  const it = await call(api.me.$get())
  setPageOf(it.signedIn ? it.me.accountId : undefined)
  return it
}

/**
 * Who is signed in, shared by all pages. `refetchMe` after signing in or out. `isMeAnswered`: that was answered once, or
 * could not be; what keeps something for one account begins only then, else it would keep it for nobody.
 */
export const { me, refetchMe, isMeAnswered } = createRoot(() => {
  const [me, { refetch }] = createResource(loadMe)
  const isMeAnswered = createMemo<boolean>(
    (was) => was || me.latest !== undefined || me.error !== undefined,
    false,
  )
  return { me, refetchMe: refetch, isMeAnswered }
})

/** Whether the server told us that this command is ours to issue somewhere; pages of a thing have their own list. */
export const mayAnywhere = (command: Command): boolean => {
  const it = me()
  return it?.signedIn === true && it.me.allowed.includes(command)
}
