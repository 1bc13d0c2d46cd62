import { maskingWords } from '@xk/i18n'
import { Button } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { type Box, boxBetween, fitted } from './decide.ts'

const w = maskingWords.page

interface Point {
  x: number
  y: number
}
/** What a pointer or a key does to a box. */
type Drag = { kind: 'draw'; from: Point } | { kind: 'move' | 'resize'; from: Point; box: Box }

const STEP = 0.01
const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
}
/** A press that moved less than this draws nothing. */
const LEAST_DRAWN = 0.006

const dragged = (drag: Drag, page: number, to: Point): Box => {
  if (drag.kind === 'draw') return boxBetween(page, drag.from, to)
  const [dx, dy] = [to.x - drag.from.x, to.y - drag.from.y]
  const { box } = drag
  return fitted(
    drag.kind === 'move'
      ? { ...box, x: box.x + dx, y: box.y + dy }
      : { ...box, w: Math.max(0, box.w + dx), h: Math.max(0, box.h + dy) },
  )
}
const placed = (box: Box) => ({
  left: `${box.x * 100}%`,
  top: `${box.y * 100}%`,
  width: `${box.w * 100}%`,
  height: `${box.h * 100}%`,
})

/** One page picture with its boxes: drawn, moved and resized by mouse, finger or keys. */
export const PageBoxes = (props: {
  src: string
  alt: string
  page: number
  pages: number
  boxes: readonly Box[]
  proposed: readonly (Box & { text: string })[]
  /** Solid and still, as judges will see it. */
  locked: boolean
  onAdd: (box: Box) => void
  onChange: (from: Box, to: Box) => void
  onRemove: (box: Box) => void
  onDecline: (box: Box) => void
  onEveryPage: (box: Box) => void
}) => {
  const [drag, setDrag] = createSignal<Drag>()
  const [live, setLive] = createSignal<Box>()
  const [selected, setSelected] = createSignal<number>()
  const [failed, setFailed] = createSignal(false)
  let surface: HTMLDivElement | undefined
  const boxElements: HTMLElement[] = []

  const pointOf = (event: PointerEvent): Point => {
    const area = surface?.getBoundingClientRect()
    if (!area) return { x: 0, y: 0 }
    const within = (value: number) => Math.min(1, Math.max(0, value))
    return {
      x: within((event.clientX - area.left) / area.width),
      y: within((event.clientY - area.top) / area.height),
    }
  }
  const begin = (event: PointerEvent, make: (at: Point) => Drag) => {
    if (props.locked || event.button !== 0) return
    event.stopPropagation()
    surface?.setPointerCapture(event.pointerId)
    setDrag(make(pointOf(event)))
  }
  const move = (event: PointerEvent) => {
    const it = drag()
    if (it) setLive(dragged(it, props.page, pointOf(event)))
  }
  const end = () => {
    const [it, box] = [drag(), live()]
    setDrag(undefined)
    setLive(undefined)
    if (!it || !box) return
    if (it.kind !== 'draw') return props.onChange(it.box, box)
    if (box.w < LEAST_DRAWN * 2 && box.h < LEAST_DRAWN * 2) return undefined
    props.onAdd(box)
    select(props.boxes.length - 1)
  }
  const select = (index: number) => {
    setSelected(index)
    queueMicrotask(() => boxElements[index]?.focus())
  }
  const press = (event: KeyboardEvent, box: Box, index: number) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      props.onRemove(box)
      setSelected(undefined)
      return
    }
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    const to = event.shiftKey
      ? { ...box, w: box.w + by.x, h: box.h + by.y }
      : { ...box, x: box.x + by.x, y: box.y + by.y }
    props.onChange(box, fitted(to))
    select(index)
  }
  /** The box under the hand is drawn where the hand is. */
  const shown = (box: Box) => {
    const it = drag()
    return it && it.kind !== 'draw' && it.box === box ? (live() ?? box) : box
  }
  const current = () => {
    const index = selected()
    return index === undefined ? undefined : props.boxes[index]
  }

  return (
    <div>
      <div
        ref={(el) => (surface = el)}
        class={`relative select-none border border-line bg-white ${props.locked ? '' : 'cursor-crosshair touch-none'}`}
        onPointerDown={(event) => {
          setSelected(undefined)
          begin(event, (from) => ({ kind: 'draw', from }))
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => {
          setDrag(undefined)
          setLive(undefined)
        }}
      >
        <img
          src={props.src}
          alt={props.alt}
          class="block w-full h-auto min-h-24 pointer-events-none"
          draggable={false}
          decoding="async"
          onError={() => setFailed(true)}
          onLoad={() => setFailed(false)}
        />
        <For each={props.boxes}>
          {(box, i) => (
            <div
              ref={(el) => (boxElements[i()] = el)}
              role="button"
              tabindex={props.locked ? undefined : 0}
              aria-label={w.box(i() + 1, props.page)}
              aria-pressed={selected() === i()}
              class={`absolute bg-black ${props.locked ? '' : 'cursor-move opacity-80'} ${selected() === i() ? 'outline-3 outline-accent' : ''}`}
              style={placed(shown(box))}
              onFocus={() => setSelected(i())}
              onPointerDown={(event) => {
                setSelected(i())
                begin(event, (from) => ({ kind: 'move', from, box }))
              }}
              onKeyDown={(event) => press(event, box, i())}
            >
              <Show when={!props.locked && selected() === i()}>
                <span
                  aria-hidden="true"
                  class="absolute -right-3 -bottom-3 size-6 rounded-full border-2 border-white bg-accent cursor-nwse-resize"
                  onPointerDown={(event) => begin(event, (from) => ({ kind: 'resize', from, box }))}
                />
              </Show>
            </div>
          )}
        </For>
        <Show when={!props.locked}>
          <For each={props.proposed}>
            {(box) => (
              <button
                type="button"
                class="absolute border-2 border-dashed border-amber bg-amber-soft/40"
                style={placed(box)}
                aria-label={w.proposedBox(box.text)}
                onPointerDown={(event) => event.stopPropagation()}
                onClick={() => props.onAdd(box)}
              />
            )}
          </For>
        </Show>
        <Show when={drag()?.kind === 'draw' && live()}>
          {(box) => <div aria-hidden="true" class="absolute bg-black/70" style={placed(box())} />}
        </Show>
      </div>
      <Show when={failed()}>
        <p role="alert" class="text-sm text-red mt-2">
          {w.pageFailed}
        </p>
      </Show>
      <Show when={!props.locked}>
        <div class="flex flex-wrap gap-2 mt-3">
          <Button
            size="small"
            onClick={() => {
              props.onAdd({ page: props.page, x: 0.35, y: 0.45, w: 0.3, h: 0.06 })
              select(props.boxes.length - 1)
            }}
          >
            {w.addBox}
          </Button>
          <Show when={current()}>
            {(box) => (
              <>
                <Show when={props.pages > 1}>
                  <Button size="small" onClick={() => props.onEveryPage(box())}>
                    {w.everyPage}
                  </Button>
                </Show>
                <Button
                  size="small"
                  onClick={() => {
                    props.onRemove(box())
                    setSelected(undefined)
                  }}
                >
                  {w.removeBox}
                </Button>
              </>
            )}
          </Show>
        </div>
        <Show when={props.proposed.length > 0}>
          <ul class="mt-3 text-sm">
            <For each={props.proposed}>
              {(box) => (
                <li class="flex flex-wrap items-center gap-2 py-1">
                  <span class="min-w-0 grow">{box.text}</span>
                  <Button size="small" onClick={() => props.onAdd(box)}>
                    {w.coverHere}
                  </Button>
                  <Button size="small" onClick={() => props.onDecline(box)}>
                    {w.keepHere}
                  </Button>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
    </div>
  )
}
