import { judgeWords as w } from '@xk/i18n'
import { ProblemNote } from '@xk/ui'
import { Show } from 'solid-js'
import type { Entry } from '../../features/desk/desk-entry.ts'
import AskReopen from './ask-reopen.tsx'
import OwnPaper from './own-paper.tsx'
import StepBack from './step-back.tsx'

/** What stands above and below the criteria besides: not needed to begin to score. */
const SheetExtras = (props: { at: 'head' | 'foot'; entry: Entry; locked: boolean }) => (
  <Show
    when={props.at === 'head'}
    fallback={
      <Show when={!props.locked}>
        <StepBack assignmentId={props.entry.assignmentId} stageId={props.entry.stageId} />
      </Show>
    }
  >
    <Show when={props.entry.paper}>
      {(paper) => (
        <OwnPaper
          assignmentId={props.entry.assignmentId}
          paper={paper()}
          segment={props.entry.rubric.segment}
        />
      )}
    </Show>
    <Show when={props.entry.kind === 'specimen'}>
      <ProblemNote tone="blue" title={w.specimens.tag} />
    </Show>
    <Show when={props.entry.sheet.reopenedFor}>
      {(reason) => (
        <ProblemNote tone="amber" title={w.reopenedFor(reason())}>
          {w.reopenedText}
        </ProblemNote>
      )}
    </Show>
    <Show when={props.entry.sheet.state === 'handedIn' && props.entry.kind !== 'specimen'}>
      <AskReopen assignmentId={props.entry.assignmentId} />
    </Show>
  </Show>
)
export default SheetExtras
