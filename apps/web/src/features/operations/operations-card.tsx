import { adminWords } from '@xk/i18n'
import { Card, formatBytes, formatDateTime, KeyValue, ProblemNote, Skeleton } from '@xk/ui'
import { Show } from 'solid-js'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'

const w = adminWords.operations
const load = () => call(api.operations.$get())
type Operations = Awaited<ReturnType<typeof load>>

/** How the installation does: the age of the last good backup (red when too old), room on the disk, the version. */
export const OperationsCard = () => {
  const [state] = createResource(load)
  return (
    <Card title={w.title} class="my-8">
      <Show when={!state.error} fallback={<ProblemNote tone="amber" title={w.unreachable} />}>
        <Show when={state.latest} fallback={<Skeleton lines={3} />}>
          {(it) => <Facts of={it()} />}
        </Show>
      </Show>
    </Card>
  )
}

const Facts = (props: { of: Operations }) => {
  const it = () => props.of
  const backup = () => {
    const { backup: last } = it()
    return last ? w.backupAt(formatDateTime(last.at), formatBytes(last.bytes)) : w.noBackup
  }
  const disk = () => it().disk ?? { free: 0, total: 0 }
  return (
    <>
      <Show when={it().backupOverdue}>
        <ProblemNote title={w.overdue} text={it().nightly ? w.overdueText : w.nightlyOff} class="mb-4" />
      </Show>
      <Show when={it().backupFailure}>
        {(failure) => (
          <ProblemNote
            tone={it().backupOverdue ? 'red' : 'amber'}
            title={w.failed(formatDateTime(failure().at))}
            text={failure().why === 'diskFull' ? w.failedDisk : w.failedOther(failure().why)}
            class="mb-4"
          />
        )}
      </Show>
      <Show when={it().diskLow}>
        <ProblemNote title={w.diskLow} text={w.diskLowText} class="mb-4" />
      </Show>
      <KeyValue
        items={[
          { label: w.backup, value: backup() },
          { label: w.disk, value: w.diskFree(formatBytes(disk().free), formatBytes(disk().total)) },
          { label: w.version, value: `${it().version} (${it().migration})` },
        ]}
      />
    </>
  )
}
