import { similarityWords } from '@xk/i18n'
import { A } from '@solidjs/router'
import { Card } from '@xk/ui'
import { For, Show } from 'solid-js'
import { createResource } from '../../api/resource.ts'
import { coefficientOf, loadSimilarTo, percentOf } from './load.ts'
import { EntryOfPair } from './pair-name.tsx'
import { undecidedFirst } from './undecided-first.ts'
import { VerdictTag } from './verdict-tag.tsx'
import { inKindHere } from '../editions/kind-here.ts'

const w = inKindHere(similarityWords)

/** The likest ones that wait to be decided, then the likest of the others; the list of pairs has all. */
const SHOWN = 3

/** What is like the entry that is being screened, and what was decided about it. */
export const SimilarCard = (props: { entryId: string; editionId: string }) => {
  const [similar] = createResource(() => props.entryId, loadSimilarTo)
  return (
    <Show when={!similar.error && similar.latest}>
      {(it) => (
        <Card title={w.card.title}>
          <Show
            when={it().pairs.length > 0}
            fallback={<p>{it().compared ? w.card.none : w.card.notCompared}</p>}
          >
            <ul class="list-none p-0">
              <For each={undecidedFirst(it().pairs).slice(0, SHOWN)}>
                {(line) => (
                  <li class="py-2 border-b border-line last:border-0">
                    <EntryOfPair about={line.a.entryId === props.entryId ? line.b : line.a} />
                    <span class="block text-sm">
                      {w.columns.copied}: {percentOf(line.pair.copied ?? 0)} · {w.columns.likeness}:{' '}
                      {coefficientOf(line.pair.likeness ?? 0)}
                    </span>
                    <VerdictTag verdict={line.pair.verdict} changed={line.pair.changed} />
                    <A
                      class="flex items-center min-h-11 underline"
                      href={`/to-cong-tac/giong-nhau/${line.pair.id}`}
                    >
                      {w.read}
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <A
            class="inline-flex items-center min-h-11 underline"
            href={`/to-cong-tac/lan/${props.editionId}/bai/giong-nhau`}
          >
            {it().pairs.length > SHOWN ? w.card.others(it().pairs.length - SHOWN) : w.card.open}
          </A>
        </Card>
      )}
    </Show>
  )
}
