import { ReviewWork } from '../../features/works/review-work.tsx'
import { StartReplication } from '../../features/works/start-replication.tsx'
import { WorkPage } from '../../features/works/work-page.tsx'
import { Shell } from '../../shell.tsx'

/** One work as the working group reviews it, or writes it for a unit. */
const GroupWorkPage = () => (
  <Shell area="workingGroup">
    <WorkPage
      back="/to-cong-tac/cong-trinh"
      replications="/to-cong-tac/cong-trinh/nhan-rong"
      review={(work, refetch) => (
        <>
          <ReviewWork work={work} onDone={refetch} />
          <StartReplication work={work} />
        </>
      )}
    />
  </Shell>
)
export default GroupWorkPage
