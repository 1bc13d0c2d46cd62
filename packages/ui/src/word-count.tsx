import { Show } from 'solid-js'
import { uiWords } from './ui-words.ts'

export interface WordLimits {
  minWords?: number | null | undefined
  maxWords?: number | null | undefined
}

/** Words counted by white space, as the thể lệ does. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** "12 / 30 từ", "12 / 20–30 từ", "12 / từ 20 từ"; said aloud nowhere, as it changes with every word. */
const wordCountText = (count: number, { minWords: min, maxWords: max }: WordLimits): string => {
  if (min != null && max != null) return uiWords.words.between(count, min, max)
  if (max != null) return uiWords.words.ofMost(count, max)
  if (min != null) return uiWords.words.atLeast(count, min)
  return uiWords.words.count(count)
}

/** Red once over the limit; being under it is no mistake while one writes. */
export const WordCount = (props: WordLimits & { count: number }) => {
  const isOver = () => props.maxWords != null && props.count > props.maxWords
  return (
    <span class="field-count" data-wrong={isOver() ? '' : undefined}>
      {wordCountText(props.count, props)}
      <Show when={isOver()}>{uiWords.words.over(props.count - (props.maxWords ?? 0))}</Show>
    </span>
  )
}
