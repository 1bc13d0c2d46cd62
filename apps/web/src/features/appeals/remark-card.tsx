import { A } from '@solidjs/router'
import { appealWords } from '@xk/i18n'
import { Button, Card, ConfirmDialog, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import type { AppealDetail } from '../../areas/working-group/appeal.tsx'
import { editionHref } from '../editions/edition-frame.tsx'
import { RemarkFigures } from './remark-figures.tsx'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(appealWords.remark)

/** Phúc khảo: accepted or refused with a reason, then marked by another panel; both figures once it is done. */
export const RemarkCard = (props: { page: AppealDetail; id: string; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal<boolean>()
  const wish = () => props.page.appeal.remark
  const decide = createAction(async (command, accepts: boolean, reason: string) => {
    await call(
      api.appeals[':id'].remark.$post({ param: { id: props.id }, json: { accepts, reason } }, command),
    )
    setAsking(undefined)
    props.onChanged()
  })
  return (
    <Card
      title={w.title}
      actions={
        <Tag tone={wish()?.state === 'refused' ? 'neutral' : 'blue'}>{w.state[wish()?.state ?? 'asked']}</Tag>
      }
    >
      <Show when={wish()?.reason}>{(reason) => <p class="whitespace-pre-line mb-3">{reason()}</p>}</Show>
      <Switch>
        <Match when={wish()?.state === 'asked'}>
          <p class="mb-3">{w.decideText}</p>
          <Show when={props.page.allowed.includes('remark.decide')}>
            <div class="actions">
              <Button variant="primary" onClick={() => setAsking(true)}>
                {w.accept}
              </Button>
              <Button onClick={() => setAsking(false)}>{w.refuse}</Button>
            </div>
          </Show>
        </Match>
        <Match when={wish()?.state === 'accepted'}>
          <Show
            when={props.page.remark?.figures}
            fallback={
              <ProblemNote
                tone="blue"
                title={w.progress(props.page.remark?.handedIn ?? 0, props.page.remark?.judges ?? 0)}
                text={w.progressText}
              />
            }
          >
            {(figures) => <RemarkFigures figures={figures()} />}
          </Show>
          <div class="actions">
            <LinkButton
              as={A}
              href={editionHref(
                props.page.editionId,
                `/kien-nghi/giam-khao/${props.page.remark?.panelStageId}`,
              )}
            >
              {w.panel}
            </LinkButton>
            <Show
              when={
                props.page.remark?.figures &&
                props.page.appeal.state === 'open' &&
                props.page.allowed.includes('correction.prepare')
              }
            >
              <LinkButton as={A} href={editionHref(props.page.editionId, '/dinh-chinh')}>
                {w.correct}
              </LinkButton>
            </Show>
          </div>
        </Match>
      </Switch>
      <ConfirmDialog
        open={asking() !== undefined}
        title={asking() ? w.accept : w.refuse}
        text={asking() ? w.acceptText : w.refuseText}
        reasonLabel={w.reason}
        confirmLabel={asking() ? w.accept : w.refuse}
        busy={decide.busy()}
        problem={decide.problem()}
        onConfirm={(reason) => void decide.run(asking() ?? false, reason)}
        onClose={() => setAsking(undefined)}
      />
    </Card>
  )
}
