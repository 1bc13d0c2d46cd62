import { intakeWords } from '@xk/i18n'
import { IconPause, IconPlay } from '@xk/ui'
import { getOwner, type JSX, runWithOwner, Show } from 'solid-js'
import type { ResumableUploads, Sending } from './resumable-uploads.ts'

const percent = (share: number) => `${Math.floor(share * 100)} %`

/** A file on its way, with what may be done about it. */
const sendingItem = (it: Sending, controls: (id: string) => JSX.Element) => {
  const u = intakeWords.uploads
  const note = () => {
    switch (it.state) {
      case 'checking':
        return u.checking
      case 'paused':
        return `${u.paused} · ${percent(it.share)}`
      case 'waiting':
        return it.problem ?? u.offline
      case 'elsewhere':
        return u.elsewhere
      case 'lost':
        return `${u.unfinished(percent(it.share))}. ${u.again}`
      default:
        return undefined
    }
  }
  return {
    id: it.id,
    name: it.name,
    size: it.size,
    progress: it.state === 'refused' || it.state === 'lost' ? undefined : it.share,
    error: it.state === 'refused' ? it.problem : undefined,
    note: note(),
    action: controls(it.id),
  }
}
/** Pause and go on: the same two buttons as long as the file is on its way, so that none loses the focus. */
const Controls = (props: { uploads: ResumableUploads; id: string }) => {
  const u = intakeWords.uploads
  const it = () => props.uploads.all().find((row) => row.id === props.id)
  const state = () => it()?.state
  return (
    <>
      <Show when={state() === 'sending'}>
        <button
          type="button"
          class="btn btn-icon"
          aria-label={u.pause(it()?.name ?? '')}
          onClick={() => props.uploads.pause(props.id)}
        >
          <IconPause size={18} />
        </button>
      </Show>
      <Show when={state() === 'paused' || state() === 'waiting'}>
        <button
          type="button"
          class="btn btn-icon"
          aria-label={u.resume(it()?.name ?? '')}
          onClick={() => props.uploads.resume(props.id)}
        >
          <IconPlay size={18} />
        </button>
      </Show>
    </>
  )
}

/** The rows of a FileDrop for what is on its way to one part of the dossier, or to the further files (null). */
export const createSendingItems = (uploads: ResumableUploads, slot: string | null) => {
  const owner = getOwner()
  const controls = new Map<string, JSX.Element>()
  const controlsOf = (id: string): JSX.Element => {
    const known = controls.get(id) ?? runWithOwner(owner, () => <Controls uploads={uploads} id={id} />)
    controls.set(id, known)
    return known
  }
  return () => uploads.to(slot).map((it) => sendingItem(it, controlsOf))
}
