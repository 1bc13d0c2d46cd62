import { webhookWords as w } from '@xk/i18n'
import { Button, CopyButton, ProblemNote } from '@xk/ui'

/** A signing secret, in the one moment in which it can be seen. */
export const SecretOnce = (props: { secret: string; text?: string | undefined; onDone: () => void }) => (
  <>
    <ProblemNote tone="amber" title={w.secret.once} text={props.text} />
    <p class="my-4 p-3 rounded-m border border-line break-all">
      <code>{props.secret}</code>
    </p>
    <div class="sheet-foot">
      <CopyButton text={props.secret} label={w.secret.copy} />
      <Button variant="primary" onClick={() => props.onDone()}>
        {w.secret.done}
      </Button>
    </div>
  </>
)
