import { connectionWords } from '@xk/i18n'
import { Skeleton } from '@xk/ui'
import { type Accessor, type JSX, type Resource, Show } from 'solid-js'
import { LoadProblem } from './load-problem.tsx'

/**
 * What a page loads: a skeleton until it is there, what went wrong with the way to try again, else the page. While it
 * is loaded anew, what was there stays.
 */
export const Loaded = <T,>(props: {
  of: Resource<T>
  retry?: string
  onRetry: () => unknown
  /** Of the skeleton. */
  lines?: number
  children: (it: Accessor<NonNullable<T>>) => JSX.Element
}) => (
  <>
    <Show when={props.of.error}>
      <LoadProblem
        error={props.of.error}
        retry={props.retry ?? connectionWords.retry}
        onRetry={() => void props.onRetry()}
      />
    </Show>
    <Show
      when={props.of.error ? undefined : props.of.latest}
      fallback={props.of.error ? null : <Skeleton lines={props.lines ?? 6} />}
    >
      {(it) => props.children(it)}
    </Show>
  </>
)
