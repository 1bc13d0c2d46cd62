import { nominationWords } from '@xk/i18n'
import { Button, Dialog, ProblemNote } from '@xk/ui'
import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { centreOf, cutOf, largestShortSide, mostZoom } from './crop.ts'

const w = nominationWords.photo

/** Longer than this no ceremony prints: the rest is only weight. */
const MOST_HEIGHT = 3200
const QUALITY = 0.92

const readable = (file: File): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const picture = new Image()
    picture.addEventListener('load', () => resolve(picture))
    picture.addEventListener('error', () => reject(new Error(w.unreadable)))
    picture.src = URL.createObjectURL(file)
  })

/**
 * Cuts a portrait in the browser: drag, arrow keys or zoom; the browser has turned the picture as its EXIF says. What
 * leaves is the cut alone.
 */
export const CropDialog = (props: {
  file: File | undefined
  minShortSide: number
  onCut: (cut: File) => void
  /** This one cannot be used: asks for another. */
  onAnother: () => void
  onClose: () => void
}) => {
  const [picture, setPicture] = createSignal<HTMLImageElement>()
  const [zoom, setZoom] = createSignal(1)
  const [centre, setCentre] = createSignal({ x: 0.5, y: 0.45 })
  const [failed, setFailed] = createSignal<string>()
  let canvas: HTMLCanvasElement | undefined
  createEffect(
    on(
      () => props.file,
      async (file) => {
        const old = picture()
        if (old) URL.revokeObjectURL(old.src)
        setPicture(undefined)
        setFailed(undefined)
        setZoom(1)
        setCentre({ x: 0.5, y: 0.45 })
        if (!file) return
        try {
          setPicture(await readable(file))
        } catch (error) {
          setFailed(error instanceof Error ? error.message : w.unreadable)
        }
      },
    ),
  )
  onCleanup(() => {
    const it = picture()
    if (it) URL.revokeObjectURL(it.src)
  })
  const size = () => ({ width: picture()?.naturalWidth ?? 3, height: picture()?.naturalHeight ?? 4 })
  const cut = () => cutOf(size(), zoom(), centre())
  const isTooSmall = () => picture() !== undefined && largestShortSide(size()) < props.minShortSide
  const draw = (to: HTMLCanvasElement, from: HTMLImageElement) => {
    const { left, top, width, height } = cut()
    to.getContext('2d')?.drawImage(from, left, top, width, height, 0, 0, to.width, to.height)
  }
  createEffect(() => {
    const it = picture()
    if (canvas && it) draw(canvas, it)
  })
  /** By so many parts of the frame's own size. */
  const move = (dx: number, dy: number) => {
    const at = cut()
    const { width, height } = size()
    const next = centreOf(size(), at)
    setCentre({
      x: Math.min(1, Math.max(0, next.x + (dx * at.width) / width)),
      y: Math.min(1, Math.max(0, next.y + (dy * at.height) / height)),
    })
  }
  const KEYS: Record<string, [number, number]> = {
    ArrowLeft: [-0.03, 0],
    ArrowRight: [0.03, 0],
    ArrowUp: [0, -0.03],
    ArrowDown: [0, 0.03],
  }
  let from: { x: number; y: number } | undefined
  const drag = (event: PointerEvent) => {
    if (!from || !canvas) return
    const box = canvas.getBoundingClientRect()
    move((from.x - event.clientX) / box.width, (from.y - event.clientY) / box.height)
    from = { x: event.clientX, y: event.clientY }
  }
  const save = () => {
    const it = picture()
    if (!it) return
    const { width, height } = cut()
    const steps = Math.floor(Math.min(height, MOST_HEIGHT) / 4)
    const out = document.createElement('canvas')
    out.width = Math.min(width, steps * 3)
    out.height = Math.min(height, steps * 4)
    draw(out, it)
    out.toBlob(
      (blob) => {
        if (blob) props.onCut(new File([blob], 'anh-chan-dung.jpg', { type: 'image/jpeg' }))
        else setFailed(w.unreadable)
      },
      'image/jpeg',
      QUALITY,
    )
  }
  return (
    <Dialog open={props.file !== undefined} title={w.cropTitle} onClose={props.onClose}>
      <Show when={picture() && !isTooSmall()}>
        <p class="text-ink-2 mb-3">{w.cropText}</p>
      </Show>
      <Show when={failed()}>{(text) => <ProblemNote title={text()} class="mb-3" />}</Show>
      <Show when={picture()}>
        <Show
          when={!isTooSmall()}
          fallback={<ProblemNote title={w.tooSmall(largestShortSide(size()), props.minShortSide)} />}
        >
          <canvas
            ref={(el) => (canvas = el)}
            width={300}
            height={400}
            class="block mx-auto rounded-m border border-line cursor-move w-[240px] max-w-full"
            style={{ 'touch-action': 'none' }}
            tabindex="0"
            role="application"
            aria-label={w.frame}
            onKeyDown={(event) => {
              const by = KEYS[event.key]
              if (!by) return
              event.preventDefault()
              move(...by)
            }}
            onPointerDown={(event) => {
              from = { x: event.clientX, y: event.clientY }
              canvas?.setPointerCapture(event.pointerId)
            }}
            onPointerMove={drag}
            onPointerUp={() => (from = undefined)}
            onPointerCancel={() => (from = undefined)}
          />
          <label class="block mt-3">
            <span class="field-label">{w.zoom}</span>
            <input
              type="range"
              class="w-full min-h-11"
              min="1"
              max={mostZoom(size(), props.minShortSide)}
              step="0.01"
              value={zoom()}
              disabled={mostZoom(size(), props.minShortSide) <= 1.01}
              onInput={(event) => setZoom(Number(event.currentTarget.value))}
            />
          </label>
          <p class="text-sm text-ink-2" aria-live="polite">
            {w.size(cut().width, cut().height)}
          </p>
        </Show>
      </Show>
      <div class="flex flex-wrap gap-2 mt-4">
        <Show
          when={failed() || isTooSmall()}
          fallback={
            <Button variant="primary" disabled={!picture()} onClick={save}>
              {w.save}
            </Button>
          }
        >
          <Button variant="primary" onClick={props.onAnother}>
            {w.another}
          </Button>
        </Show>
        <Button onClick={props.onClose}>{w.cancel}</Button>
      </div>
    </Dialog>
  )
}
