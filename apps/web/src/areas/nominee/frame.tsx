import { useParams } from '@solidjs/router'
import { nominationWords } from '@xk/i18n'
import { AppShell, Button, formatDateTime, LinkButton, Mark, ProblemNote, Skeleton } from '@xk/ui'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { ApiProblem, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LanguageLink } from '../../features/language-link.tsx'

const w = nominationWords.page

/** What every link answers: who sent it, what was said through it, until when it waits. */
interface Asked {
  askedBy: { fullName: string; phone: string | null } | null
  answered: string | null
  expiresAt: string | null
}

/** One opened link, for the parts of its page. */
export interface OpenLink<T> {
  token: string
  asked: T
  /** They answered and are not about to answer again: what was said is shown. */
  isSaid: boolean
  /** Opens the form once more. */
  again: () => void
  /** Something else changed: what stands is read again. */
  changed: () => void
  /** They answered: what was said is shown, from the top. */
  answered: () => void
}

/**
 * A page behind a link from Zalo: loading, a link that opens nothing and a lost connection are said plainly; then who
 * asks, what was said, what it is about, and the form until it was answered, and again when they ask for it.
 */
export const LinkPage = <T extends Asked>(props: {
  read: (token: string) => Promise<T>
  title: string
  intro: (asked: T) => string
  /** What was said stands no more, so that the form is there at once. */
  isOver?: (asked: T) => boolean
  said: (link: OpenLink<T>) => JSX.Element
  about?: (link: OpenLink<T>) => JSX.Element
  form: (link: OpenLink<T>) => JSX.Element
}) => {
  const params = useParams<{ token: string }>()
  const [asked, { refetch }] = createResource(() => params.token, props.read)
  const [again, setAgain] = createSignal(false)
  const linkOf = (data: () => T): OpenLink<T> => ({
    get token() {
      return params.token
    },
    get asked() {
      return data()
    },
    get isSaid() {
      return data().answered !== null && !again() && !props.isOver?.(data())
    },
    again: () => setAgain(true),
    changed: () => void refetch(),
    answered: () => {
      setAgain(false)
      void refetch()
      scrollTo({ top: 0 })
    },
  })
  return (
    <LinkFrame>
      <LinkState
        data={asked.error ? undefined : asked.latest}
        error={asked.error}
        onRetry={() => void refetch()}
      >
        {(data) => {
          const link = linkOf(data)
          return (
            <>
              <header>
                <h1>{props.title}</h1>
                <p class="text-ink-2 mt-1">{props.intro(link.asked)}</p>
              </header>
              <AskedBy by={link.asked.askedBy} />
              <Show when={link.asked.answered !== null}>{props.said(link)}</Show>
              {props.about?.(link)}
              <Show when={!link.isSaid}>
                {props.form(link)}
                <Show when={link.asked.expiresAt}>
                  {(until) => <p class="text-sm text-ink-2">{w.until(formatDateTime(until()))}</p>}
                </Show>
              </Show>
            </>
          )
        }}
      </LinkState>
    </LinkFrame>
  )
}

/** A mark and one column, readable on a phone, for people without an account. */
const LinkFrame = (props: { children: JSX.Element }) => (
  <AppShell top={null} bare>
    <div class="mx-auto w-full max-w-[680px] px-4 py-6 grid gap-4 min-w-0 [&>.note]:my-0">
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
const LinkState = <T,>(props: {
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
          action={isGone() ? undefined : <Button onClick={props.onRetry}>{nominationWords.retry}</Button>}
        />
      </Match>
      <Match when={props.data}>{(data) => props.children(data)}</Match>
    </Switch>
  )
}

/** Who sent the link, and how to ask whether it was really them. */
const AskedBy = (props: { by: { fullName: string; phone: string | null } | null }) => (
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

/** How what was refused can still become a yes, where this link may not take it. */
export const WayBack = () => (
  <ProblemNote
    tone="amber"
    title={w.wayBackTitle}
    text={w.wayBack}
    action={
      // In another tab: what was typed here stays.
      <LinkButton href="/dang-nhap" target="_blank" rel="noopener">
        {w.signIn}
      </LinkButton>
    }
    class="mb-3"
  />
)
