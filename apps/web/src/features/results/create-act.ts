import { createSignal } from 'solid-js'
import { ApiProblem, messageOf, newCommandId } from '../../api/client.ts'

/**
 * Runs one command at a time and tells how it went. The command's id stays the same until the server has answered,
 * so that a lost connection never does a thing twice; afterwards the page is loaded anew.
 */
export const createAct = (reload: () => unknown) => {
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  const [told, setTold] = createSignal<string>()
  let id = newCommandId()
  const run = async <T>(
    work: (commandId: string) => Promise<T>,
    say?: (answer: T) => string,
  ): Promise<boolean> => {
    setBusy(true)
    setProblem(undefined)
    setTold(undefined)
    try {
      const answer = await work(id)
      id = newCommandId()
      if (say) setTold(say(answer))
      await reload()
      return true
    } catch (error) {
      setProblem(messageOf(error))
      if (error instanceof ApiProblem) {
        id = newCommandId()
        // What others did meanwhile shows at once; what is typed stays in its dialog.
        if (error.problem.status === 409) await reload()
      }
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, told, run, forget: () => setProblem(undefined) }
}
export type Act = ReturnType<typeof createAct>
