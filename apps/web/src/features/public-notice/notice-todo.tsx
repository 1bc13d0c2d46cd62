import { A } from '@solidjs/router'
import { publicNoticeWords } from '@xk/i18n'
import { Countdown, formatDateTime, LinkButton, Tag, Todo } from '@xk/ui'
import { For, Show } from 'solid-js'
import type { NoticesPage } from '../unit-reports/unit-todos.ts'

const w = publicNoticeWords

/** On the officer's home: lists that hang now, and objections about the own dossiers that want an answer. */
export const NoticeTodo = (props: { of: NoticesPage['notices']; serverNow: string }) => (
  <For each={props.of}>
    {(notice) => {
      const waiting = () => notice.aboutUs.filter(({ state }) => state === 'open')
      return (
        <Todo
          first={waiting().length > 0}
          tag={
            <Tag tone={waiting().length > 0 ? 'amber' : 'blue'}>
              {w.title}
              <Show when={notice.open}>
                {' · '}
                <Countdown until={notice.closesAt} serverNow={props.serverNow} />
              </Show>
            </Tag>
          }
          title={notice.editionTitle}
          text={
            waiting().length > 0
              ? w.unit.waiting(waiting().length)
              : w.period(
                  formatDateTime(notice.publishedAt),
                  formatDateTime(notice.closesAt),
                  notice.workingDays,
                )
          }
          actions={
            <LinkButton as={A} variant={waiting().length > 0 ? 'primary' : 'quiet'} href="/co-so/niem-yet">
              {waiting().length > 0 ? w.unit.sendAnswer : w.unit.open}
            </LinkButton>
          }
        />
      )
    }}
  </For>
)
