import { Shell } from '../../shell.tsx'
import { EntryPage } from '../officer/entry.tsx'

/** A work that came on paper or by mail, typed in for its unit with the unit's own form. */
const EnterEntryPage = () => (
  <Shell area="workingGroup">
    <div class="max-w-3xl mx-auto">
      <EntryPage back="/to-cong-tac" done={(entryId) => `/to-cong-tac/bai/${entryId}`} />
    </div>
  </Shell>
)
export default EnterEntryPage
