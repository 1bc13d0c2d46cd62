import type { PrivacyConfirmPage, PrivacyFollowPage, PrivacyPage, PublicNotice } from '@xk/contract'
import { privacyWords } from '@xk/i18n'
import { formatDate, formatDateTime, LinkButton, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { Section } from './section.tsx'

const w = privacyWords.public

const Paragraphs = (props: { text: string }) => (
  <p class="whitespace-pre-line break-words max-w-[68ch]">{props.text}</p>
)

const Notice = (props: { notice: PublicNotice }) => (
  <>
    <Section title={w.controller}>
      <p>{props.notice.body.controller}</p>
      <p class="text-ink-2">
        {w.contact}: {props.notice.body.contact}
      </p>
    </Section>
    <Section title={w.purposes}>
      <dl class="grid gap-4">
        <For each={props.notice.body.purposes}>
          {(purpose) => (
            <div class="card">
              <dt class="font-semibold">{purpose.title}</dt>
              <dd class="mt-1">
                <Paragraphs text={purpose.words} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Section>
    <For each={['data', 'receivers', 'retention', 'rights'] as const}>
      {(part) => (
        <Section title={w[part]}>
          <Paragraphs text={props.notice.body[part]} />
        </Section>
      )}
    </For>
    <p class="text-sm text-ink-2 mt-6 break-all">
      {w.digest}: {props.notice.digest}
    </p>
  </>
)

/** The notice with its earlier versions, and where one asks about one's own data. */
export const PrivacyView = (props: { page: PrivacyPage }) => (
  <div class="main" data-width="narrow">
    <h1>{props.page.notice?.body.title ?? w.title}</h1>
    <Show
      when={props.page.notice}
      fallback={<p class="mt-2 max-w-[68ch]">{props.page.mail ? w.none : w.noneNoMail}</p>}
    >
      {(notice) => (
        <>
          <p class="text-ink-2 mt-1">{w.version(notice().version, formatDate(notice().validFrom))}</p>
          <Show when={!props.page.isCurrent}>
            <p class="card mt-4">{w.old}</p>
          </Show>
          <Notice notice={notice()} />
        </>
      )}
    </Show>
    <Section
      id="yeu-cau"
      title={w.request}
      text={w.terms(props.page.terms.answerDays, props.page.terms.actDays, props.page.terms.thirdPartyDays)}
    >
      <p class="mb-4 max-w-[68ch]">{w.keep(props.page.terms.keepMonths)}</p>
      <p class="mb-4">{w.noIdCard}</p>
      <div
        id="yeu-cau-du-lieu"
        data-mail={String(props.page.mail)}
        data-contact={(props.page.notice?.body.contact ?? props.page.contact ?? props.page.organiser) || ''}
      >
        <noscript>{privacyWords.form.noScript}</noscript>
      </div>
      <p class="text-sm text-ink-2 mt-6">
        {w.signedIn}
        <a class="underline flex w-fit items-center min-h-11" href="/tai-khoan/du-lieu">
          {w.signedInLink}
        </a>
      </p>
    </Section>
    <Show when={props.page.versions.length > 0}>
      <Section title={w.versions}>
        <ul class="list-none p-0">
          <For each={props.page.versions}>
            {(it) => (
              <li class="border-t border-line first:border-0">
                <a
                  class="inline-flex items-center gap-2 min-h-11 underline"
                  href={it.current ? '/quyen-rieng-tu' : `/quyen-rieng-tu/ban/${it.version}`}
                >
                  {w.version(it.version, formatDate(it.validFrom))}
                </a>{' '}
                <Show when={it.current}>
                  <Tag tone="green">{w.current}</Tag>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  </div>
)

/** What whoever asked sees of their request. */
export const PrivacyFollowView = (props: { page: PrivacyFollowPage }) => {
  const f = privacyWords.followed
  return (
    <div class="main" data-width="narrow">
      <h1>{f.title}</h1>
      <p class="text-sm text-ink-2 mt-1">{f.private}</p>
      <section class="card mt-4">
        <p class="font-semibold">{privacyWords.kinds[props.page.kind]}</p>
        <p class="mt-1">{privacyWords.states[props.page.state]}</p>
        <p class="text-sm text-ink-2 mt-2">{f.received(formatDateTime(props.page.receivedAt))}</p>
        <Show when={props.page.state === 'waiting'}>
          <p class="text-sm text-ink-2">{f.answerDue(formatDateTime(props.page.answerDueAt))}</p>
        </Show>
        <Show when={props.page.state === 'waiting' || props.page.state === 'answered'}>
          <p class="text-sm text-ink-2">{f.actDue(formatDateTime(props.page.actDueAt))}</p>
        </Show>
        <For
          each={[
            { title: f.extended, text: props.page.extensionReason },
            { title: f.answer, text: props.page.answer },
            { title: f.outcome, text: props.page.outcome },
          ].filter(({ text }) => text !== null)}
        >
          {(it) => (
            <div class="mt-4 border-l-4 border-accent pl-4">
              <h2 class="text-base">{it.title}</h2>
              <Paragraphs text={it.text ?? ''} />
            </div>
          )}
        </For>
        <Show when={props.page.endsOn}>
          {(on) => <p class="text-sm text-ink-2 mt-4">{f.endsOn(formatDate(on()))}</p>}
        </Show>
        <Show when={props.page.contentErasedAt}>
          {(at) => <p class="text-sm text-ink-2 mt-4">{f.ended(formatDate(at()))}</p>}
        </Show>
      </section>
    </div>
  )
}

/** Confirms an address by a press; opening the page changes nothing. */
export const PrivacyConfirmView = (props: { page: PrivacyConfirmPage }) => {
  const c = privacyWords.confirm
  return (
    <div class="main" data-width="narrow">
      <h1>{c.title}</h1>
      <Show
        when={props.page.kind}
        fallback={
          <>
            <p class="mt-2 mb-4">{c.gone}</p>
            <LinkButton href="/quyen-rieng-tu">{c.back}</LinkButton>
          </>
        }
      >
        {(kind) => (
          <>
            <p class="mt-2 mb-4">{c.text(privacyWords.kinds[kind()])}</p>
            <div id="xac-nhan-dia-chi" data-token={props.page.token}>
              <noscript>{c.noScript}</noscript>
            </div>
          </>
        )}
      </Show>
    </div>
  )
}
