import { privacyWords } from '@xk/i18n'
import { Button, TextField } from '@xk/ui'
import { createSignal } from 'solid-js'

const w = privacyWords.public

/** Opens a request by the code that was given for it. */
export const FollowForm = () => {
  const [code, setCode] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const isCode = () => /^[\w-]{10,60}$/.test(code().trim())
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isCode()) location.assign(`/quyen-rieng-tu/theo-doi/${code().trim()}`)
  }
  return (
    <form class="mt-10 border-t border-line pt-6" onSubmit={open} noValidate>
      <h3 class="mb-2">{w.follow}</h3>
      <TextField
        label={w.code}
        help={w.codeHelp}
        maxLength={60}
        value={code()}
        onInput={setCode}
        error={tried() && !isCode() ? w.codeWrong : undefined}
      />
      <Button type="submit">{w.open}</Button>
    </form>
  )
}
