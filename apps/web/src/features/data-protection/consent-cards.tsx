import { privacyWords } from '@xk/i18n'
import { Card, formatDateTime, KeyValue } from '@xk/ui'
import { For } from 'solid-js'

const w = privacyWords.proof

interface ConsentLine {
  purpose: string
  editionTitle: string | null
  noticeVersion: string
  digest: string | null
  words: string | null
  givenAt: string
  withdrawnAt: string | null
  assurance: string
  recordedBy: string | null
  onPaper: boolean
}

/** One card a consent: text, time, assurance. */
export const ConsentCards = (props: { consents: readonly ConsentLine[] }) => (
  <For each={props.consents}>
    {(it) => (
      <Card title={privacyWords.purposes[it.purpose] ?? it.purpose}>
        <KeyValue
          items={[
            { label: w.edition, value: it.editionTitle ?? '–' },
            { label: w.notice, value: it.noticeVersion },
            { label: w.digest, value: <span class="break-all">{it.digest ?? w.noDigest}</span> },
            ...(it.words ? [{ label: w.words, value: it.words }] : []),
            { label: w.given, value: formatDateTime(it.givenAt) },
            { label: w.withdrawn, value: it.withdrawnAt ? formatDateTime(it.withdrawnAt) : w.stands },
            { label: w.assurance, value: privacyWords.assurance[it.assurance] ?? it.assurance },
            ...(it.recordedBy ? [{ label: w.by, value: it.recordedBy }] : []),
            ...(it.onPaper ? [{ label: w.paper, value: '✓' }] : []),
          ]}
        />
      </Card>
    )}
  </For>
)
