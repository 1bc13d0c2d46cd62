import { WorkPage } from '../../features/works/work-page.tsx'
import { OfficerShell } from './shell.tsx'

/** One work of the officer's unit: registered, written on and reported. */
const OfficerWorkPage = () => (
  <OfficerShell current="works" narrow>
    <WorkPage back="/co-so/cong-trinh" replications="/co-so/cong-trinh/nhan-rong" />
  </OfficerShell>
)
export default OfficerWorkPage
