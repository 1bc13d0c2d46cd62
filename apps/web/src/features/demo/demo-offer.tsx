import { demoWords as w } from '@xk/i18n'
import { Button, Card, ConfirmDialog, DataTable, KeyValue, ProblemNote } from '@xk/ui'
import { createSignal, For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { type Answer, api, call } from '../../api/client.ts'
import { mayAnywhere } from '../../api/me.ts'
import { createResource } from '../../api/resource.ts'

type Filled = Answer<Awaited<ReturnType<typeof api.demo.$post>>>

/** The secret in an otpauth address: what one types where no picture can be scanned. */
const secretIn = (uri: string) => new URL(uri).searchParams.get('secret') ?? ''

/** On an empty system: offers the small world, and shows its logins once. */
export const DemoOffer = (props: { onFilled: () => void }) => {
  const [offer] = createResource(() =>
    mayAnywhere('demo.fill') ? call(api.demo.$get()).catch(() => undefined) : undefined,
  )
  const [asking, setAsking] = createSignal(false)
  const [filled, setFilled] = createSignal<Filled>()
  const fill = createAction(async () => {
    setFilled(await call(api.demo.$post()))
    setAsking(false)
    props.onFilled()
  })
  return (
    <>
      <Show when={offer.latest?.offered && !filled()}>
        <Card title={w.title}>
          <p class="mb-3 text-ink-2">{w.text}</p>
          <Button onClick={() => setAsking(true)}>{w.fill}</Button>
        </Card>
      </Show>
      <Show when={filled()}>
        {(it) => (
          <Card title={w.done}>
            <ProblemNote tone="green" title={w.doneText} />
            <KeyValue items={[{ label: w.password, value: it().logins[0]?.password ?? '' }]} />
            <DataTable
              caption={w.logins}
              rows={it().logins}
              columns={[
                { key: 'kind', label: w.kind, cell: (row) => row.kind, lead: true },
                { key: 'name', label: w.name, cell: (row) => row.fullName },
                { key: 'login', label: w.login, cell: (row) => row.login },
                {
                  key: 'factor',
                  label: w.factor,
                  cell: (row) => (row.secondFactor ? secretIn(row.secondFactor.uri) : '—'),
                },
              ]}
            />
            <h3 class="font-semibold mt-4">{w.links}</h3>
            <ul>
              <For each={it().links}>
                {({ kind, url }) => (
                  <li>
                    {kind}:{' '}
                    <a class="inline-flex items-center min-h-11 underline break-all" href={url}>
                      {url}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Card>
        )}
      </Show>
      <ConfirmDialog
        open={asking()}
        title={w.confirm}
        text={fill.busy() ? w.filling : w.confirmText}
        confirmLabel={w.fill}
        busy={fill.busy()}
        problem={fill.problem()}
        onConfirm={() => void fill.run()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
