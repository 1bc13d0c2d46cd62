import { A, useParams } from '@solidjs/router'
import { publicationWords } from '@xk/i18n'
import {
  Button,
  Card,
  ConfirmDialog,
  DateTimeField,
  formatDateTime,
  KeyValue,
  LinkButton,
  NeedList,
  PageHeader,
  ProblemNote,
  RadioGroup,
  Tag,
} from '@xk/ui'
import { createSignal, For, Show, untrack } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { Loaded } from '../../api/loaded.tsx'
import { createResource } from '../../api/resource.ts'
import { editionHref } from '../../features/editions/edition-frame.tsx'
import { Shell } from '../../shell.tsx'

const w = publicationWords.release
const load = (id: string) => call(api.editions[':id'].release.$get({ param: { id } }))
type Page = Awaited<ReturnType<typeof load>>
type Line = Page['releases'][number]

const preview = (id: string) => `/api/editions/${id}/release/preview`

/** The release: prepared by one, looked at and signed by another, at once or for a set hour. */
const ReleasePage = () => {
  const params = useParams<{ id: string }>()
  const [page, { refetch }] = createResource(() => params.id, load)
  return (
    <Shell area="workingGroup">
      <Loaded of={page} retry={publicationWords.decision.retry} onRetry={refetch} lines={8}>
        {(it) => <Body page={it()} onChanged={() => void refetch()} />}
      </Loaded>
    </Shell>
  )
}
export default ReleasePage

const Body = (props: { page: Page; onChanged: () => void }) => {
  const waiting = () => props.page.releases.find(({ releasedAt }) => releasedAt === null)
  const signed = () => props.page.releases.filter(({ releasedAt }) => releasedAt !== null)
  const isReady = () => props.page.needs.every(({ done }) => done)
  const [again, setAgain] = createSignal(false)
  const mayPrepare = () => props.page.allowed.includes('release.prepare') && isReady()
  return (
    <>
      <PageHeader
        title={w.title}
        text={props.page.editionTitle}
        actions={
          <LinkButton as={A} href={editionHref(props.page.editionId, '/giay-moi')}>
            {w.ceremony}
          </LinkButton>
        }
      />
      <p class="text-ink-2 mb-4 max-w-[68ch]">{w.intro}</p>
      <For each={signed()}>{(it) => <Signed page={props.page} line={it} />}</For>
      <Show when={waiting()}>
        {(it) => <Waiting page={props.page} line={it()} onChanged={props.onChanged} />}
      </Show>
      <Show when={signed().length === 0}>
        <Checklist page={props.page} />
      </Show>
      <Show when={signed().length > 0 && props.page.allowed.includes('release.prepare')}>
        <div class="actions">
          <LinkButton as={A} href={editionHref(props.page.editionId, '/dinh-chinh')}>
            {w.correction}
          </LinkButton>
        </div>
      </Show>
      <Show when={mayPrepare() && signed().length === 0}>
        <Show
          when={again() || props.page.releases.length === 0}
          fallback={
            <div class="actions">
              <Button onClick={() => setAgain(true)}>{w.prepareAgain}</Button>
            </div>
          }
        >
          <Prepare
            page={props.page}
            onDone={() => {
              setAgain(false)
              props.onChanged()
            }}
          />
        </Show>
      </Show>
    </>
  )
}

const Checklist = (props: { page: Page }) => {
  const counts = () => props.page.counts
  return (
    <Card title={w.checklist} class="mt-4">
      <NeedList
        label={w.checklist}
        items={props.page.needs.map(({ code, done }) => ({
          tag: <Tag tone={done ? 'green' : 'amber'}>{done ? w.ready : w.lacking}</Tag>,
          text: w.need[code] ?? code,
          action:
            !done && code !== 'frozen' ? (
              <LinkButton as={A} size="small" href={editionHref(props.page.editionId, '/quyet-dinh')}>
                {publicationWords.decision.title}
              </LinkButton>
            ) : undefined,
        }))}
      />
      <ul class="mt-4 pl-5 list-disc text-sm text-ink-2">
        <li>{w.what(counts().entries ?? 0, props.page.entryNoun)}</li>
        <Show when={counts().named}>{(n) => <li>{w.names(n())}</li>}</Show>
        <Show when={typeof counts().exceptions === 'number'}>
          <li>{w.exceptions(counts().exceptions ?? 0)}</li>
        </Show>
      </ul>
    </Card>
  )
}

/** The hour of a release, called the ceremony's where it is. */
const hourOf = (page: Page, line: Line): string => {
  const at = formatDateTime(line.publishAt ?? '')
  const same = page.ceremonyAt && Date.parse(page.ceremonyAt) === Date.parse(line.publishAt ?? '')
  return same ? w.ceremonyHour(at) : at
}

