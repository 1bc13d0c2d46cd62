import { useNavigate } from '@solidjs/router'
import { fold, PROGRAMME_KINDS, type ProgrammeKind } from '@xk/domain/kernel'
import { editionTitle, workingGroupWords } from '@xk/i18n'
import {
  Button,
  Card,
  DateTimeField,
  PageHeader,
  ProblemNote,
  RadioGroup,
  SelectField,
  TextField,
} from '@xk/ui'
import { createSignal, Show } from 'solid-js'
import { createAction } from '../../api/action.ts'
import { api, call } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { Shell } from '../../shell.tsx'

const w = workingGroupWords.create
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const SHORT: Record<ProgrammeKind, string> = {
  ideaContest: 'y-tuong',
  exemplarSelection: 'tuyen-duong',
  teamContest: 'hoi-thi',
}

/** Name and address that a programme's edition usually has; both can be changed. */
const suggested = (programme: ProgrammeKind) => {
  const year = new Date().getFullYear()
  return {
    title: editionTitle(programme, year),
    slug: `${SHORT[programme]}-${year}`,
  }
}

/** A new edition from its programme's template: three questions, then the rules. */
const CreateEdition = () => {
  const navigate = useNavigate()
  const [programme, setProgramme] = createSignal<ProgrammeKind>('ideaContest')
  const [title, setTitle] = createSignal(suggested('ideaContest').title)
  const [slug, setSlug] = createSignal(suggested('ideaContest').slug)
  const [opensAt, setOpensAt] = createSignal<string | null>(null)
  const [copyFrom, setCopyFrom] = createSignal('')
  const [editions] = createResource(() => call(api.editions.$get()).catch(() => undefined))
  const earlier = () =>
    (editions.latest?.editions ?? [])
      .map(({ edition }) => edition)
      .filter((it) => it.programme === programme())
  const [left, setLeft] = createSignal<Record<string, boolean>>({})
  const leave = (field: string) => setLeft((before) => ({ ...before, [field]: true }))
  const choose = (kind: ProgrammeKind) => {
    const before = suggested(programme())
    const next = suggested(kind)
    if (title() === before.title || title() === '') setTitle(next.title)
    if (slug() === before.slug || slug() === '') setSlug(next.slug)
    setProgramme(kind)
    setCopyFrom('')
  }
  const titleError = () => (left()['title'] && title().trim() === '' ? w.nameMissing : undefined)
  const slugError = () =>
    left()['slug'] && (!SLUG.test(slug()) || slug().length < 3)
      ? w.slugWrong
      : create.issueAt('/slug') && workingGroupWords.issueText(create.issueAt('/slug') ?? '')
  const create = createAction(async (command) =>
    call(
      api.editions.$post(
        {
          json: {
            programme: programme(),
            title: title(),
            slug: slug(),
            opensAt: opensAt(),
            copyFrom: copyFrom() || null,
          },
        },
        command,
      ),
    ),
  )
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLeft({ title: true, slug: true })
    if (titleError() || title().trim() === '' || !SLUG.test(slug())) return
    const made = await create.run()
    if (made) navigate(`/to-cong-tac/lan/${made.editionId}/the-le/soan${copyFrom() ? '?so=mau' : ''}`)
  }
  const noTerm = () => create.issueAt('') === 'edition/noTerm'
  return (
    <Shell area="workingGroup">
      <PageHeader title={w.title} />
      <Card class="max-w-[44rem]">
        <form onSubmit={(event) => void submit(event)} novalidate>
          <RadioGroup
            label={w.programme}
            value={programme()}
            options={PROGRAMME_KINDS.map((value) => ({ value, label: workingGroupWords.programmes[value] }))}
            onChange={(value) => choose(value as ProgrammeKind)}
          />
          <Show when={earlier().length > 0}>
            <SelectField
              label={w.copyFrom}
              help={w.copyFromHelp}
              value={copyFrom()}
              options={[
                { value: '', label: w.fromTemplate },
                ...earlier().map(({ id, title: name }) => ({ value: id, label: name })),
              ]}
              onChange={setCopyFrom}
            />
          </Show>
          <TextField
            label={w.name}
            help={w.nameHelp}
            value={title()}
            onInput={setTitle}
            onBlur={() => leave('title')}
            error={titleError()}
          />
          <TextField
            label={w.slug}
            help={w.slugHelp}
            value={slug()}
            onInput={(value) => setSlug(fold(value).replaceAll(' ', '-'))}
            onBlur={() => leave('slug')}
            error={slugError()}
          />
          <DateTimeField
            label={w.opensAt}
            help={w.opensAtHelp}
            optional
            defaultTime="08:00"
            value={opensAt()}
            onChange={setOpensAt}
          />
          <Show when={create.problem()}>
            {(text) => (
              <ProblemNote title={noTerm() ? workingGroupWords.issueText('edition/noTerm') : text()} />
            )}
          </Show>
          <Button type="submit" variant="primary" busy={create.busy()}>
            {w.submit}
          </Button>
        </form>
      </Card>
    </Shell>
  )
}
export default CreateEdition
