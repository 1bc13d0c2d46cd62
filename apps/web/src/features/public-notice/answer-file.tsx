import { publicNoticeWords } from '@xk/i18n'
import { FileDrop } from '@xk/ui'
import { createSignal } from 'solid-js'
import { messageOf } from '../../api/client.ts'
import { uploadFile } from '../entry-form/upload-file.ts'

const w = publicNoticeWords.unit

/** The paper to an answer that was sent already: one, until somebody has ruled. */
export const AnswerFile = (props: { url: string; onChanged: () => void }) => {
  const [sending, setSending] = createSignal<{ name: string; size: number; progress: number | undefined }>()
  const [problem, setProblem] = createSignal<string>()
  const send = async ([chosen]: File[]) => {
    if (!chosen) return
    const { name, size } = chosen
    setProblem(undefined)
    setSending({ name, size, progress: 0 })
    try {
      await uploadFile(props.url, chosen, (progress) => setSending({ name, size, progress: progress ?? 1 }))
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
    setSending(undefined)
  }
  return (
    <FileDrop
      label={w.addAnswerFile}
      help={w.answerFileHelp}
      accept=".jpg,.jpeg,.png,.pdf"
      optional
      camera
      busy={sending() !== undefined}
      error={problem()}
      files={sending() ? [{ id: 'file', ...sending()! }] : []}
      onFiles={(files) => void send(files)}
    />
  )
}
