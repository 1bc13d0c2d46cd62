import { accountWords, roleNames } from '@xk/i18n'
import { Button, Card, formatDate, KeyValue, Skeleton } from '@xk/ui'
import { For, Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { ConsentCards } from '../../features/data-protection/consent-cards.tsx'
import { OwnRequests } from '../../features/data-protection/own-requests.tsx'
import { OwnConsents } from '../../features/nomination/own-consents.tsx'
import { Shell } from '../../shell.tsx'

const w = accountWords.data
const read = () => call(api['my-data'].$get())
type Data = Awaited<ReturnType<typeof read>>
type Line = Data['offices'][number]

/** Gives the answer as it is: what we show is all that we hold. */
const download = (data: Data) => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = 'du-lieu-cua-toi.json'
  link.click()
  URL.revokeObjectURL(url)
}

const MyDataPage = () => {
  const [data, { refetch }] = createResource(read)
  return (
    <Shell plain>
      <h1>{w.title}</h1>
      <p class="text-ink-2 max-w-[68ch] mt-2 mb-5">{w.text}</p>
      <Show when={data.error}>
        <LoadProblem error={data.error} retry={accountWords.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!data.error && data()} fallback={data.error ? null : <Skeleton />}>
        {(it) => (
          <div class="grid gap-5 max-w-[760px]">
            <OwnRequests />
            <div>
              <Button onClick={() => download(it())}>{w.download}</Button>
            </div>
            <Card title={w.identity}>
              <KeyValue
                items={[
                  { label: w.fullName, value: it().identity.fullName },
                  { label: w.login, value: it().login ?? '–' },
                  {
                    label: w.birthDate,
                    value: it().identity.birthDate ? formatDate(it().identity.birthDate ?? '') : '–',
                  },
                  { label: w.phone, value: it().identity.phone ?? '–' },
                  { label: w.email, value: it().identity.email ?? '–' },
                  { label: w.position, value: it().identity.position ?? '–' },
                ]}
              />
            </Card>
            <Held title={w.memberships} lines={it().memberships} />
            <Held
              title={w.offices}
              lines={it().offices.map((line) => ({
                ...line,
                what: roleNames[line.what as keyof typeof roleNames] ?? line.what,
                detail: null,
              }))}
            />
            <Held title={w.devices} lines={it().devices} />
            <Held title={w.consents} lines={it().consents} />
            <OwnConsents standing={it().standingConsents} onChanged={() => void refetch()} />
            <Held title={w.entries} lines={it().entries} />
            <Held title={w.questions} lines={it().questions} />
            <Held title={w.seats} lines={it().seats} />
            <Held title={w.honours} lines={it().honours} />
            <Held title={w.paper} lines={it().paper} />
            <Held title={w.software} lines={it().software} />
            <Held title={w.protection} lines={it().protection} />
            <Show when={it().consentProofs.length > 0}>
              <h2>{w.proofs}</h2>
              <ConsentCards consents={it().consentProofs} />
            </Show>
          </div>
        )}
      </Show>
    </Shell>
  )
}

const Held = (props: { title: string; lines: readonly Line[] }) => (
  <Card title={props.title}>
    <ul class="list-none p-0">
      <For each={props.lines} fallback={<li class="text-ink-2">{w.none}</li>}>
        {(line) => (
          <li class="py-2 border-t border-line first:border-0 break-words">
            {line.what}
            <Show when={line.detail}> · {line.detail}</Show>
            <Show when={line.from}>
              {(from) => (
                <span class="block text-sm text-ink-2">
                  {w.from(formatDate(from()), line.to ? formatDate(line.to) : '')}
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  </Card>
)
export default MyDataPage
