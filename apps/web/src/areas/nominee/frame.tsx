import { nominationWords } from '@xk/i18n'
import { AppShell, Button, Mark, ProblemNote, Skeleton } from '@xk/ui'
import { type JSX, Match, Show, Switch } from 'solid-js'
import { ApiProblem, messageOf } from '../../api/client.ts'
import { LanguageLink } from '../../features/language-link.tsx'

const w = nominationWords.page

/** Pages behind a link from Zalo: a mark and one column, readable on a phone, for people without an account. */
export const LinkFrame = (props: { children: JSX.Element }) => (
  <AppShell top={null} bare>
    <div class="mx-auto w-full max-w-[680px] px-4 py-6 grid gap-4 min-w-0">
      <p class="flex items-center gap-2 font-bold">
        <Mark size={28} /> {w.product}
      </p>
      {props.children}
      <p class="text-center">
        <LanguageLink />
      </p>
    </div>
  </AppShell>
)

/** Loading, a link that opens nothing, no connection: each said plainly. */
export const LinkState = <T,>(props: {
  data: T | undefined
  error: unknown
  onRetry: () => void
  children: (data: () => T) => JSX.Element
}) => {
  const isGone = () => props.error instanceof ApiProblem && props.error.problem.status === 404
  return (
    <Switch fallback={<Skeleton lines={8} />}>
      <Match when={props.error}>
        <h1>{isGone() ? w.unusable : w.unreachable}</h1>
        <ProblemNote
          title={isGone() ? w.unusableText : messageOf(props.error)}
          action={
            <Show when={!isGone()}>
              <Button onClick={props.onRetry}>{nominationWords.retry}</Button>
            </Show>
          }
        />
      </Match>
      <Match when={props.data}>{(data) => props.children(data)}</Match>
    </Switch>
  )
}

/** Who sent the link, and how to ask whether it was really them. */
export const AskedBy = (props: { by: { fullName: string; phone: string | null } | null }) => (
  <div class="rounded-m bg-sunken p-4">
    <Show when={props.by} fallback={<p>{w.phoneLess}</p>}>
      {(by) => (
        <>
          <p class="font-semibold">{w.by(by().fullName)}</p>
          <Show when={by().phone} fallback={<p class="text-sm">{w.phoneLess}</p>}>
            {(phone) => (
              <p>
                <a class="underline inline-flex items-center min-h-11" href={`tel:${phone()}`}>
                  {w.phone(phone())}
                </a>
              </p>
            )}
          </Show>
        </>
      )}
    </Show>
    <p class="text-sm text-ink-2">{w.noNumber}</p>
  </div>
)

interface ShownField {
  label: string
  text?: string | null
  yes?: boolean | null
}
export const fieldText = (field: ShownField): string =>
  field.yes == null ? (field.text ?? w.empty) : field.yes ? w.yes : w.no
