import { Show } from 'solid-js'

export interface WordLimits {
  minWords?: number | null | undefined
  maxWords?: number | null | undefined
}

/** Words counted by white space, as the thể lệ does. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** "12 / 30 từ", "12 / 20–30 từ", "12 / từ 20 từ"; said aloud nowhere, as it changes with every word. */
export const wordCountText = (count: number, { minWords: min, maxWords: max }: WordLimits): string => {
  if (min != null && max != null) return `${count} / ${min}–${max} từ`
  if (max != null) return `${count} / ${max} từ`
  if (min != null) return `${count} từ, ít nhất ${min}`
  return `${count} từ`
}

/** Red once over the limit; being under it is no mistake while one writes. */
export const WordCount = (props: WordLimits & { count: number }) => {
  const isOver = () => props.maxWords != null && props.count > props.maxWords
  return (
    <span class="field-count" data-wrong={isOver() ? '' : undefined}>
      {wordCountText(props.count, props)}
      <Show when={isOver()}>, thừa {props.count - (props.maxWords ?? 0)}</Show>
    </span>
  )
}