const Signed = (props: { page: Page; line: Line }) => (
  <ProblemNote
    tone={props.line.isPublic ? 'green' : 'blue'}
    title={
      props.line.isPublic
        ? w.published(props.line.n ?? 1, formatDateTime(props.line.publishAt ?? ''))
        : w.scheduled(props.line.n ?? 1, hourOf(props.page, props.line))
    }
    text={props.line.reason ?? undefined}
    action={
      <Show
        when={props.line.isPublic}
        fallback={
          <LinkButton href={preview(props.page.editionId)} target="_blank">
            {w.preview}
          </LinkButton>
        }
      >
        <LinkButton href={`/ket-qua/${props.page.slug}/lan/${props.line.n}`} target="_blank">
          {w.open}
        </LinkButton>
      </Show>
    }
  />
)

const Waiting = (props: { page: Page; line: Line; onChanged: () => void }) => {
  const [asking, setAsking] = createSignal(false)
  const param = () => ({ id: props.page.editionId })
  const sign = createAction(async (command) => {
    await call(
      api.editions[':id'].release.approve.$post(
        { param: param(), json: { digest: props.line.digest ?? '' } },
        command,
      ),
    )
    setAsking(false)
    props.onChanged()
  })
  const drop = createAction(async (command) => {
    await call(api.editions[':id'].release.$delete({ param: param() }, command))
    props.onChanged()
  })
  const isLater = () => (props.line.publishAt ?? '') > props.page.now
  return (
    <Card class="mt-4" title={w.prepared(props.line.preparedByName ?? '')}>
      <p class="text-sm text-ink-2 mb-4">{w.preparedText}</p>
      <KeyValue
        items={[
          { label: w.when, value: isLater() ? hourOf(props.page, props.line) : w.now },
          { label: w.fingerprint, value: <code class="break-words">{props.page.fingerprint}</code> },
          { label: w.digest, value: <code class="break-all">{props.line.digest}</code> },
          ...(props.line.reason ? [{ label: w.reason, value: props.line.reason }] : []),
        ]}
      />
      <Show when={sign.problem() ?? drop.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions">
        <LinkButton href={preview(props.page.editionId)} target="_blank">
          {w.preview}
        </LinkButton>
        <Show when={props.page.allowed.includes('release.approve')}>
          <Button variant="primary" onClick={() => setAsking(true)}>
            {w.approve}
          </Button>
        </Show>
        <Show when={props.page.allowed.includes('release.prepare')}>
          <Button variant="link" busy={drop.busy()} onClick={() => void drop.run()}>
            {w.drop}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking()}
        title={w.approveTitle}
        text={w.approveText}
        confirmLabel={w.approve}
        busy={sign.busy()}
        problem={sign.problem()}
        onConfirm={() => void sign.run()}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}

const Prepare = (props: { page: Page; onDone: () => void }) => {
  // The hour of the ceremony, where one is set and still to come.
  const ceremony = () => {
    const at = props.page.ceremonyAt
    return at && at > props.page.now ? at : undefined
  }
  type When = 'now' | 'at' | 'ceremony'
  const [when, setWhen] = createSignal<When>(untrack(ceremony) ? 'ceremony' : 'now')
  const [at, setAt] = createSignal<string | null>(null)
  const prepare = createAction(async (command) => {
    const hours = { now: null, at: at(), ceremony: ceremony() ?? null }
    const json = { publishAt: hours[when()] }
    await call(api.editions[':id'].release.$post({ param: { id: props.page.editionId }, json }, command))
    props.onDone()
  })
  const incomplete = () => when() === 'at' && at() === null
  return (
    <Card class="mt-4 max-w-[46rem]" title={w.when}>
      <Show
        when={!ceremony()}
        fallback={
          <>
            <p>{w.atCeremony(formatDateTime(ceremony() ?? ''))}</p>
            <p class="text-sm text-ink-2 mt-1">{w.atCeremonyHelp}</p>
          </>
        }
      >
        <RadioGroup
          label={w.when}
          value={when()}
          options={[
            { value: 'now', label: w.now },
            { value: 'at', label: w.at },
          ]}
          onChange={(value) => setWhen(value as When)}
        />
      </Show>
      <Show when={when() === 'at'}>
        <DateTimeField label={w.when} help={w.atHelp} value={at()} onChange={setAt} defaultTime="08:00" />
      </Show>
      <Show when={prepare.problem()}>{(text) => <ProblemNote title={text()} />}</Show>
      <div class="actions">
        <Button
          variant="primary"
          busy={prepare.busy()}
          disabled={incomplete()}
          onClick={() => void prepare.run()}
        >
          {w.prepare}
        </Button>
      </div>
    </Card>
  )
}
