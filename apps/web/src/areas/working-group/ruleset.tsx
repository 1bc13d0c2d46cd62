import { A, useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { trialWords, workingGroupWords } from '@xk/i18n'
import { Button, Card, CopyButton, formatDateTime, KeyValue, LinkButton, ProblemNote, Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { Differences } from '../../features/editions/differences.tsx'
import { EditionHead, editionHref } from '../../features/editions/edition-frame.tsx'
import { exact } from '../../features/editions/exact.ts'
import { RubricPreview } from '../../features/editions/rubric-preview.tsx'
import { Shell } from '../../shell.tsx'

const w = workingGroupWords.rules

const load = async ({ id, version }: { id: string; version: string | undefined }) => {
  const page = await call(api.editions[':id'].$get({ param: { id } }))
  const rules = page.inForce
    ? await call(api.editions[':id'].rules.$get({ param: { id }, query: version ? { version } : {} }))
    : undefined
  return { page, rules }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** The rules in force with their digest, every version and what changed; before the opening, the way to the draft. */
const RulesetPage = () => {
  const params = useParams<{ id: string }>()
  const [search] = useSearchParams<{ ban?: string }>()
  const [loaded, { refetch }] = createResource(() => ({ id: params.id, version: search.ban }), load)
  return (
    <Shell area="workingGroup">
      <Loaded of={loaded} retry={workingGroupWords.retry} onRetry={refetch} lines={10}>
        {(it) => (
          <>
            <EditionHead edition={it().page.edition} actions={<EditAction page={it().page} />} />
            <Show when={it().rules} fallback={<p class="text-ink-2">{workingGroupWords.states.draft}.</p>}>
              {(rules) => <Frozen rules={rules()} />}
            </Show>
          </>
        )}
      </Loaded>
    </Shell>
  )
}
export default RulesetPage

/** To the draft: before the opening, or as an amendment after it. */
const EditAction = (props: { page: Loaded['page'] }) => {
  const navigate = useNavigate()
  const editor = () => editionHref(props.page.edition.id, '/the-le/soan')
  const start = createAction(async (command) => {
    await call(api.editions[':id'].amendment.$post({ param: { id: props.page.edition.id } }, command))
    navigate(editor())
  })
  const running = () => ['open', 'screening', 'masking', 'judging'].includes(props.page.edition.state)
  return (
    <>
      <Show when={props.page.draft}>
        <LinkButton as={A} variant="primary" href={editor()}>
          {props.page.inForce ? w.goOn : w.edit}
        </LinkButton>
      </Show>
      <Show when={!props.page.draft && running() && props.page.allowed.includes('ruleset.edit')}>
        <Button busy={start.busy()} onClick={() => void start.run()}>
          {w.begin}
        </Button>
      </Show>
      <Show when={props.page.inForce && props.page.allowed.includes('ruleset.edit')}>
        <LinkButton as={A} href={editionHref(props.page.edition.id, '/the-le/tinh-thu')}>
          {trialWords.open}
        </LinkButton>
      </Show>
      <Show when={start.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
    </>
  )
}

const Frozen = (props: { rules: NonNullable<Loaded['rules']> }) => {
  const body = () => props.rules.rules.body
  const shown = () => props.rules.shown
  return (
    <div class="grid lg:grid-cols-[1.4fr_0.6fr] gap-6 items-start">
      <div class="grid gap-6">
        <Show when={props.rules.before}>
          {(before) => (
            <Card title={w.changes}>
              <Show when={shown().reason}>
                {(reason) => (
                  <p class="mb-4">
                    {w.reason}: {reason()}
                  </p>
                )}
              </Show>
              <Differences before={before().body} after={body()} />
            </Card>
          )}
        </Show>
        <Card title={body().title}>
          <For each={body().articles}>
            {(article, i) => (
              <section class="mt-5">
                <h3>{w.article(i() + 1, article.heading)}</h3>
                <p class="whitespace-pre-line mt-1">{article.body}</p>
              </section>
            )}
          </For>
        </Card>
        <Card title={w.criteria}>
          <RubricPreview rules={body()} />
        </Card>
        <Card title={w.prizes}>
          <KeyValue
            items={body().prizes.map((prize) => ({
              label: prize.label,
              value: [w.quota(prize.quota), prize.floor ? w.floor(exact(prize.floor)) : '', prize.rewardText]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Card>
      </div>
      <Card title={w.versions}>
        <ol class="grid gap-5">
          <For each={props.rules.versions}>
            {(version, i) => (
              <li>
                <p class="flex flex-wrap items-center gap-2">
                  <A
                    class="inline-flex items-center min-h-11 font-semibold"
                    href={`${editionHref(props.rules.edition.id, '/the-le')}?ban=${version.version}`}
                    aria-current={version.version === shown().version ? 'true' : undefined}
                  >
                    {w.version(version.version)}
                  </A>
                  <Show when={i() === 0}>
                    <Tag tone="green">{w.inForce}</Tag>
                  </Show>
                </p>
                <Show when={version.frozenAt}>
                  {(at) => (
                    <p class="text-sm text-ink-2">
                      {w.frozenAt} {formatDateTime(at())}
                    </p>
                  )}
                </Show>
                <Show when={version.reason}>
                  <p class="text-sm">{version.reason}</p>
                </Show>
                <p class="text-xs text-ink-2 mt-1">{w.digest}</p>
                <code class="text-xs break-all">{version.digest}</code>
                <div class="mt-1">
                  <CopyButton text={version.digest ?? ''} />
                </div>
              </li>
            )}
          </For>
        </ol>
      </Card>
    </div>
  )
}
