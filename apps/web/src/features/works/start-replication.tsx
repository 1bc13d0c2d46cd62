import { useNavigate } from '@solidjs/router'
import { replicationWords as w } from '@xk/i18n'
import { Button } from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import type { Work } from './create-work-form.ts'
import { OpenReplication } from './open-replication.tsx'

/** An accepted work becomes a pilot; units are asked on the page of the model. */
export const StartReplication = (props: { work: Work }) => {
  const navigate = useNavigate()
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={props.work.state === 'accepted' && props.work.allowed.includes('replication.manage')}>
      <p>
        <Button onClick={() => setOpen(true)}>{w.open}</Button>
      </p>
      <OpenReplication
        open={open()}
        source={{ workId: props.work.id }}
        title={props.work.body.title ?? ''}
        units={[]}
        onClose={() => setOpen(false)}
        onMade={(id) => navigate(`/to-cong-tac/cong-trinh/nhan-rong/${id}`)}
      />
    </Show>
  )
}
