import { ReplicationTree } from '../../features/works/replication-tree.tsx'
import { Shell } from '../../shell.tsx'

/** One model as a tree: source, pilots, evaluation, units that took it over. */
const ModelPage = () => (
  <Shell area="workingGroup">
    <ReplicationTree base="/to-cong-tac/cong-trinh/nhan-rong" works="/to-cong-tac/cong-trinh" />
  </Shell>
)
export default ModelPage
