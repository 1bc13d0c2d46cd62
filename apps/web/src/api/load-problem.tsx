import { A } from '@solidjs/router'
import { connectionWords } from '@xk/i18n'
import { Button, ProblemNote } from '@xk/ui'
import { messageOf } from './client.ts'
import { isFinal } from './final.ts'

/** Why a page could not be loaded: a way to try again, or the way out where trying again changes nothing. */
export const LoadProblem = (props: { error: unknown; retry: string; onRetry: () => unknown }) => (
  <ProblemNote
    title={messageOf(props.error)}
    action={
      isFinal(props.error) ? (
        <A class="btn btn-quiet" href="/">
          {connectionWords.home}
        </A>
      ) : (
        <Button onClick={() => void props.onRetry()}>{props.retry}</Button>
      )
    }
  />
)
