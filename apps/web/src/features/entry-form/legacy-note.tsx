import type { FieldValue } from '@xk/domain/entry'
import { convertLegacy, decodeLegacy, detectLegacy, findLegacy, type LegacyEncoding } from '@xk/domain/kernel'
import { entryFormWords } from '@xk/i18n'
import { Button, ProblemNote } from '@xk/ui'
import { createMemo, createSignal, Show } from 'solid-js'

const w = entryFormWords.legacy

interface Found {
  encoding: LegacyEncoding
  before: string
  after: string
  /** Further stretches like the first. */
  more: number
  converted: FieldValue
}

const foundIn = (value: FieldValue | undefined): Found | undefined => {
  if (typeof value === 'string') {
    const encoding = detectLegacy(value)
    if (!encoding) return undefined
    const after = decodeLegacy(value, encoding)
    return { encoding, before: value, after, more: 0, converted: after }
  }
  if (!Array.isArray(value)) return undefined
  const leaves = findLegacy(value)
  const [first] = leaves
  if (!first) return undefined
  const { encoding, before, after } = first
  return { encoding, before, after, more: leaves.length - 1, converted: convertLegacy(value) }
}

/** Text typed or pasted in an encoding of before Unicode: shown converted, changed only when the person says so. */
export const LegacyNote = (props: {
  value: FieldValue | undefined
  onConvert: (value: FieldValue) => void
}) => {
  const [kept, setKept] = createSignal<string>()
  const found = createMemo(() => foundIn(props.value))
  return (
    <Show when={found()?.before !== kept() && found()}>
      {(it) => (
        <ProblemNote
          tone="amber"
          class="mb-4"
          title={w.title(w.encodings[it().encoding])}
          action={
            <>
              <Button variant="primary" onClick={() => props.onConvert(it().converted)}>
                {w.convert}
              </Button>
              <Button onClick={() => setKept(it().before)}>{w.keep}</Button>
            </>
          }
        >
          <p>{w.text}</p>
          <p class="mt-2 line-clamp-3">{it().before}</p>
          <p class="mt-1 line-clamp-3 font-semibold">→ {it().after}</p>
          <Show when={it().more > 0}>
            <p class="mt-1">{w.more(it().more)}</p>
          </Show>
        </ProblemNote>
      )}
    </Show>
  )
}
