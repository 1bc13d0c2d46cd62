import { A } from '@solidjs/router'
import { replicationWords as w, workWords } from '@xk/i18n'
import { ReplicationList } from '../../features/works/replication-list.tsx'
import { OfficerShell } from './shell.tsx'

/** Models that other units tried out, and what this unit was asked to take over. */
const OfficerModelsPage = () => (
  <OfficerShell current="works">
    <A class="inline-flex items-center min-h-11 underline" href="/co-so/cong-trinh">
      {workWords.back}
    </A>
    <h1>{w.title}</h1>
    <p class="text-ink-2 mt-1 mb-4">{w.officerIntro}</p>
    <ReplicationList base="/co-so/cong-trinh/nhan-rong" />
  </OfficerShell>
)
export default OfficerModelsPage
