import { fold } from '@xk/domain/kernel'
import { judgeWords as w } from '@xk/i18n'
import { Button, EmptyState, ProblemNote, RadioGroup, SearchBox, Skeleton, Tag } from '@xk/ui'
import { A, useParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { api, call, messageOf } from '../../api/client.ts'
import { createResource } from '../../api/resource.ts'
import { LoadProblem } from '../../api/load-problem.tsx'
import { Shell } from '../../shell.tsx'

const load = (id: string) => call(api.desk.stages[':id'].bids.$get({ param: { id } }))
type Bids = Awaited<ReturnType<typeof load>>
type Work = Bids['works'][number]
type Wish = Work['wish']

const STEP = 100

/** What I would like or rather not judge: each choice is saved as it is made. */
const JudgeBidsPage = () => {
  const params = useParams<{ stageId: string }>()
  const [bids, { refetch, mutate }] = createResource(() => params.stageId, load)
  const [problem, setProblem] = createSignal<string>()
  const save = async (work: Work, wish: Wish) => {
    setProblem(undefined)
    const put = (value: Wish) =>
      mutate(
        (now) =>
          now && {
            ...now,
            works: now.works.map((it) =>
              it.stageEntryId === work.stageEntryId ? Object.assign({}, it, { wish: value }) : it,
            ),
          },
      )
    put(wish)
    try {
      await call(
        api.desk.stages[':id'].bids[':stageEntryId'].$put({
          param: { id: params.stageId, stageEntryId: work.stageEntryId },
          json: { wish },
        }),
      )
    } catch (error) {
      put(work.wish)
      setProblem(messageOf(error))
    }
  }
  return (
    <Shell area="judge">
      <A href={`/giam-khao/${params.stageId}`} class="inline-block py-2.5">
        ← {w.list}
      </A>
      <h1>{w.bids.title}</h1>
      <Show when={bids.error}>
        <LoadProblem error={bids.error} retry={w.retry} onRetry={() => refetch()} />
      </Show>
      <Show when={!bids.error && bids.latest} fallback={bids.error ? null : <Skeleton lines={8} />}>
        {(it) => (
          <>
            <p class="text-ink-2 mt-1">
              {it().editionTitle} · {it().label}
            </p>
            <p class="max-w-[68ch] mt-4">{w.bids.intro}</p>
            <p class="max-w-[68ch] text-sm text-ink-2 mt-2">{w.bids.conflictHint}</p>
            <Show when={!it().open}>
              <ProblemNote tone="blue" title={w.bids.closed} />
            </Show>
            <Show when={problem()}>
              {(text) => <ProblemNote title={w.bids.saveFailed}>{text()}</ProblemNote>}
            </Show>
            <Works bids={it()} onWish={(work, wish) => void save(work, wish)} />
          </>
        )}
      </Show>
    </Shell>
  )
}
export default JudgeBidsPage

const Works = (props: { bids: Bids; onWish: (work: Work, wish: Wish) => void }) => {
  const [words, setWords] = createSignal('')
  const [most, setMost] = createSignal(STEP)
  const found = () => {
    const wanted = fold(words())
    return props.bids.works.filter((it) =>
      fold(`${it.blindCode} ${it.title} ${it.topic ?? ''}`).includes(wanted),
    )
  }
  const count = (wish: Wish) => props.bids.works.filter((it) => it.wish === wish).length
  return (
    <Show
      when={props.bids.works.length > 0}
      fallback={<EmptyState title={w.bids.none.title} text={w.bids.none.text} />}
    >
      <div class="my-5">
        <SearchBox label={w.bids.search} value={words()} onInput={setWords} />
        <p class="text-sm text-ink-2 mt-2" role="status">
          {w.bids.chosen(count('want'), count('avoid'))}
        </p>
      </div>
      <ul class="border-t border-line">
        <For each={found().slice(0, most())}>
          {(work) => (
            <li class="border-b border-line py-4 grid md:grid-cols-[1fr_auto] gap-x-6 gap-y-2 items-start">
              <div>
                <p class="text-sm text-ink-2">
                  {work.blindCode}
                  <Show when={work.topic}>
                    {' '}
                    <Tag>{work.topic}</Tag>
                  </Show>
                </p>
                <p class="font-medium">{work.title}</p>
              </div>
              <div class="[&_legend]:sr-only">
                <RadioGroup
                  label={w.bids.choice(work.blindCode ?? '')}
                  inline
                  value={work.wish ?? 'neutral'}
                  disabled={!props.bids.open}
                  options={[
                    { value: 'want', label: w.bids.want },
                    { value: 'neutral', label: w.bids.neutral },
                    { value: 'avoid', label: w.bids.avoid },
                  ]}
                  onChange={(value) =>
                    props.onWish(work, value === 'want' || value === 'avoid' ? value : null)
                  }
                />
              </div>
            </li>
          )}
        </For>
      </ul>
      <Show when={found().length > most()}>
        <Button class="mt-4" onClick={() => setMost((n) => n + STEP)}>
          {w.bids.more(Math.min(STEP, found().length - most()))}
        </Button>
      </Show>
    </Show>
  )
}
