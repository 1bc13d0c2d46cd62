import type { Segment } from '@xk/domain/ruleset'
import { rulesEditorWords } from '@xk/i18n'
import { BoundList } from '../bound/index.ts'
import { newSegment, SegmentParts } from './segment-parts.tsx'
import { SumCheck } from './sum-check.tsx'
import { WhichStage } from './which-stage.tsx'

const w = rulesEditorWords.scoring

/** What a stage is scored by: its parts, their criteria and bands. */
export const Rubric = () => (
  <WhichStage>
    {(stage) => (
      <>
        <BoundList
          path={stage().at('segments')}
          title={w.segments}
          help={w.segmentsHelp}
          adding={{ by: 'name', label: w.newSegment, button: w.addSegment, make: newSegment }}
          nameOf={(it: Segment) => it.label}
          meaning={(it: Segment) => w.segmentMeaning(it)}
        >
          {(path, segment) => <SegmentParts path={path} segment={segment()} />}
        </BoundList>
        <SumCheck label={w.total} points={stage().rules.segments.map(({ max }) => max)} wanted="100" />
      </>
    )}
  </WhichStage>
)
