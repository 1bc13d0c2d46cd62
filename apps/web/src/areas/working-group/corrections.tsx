import { useParams } from '@solidjs/router'
import { correctionWords as w } from '@xk/i18n'
import { PageHeader } from '@xk/ui'
import { Show } from 'solid-js'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { CorrectionForm } from '../../features/corrections/form.tsx'
import { CorrectionHistory } from '../../features/corrections/history.tsx'
import { loadCorrections } from '../../features/corrections/load.ts'
import { WaitingCorrection } from '../../features/corrections/waiting.tsx'
import { Shell } from '../../shell.tsx'

/** Đính chính và thu hồi: prepared by one, approved by another, each visible for ever. */
const CorrectionsPage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, loadCorrections)
  const waiting = () => page.latest?.corrections.find(({ state }) => state === 'prepared')
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={w.retry} onRetry={refetch} lines={8}>
        {(it) => (
          <>
            <PageHeader title={w.title} text={it().editionTitle} />
            <p class="text-ink-2 mb-4 max-w-[68ch]">{w.intro}</p>
            <Show when={waiting()}>
              {(line) => <WaitingCorrection page={it()} line={line()} onChanged={() => void refetch()} />}
            </Show>
            <Show when={!waiting() && it().allowed.includes('correction.prepare')}>
              <CorrectionForm page={it()} onDone={() => void refetch()} />
            </Show>
            <CorrectionHistory page={it()} />
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default CorrectionsPage
