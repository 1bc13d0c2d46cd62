import type { PublicRound, ResultPage } from '@xk/contract'
import { publicWords } from '@xk/i18n'
import { LinkButton } from '@xk/ui'
import { For, Show } from 'solid-js'

const w = publicWords.check

/** Each round of the council's ballots as a file, and the command that counts it anew. */
const Ballots = (props: { rounds: readonly PublicRound[]; at: string }) => (
  <div class="mt-5 text-sm">
    <h3 class="text-base mb-1">{w.ballots.heading}</h3>
    <p class="max-w-[68ch]">
      {props.rounds.every(({ recountable }) => recountable) ? w.ballots.text : w.ballots.totalsOnly}
    </p>
    <p class="mt-2">
      <code>pnpm xk tally BALLOTS.json</code>
    </p>
    <div class="actions actions-fill">
      <For each={props.rounds}>
        {({ n }) => (
          <LinkButton
            href={`${props.at}/luot/${n}/BALLOTS.json`}
            download={props.rounds.length > 1 ? `BALLOTS-${n}.json` : 'BALLOTS.json'}
          >
            {props.rounds.length > 1 ? w.ballots.downloadRound(n) : w.ballots.download}
          </LinkButton>
        )}
      </For>
    </div>
  </div>
)

/**
 * How to check the result. The island takes the place of what stands in #kiem-tra; without a script the file, the
 * fingerprint and the words are all that is needed.
 */
export const CheckCard = (props: { page: ResultPage }) => {
  const at = () => `/ket-qua/${props.page.slug}/lan/${props.page.n}`
  const file = () => `${at()}/release.json`
  const decision = () => `${at()}/quyet-dinh.pdf`
  const name = () => `${props.page.slug}-lan-${props.page.n}.json`
  return (
    <section class="card mt-6" aria-labelledby="kiem-tra-ten">
      <div
        id="kiem-tra"
        data-file={file()}
        data-decision={decision()}
        data-name={name()}
        data-fingerprint={props.page.fingerprint}
      >
        <h2 id="kiem-tra-ten">{w.heading}</h2>
        <p class="text-sm text-ink-2 mt-1 max-w-[68ch]">{w.intro}</p>
        <div class="actions actions-fill">
          <LinkButton href={file()} download={name()}>
            {w.download}
          </LinkButton>
          <LinkButton href={decision()}>{w.decision}</LinkButton>
        </div>
      </div>
      <dl class="key-value mt-5 text-sm">
        <dt>{w.fingerprint}</dt>
        <dd>
          <code class="font-semibold break-words">{props.page.fingerprint}</code>
          <span class="block text-ink-2">{w.compare}</span>
        </dd>
        <dt>{w.digest}</dt>
        <dd>
          <code class="break-all">{props.page.digest}</code>
        </dd>
      </dl>
      <Show when={props.page.council}>{(council) => <Ballots rounds={council().rounds} at={at()} />}</Show>
      <details class="mt-3 text-sm no-print">
        <summary class="min-h-[44px] flex items-center text-accent underline underline-offset-3">
          {w.how}
        </summary>
        <p class="max-w-[68ch]">{w.honesty}</p>
        <p class="max-w-[68ch] mt-2">{w.offline}</p>
      </details>
    </section>
  )
}
