import { ReplicationTree } from '../../features/works/replication-tree.tsx'
import { OfficerShell } from './shell.tsx'

/** One model, with this unit's part in it. */
const OfficerModelPage = () => (
  <OfficerShell current="works">
    <ReplicationTree base="/co-so/cong-trinh/nhan-rong" works="/co-so/cong-trinh" />
  </OfficerShell>
)
export default OfficerModelPage
