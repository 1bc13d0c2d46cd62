import { adminWords } from '@xk/i18n'
import { Skeleton } from '@xk/ui'
import { type JSX, type Resource, Show } from 'solid-js'
import { LoadProblem } from '../../api/load-problem.tsx'

/** A page's answer: loading, what went wrong with a way to try again, or the page. Stays in sight while reloading. */
export const Loaded = <T,>(props: {
  of: Resource<T>
  again: () => unknown
  children: (value: () => T) => JSX.Element
}) => (
  <Show
    when={!props.of.error}
    fallback={<LoadProblem error={props.of.error} retry={adminWords.retry} onRetry={() => props.again()} />}
  >
    <Show when={props.of.latest} fallback={<Skeleton lines={6} />}>
      {(value) => props.children(value)}
    </Show>
  </Show>
)
