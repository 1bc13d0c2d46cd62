import { workWords as w } from '@xk/i18n'
import { type FileItem, FileDrop } from '@xk/ui'
import { createSignal } from 'solid-js'
import { api, call, command, messageOf } from '../../api/client.ts'
import { uploadFile } from '../entry-form/upload-file.ts'
import { controlId, type Work } from './create-work-form.ts'

const accept = (types: readonly string[]) =>
  types.flatMap((type) => (type === 'jpg' ? ['.jpg', '.jpeg'] : [`.${type}`])).join(',')

/** Evidence of a work: photographed or chosen, sent at once, kept as soon as it is there. */
export const EvidenceFiles = (props: { work: Work; error?: string | undefined; onChanged: () => void }) => {
  const [sending, setSending] = createSignal<FileItem[]>([])
  const [problem, setProblem] = createSignal<string>()
  const path = () => `/api/works/${props.work.id}/evidence`
  const patch = (id: string, facts: Partial<FileItem>) =>
    setSending((all) => all.map((it) => (it.id === id ? { ...it, ...facts } : it)))
  const send = async (files: File[]) => {
    for (const [i, file] of files.entries()) {
      const id = `gui-${Date.now()}-${i}`
      setSending((all) => [...all, { id, name: file.name, size: file.size, progress: 0 }])
      try {
        await uploadFile(`${path()}/upload`, file, (share) => patch(id, { progress: share ?? 1 }))
        setSending((all) => all.filter((it) => it.id !== id))
        props.onChanged()
      } catch (error) {
        patch(id, { progress: undefined, error: messageOf(error) })
      }
    }
  }
  const remove = async (item: FileItem) => {
    if (sending().some(({ id }) => id === item.id))
      return setSending((all) => all.filter(({ id }) => id !== item.id))
    try {
      const param = { id: props.work.id, fileId: item.id }
      await call(api.works[':id'].evidence[':fileId'].$delete({ param }, command()))
      props.onChanged()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  return (
    <FileDrop
      id={controlId('/evidence')}
      label={w.work.files}
      help={w.work.evidenceText}
      accept={accept(props.work.types)}
      multiple
      optional
      error={props.error ?? problem()}
      files={[
        ...props.work.files.map((it) => ({
          id: it.id ?? '',
          name: it.name ?? '',
          size: it.bytes,
          href: `${path()}/${it.id}?inline=1`,
        })),
        ...sending(),
      ]}
      onFiles={(files) => void send(files)}
      onRemove={(file) => void remove(file)}
    />
  )
}
