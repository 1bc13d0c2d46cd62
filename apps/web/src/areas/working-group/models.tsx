import { A } from '@solidjs/router'
import { replicationWords as w, workWords } from '@xk/i18n'
import { PageHeader } from '@xk/ui'
import { ReplicationList } from '../../features/works/replication-list.tsx'
import { Shell } from '../../shell.tsx'

/** Models from pilot to replication, and the awarded ideas that could be next. */
const ModelsPage = () => (
  <Shell area="workingGroup">
    <A class="inline-flex items-center min-h-11 underline" href="/to-cong-tac/cong-trinh">
      {workWords.back}
    </A>
    <PageHeader title={w.title} text={w.intro} />
    <ReplicationList base="/to-cong-tac/cong-trinh/nhan-rong" />
  </Shell>
)
export default ModelsPage
