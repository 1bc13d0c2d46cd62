import { type JSX, Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { Shell } from '../../shell.tsx'
import { OfficerShell } from '../officer/shell.tsx'

/** An officer of a unit alone stays among the officer's pages; everybody else has the line of their offices. */
export const TargetsFrame = (props: { children: JSX.Element }) => {
  const areas = () => {
    const it = me.latest
    return it?.signedIn ? it.me.areas.map(({ area }) => area) : []
  }
  const officerAlone = () =>
    areas().includes('officer') &&
    !areas().some((area) => area === 'workingGroup' || area === 'clusterLead' || area === 'administrator')
  return (
    <Show when={officerAlone()} fallback={<Shell>{props.children}</Shell>}>
      <OfficerShell current="targets">{props.children}</OfficerShell>
    </Show>
  )
}
