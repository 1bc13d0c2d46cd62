import { compare, equal, formatDecimal, parseRational, rational, sum } from '@xk/domain/kernel'
import type { Criterion, ScoringRules, Segment } from '@xk/domain/ruleset'
import { Tag } from '@xk/ui'
import { For, Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundPoints,
  BoundText,
  useRules,
} from '../bound-fields.tsx'
import type { Step } from '../create-rules.ts'
import { Bidding } from './bidding.tsx'

const sumOf = (points: readonly string[]) => sum(points.flatMap((it) => parseRational(it) ?? []))

/** A running sum against what it must be: said in words, the colour only repeats it. */
const SumCheck = (props: { label: string; points: readonly string[]; wanted: string }) => {
  const total = () => sumOf(props.points)
  const wanted = () => parseRational(props.wanted) ?? rational(0)
  const right = () => equal(total(), wanted())
  return (
    <p class="my-3" role="status">
      {props.label}: <b>{formatDecimal(total(), 3, true)}</b> / {formatDecimal(wanted(), 3, true)}{' '}
      <Tag tone={right() ? 'green' : 'red'}>
        {right() ? 'đúng' : compare(total(), wanted()) > 0 ? 'thừa điểm' : 'thiếu điểm'}
      </Tag>
    </p>
  )
}

const newBand = (key: string): Criterion['bands'][number] => ({
  key,
  label: 'Mức mới',
  descriptor: '',
  from: '0',
  to: '0',
  commentRequired: false,
})

const CriterionFields = (props: { path: readonly Step[] }) => (
  <>
    <BoundText path={[...props.path, 'label']} label="Tên tiêu chí" />
    <div class="grid sm:grid-cols-2 gap-x-4">
      <BoundPoints path={[...props.path, 'max']} label="Điểm tối đa" suffix="điểm" />
      <BoundPoints path={[...props.path, 'step']} label="Bước điểm" suffix="điểm" />
    </div>
    <BoundArea path={[...props.path, 'guidance']} label="Hướng dẫn chấm" optional />
    <BoundList
      path={[...props.path, 'bands']}
      title="Các mức"
      addLabel="Thêm mức"
      stem="band"
      make={newBand}
      nameOf={(it) => it.label}
    >
      {(band) => (
        <>
          <div class="grid sm:grid-cols-3 gap-x-4">
            <BoundText path={[...band, 'label']} label="Tên mức" />
            <BoundPoints path={[...band, 'from']} label="Từ" suffix="điểm" />
            <BoundPoints path={[...band, 'to']} label="Đến" suffix="điểm" />
          </div>
          <BoundArea path={[...band, 'descriptor']} label="Mô tả" optional />
          <BoundCheck path={[...band, 'commentRequired']} label="Phải ghi nhận xét" />
        </>
      )}
    </BoundList>
  </>
)

const SegmentFields = (props: { path: readonly Step[]; segment: Segment }) => (
  <>
    <div class="grid sm:grid-cols-2 gap-x-4">
      <BoundText path={[...props.path, 'label']} label="Tên phần" />
      <BoundPoints path={[...props.path, 'max']} label="Điểm tối đa của phần" suffix="điểm" />
    </div>
    <Show
      when={props.segment.mode === 'judged'}
      fallback={
        <div class="grid sm:grid-cols-2 gap-x-4">
          <BoundCount path={[...props.path, 'items', 'count']} label="Số câu" suffix="câu" />
          <BoundPoints path={[...props.path, 'items', 'points']} label="Điểm mỗi câu" suffix="điểm" />
        </div>
      }
    >
      <SumCheck
        label="Tổng điểm các tiêu chí"
        points={props.segment.criteria.map(({ max }) => max)}
        wanted={props.segment.max}
      />
      <BoundList
        path={[...props.path, 'criteria']}
        title="Tiêu chí"
        addLabel="Thêm tiêu chí"
        stem="criterion"
        make={(key): Criterion => ({
          key,
          label: 'Tiêu chí mới',
          guidance: '',
          max: '10',
          step: '1/2',
          bands: [],
        })}
        nameOf={(it) => it.label}
      >
        {(path) => <CriterionFields path={path} />}
      </BoundList>
    </Show>
  </>
)

const GAP_OPTIONS = {
  unit: [
    { value: 'points', label: 'điểm' },
    { value: 'percent', label: '% điểm tối đa' },
  ],
  comparison: [
    { value: 'moreThan', label: 'lớn hơn' },
    { value: 'atLeast', label: 'từ mức đó trở lên' },
  ],
  comesIn: [
    { value: 'extraJudge', label: 'thêm một giám khảo chấm' },
    { value: 'jointRescore', label: 'hội ý thống nhất điểm' },
  ],
  resolution: [
    { value: 'meanOfAll', label: 'trung bình các phiếu' },
    { value: 'closestTwo', label: 'hai phiếu gần nhau nhất' },
    { value: 'replacement', label: 'phiếu mới thay phiếu cũ' },
  ],
}

const tieText = (step: ScoringRules['tieBreak'][number], segments: readonly Segment[]): string => {
  switch (step.by) {
    case 'criterion': {
      const criterion = segments
        .find(({ key }) => key === step.segment)
        ?.criteria.find(({ key }) => key === step.criterion)
      return `Điểm tiêu chí ${criterion?.label ?? '(không còn)'}`
    }
    case 'segment':
      return `Điểm phần ${segments.find(({ key }) => key === step.segment)?.label ?? '(không còn)'}`
    case 'previousStage':
      return 'Điểm vòng trước'
    case 'lot':
      return 'Bốc thăm công khai'
    case 'shared':
      return 'Đồng hạng'
  }
}

/** The stage that is scored: panel, rubric with its running sum, gap rule, ties, undertaking. */
export const Scoring = () => {
  const rules = useRules()
  const index = () => rules.body().stages.findIndex((it) => it.kind === 'scoring')
  const scoring = () => {
    const stage = rules.body().stages[index()]
    return stage?.kind === 'scoring' ? stage.scoring : undefined
  }
  const base = (): Step[] => ['stages', index(), 'scoring']
  const at = (...rest: Step[]) => [...base(), ...rest]
  return (
    <Show when={scoring()}>
      {(it) => (
        <div id={`r/stages/${index()}/scoring`} tabindex="-1">
          <BoundText path={['stages', index(), 'label']} label="Tên vòng chấm" />
          <BoundCheck path={at('blind')} label="Chấm ẩn danh (theo số phách)" />
          <div class="grid sm:grid-cols-3 gap-x-4">
            <BoundCount path={at('judgesPerEntry')} label="Mỗi bài" suffix="giám khảo" />
            <BoundCount path={at('minSheets')} label="Có điểm khi đủ" suffix="phiếu" />
            <BoundCount path={at('maxLoad')} label="Mỗi giám khảo không quá" suffix="bài" />
          </div>
          <Bidding stage={index()} />
          <SumCheck label="Tổng điểm của vòng" points={it().segments.map(({ max }) => max)} wanted="100" />
          <BoundList
            path={at('segments')}
            title="Các phần được chấm"
            addLabel="Thêm phần"
            stem="segment"
            make={(key): Segment => ({
              key,
              label: 'Phần mới',
              mode: 'judged',
              max: '10',
              criteria: [],
              items: null,
              seconds: null,
              timeDeductions: [],
              toleranceSeconds: 0,
            })}
            nameOf={(segment) => segment.label}
          >
            {(path, segment) => <SegmentFields path={path} segment={segment()} />}
          </BoundList>
          <Show when={it().gap}>
            <h3 class="mt-8 mb-2">Khi các phiếu chênh lệch</h3>
            <div class="grid sm:grid-cols-2 gap-x-4">
              <BoundPoints path={at('gap', 'threshold')} label="Ngưỡng chênh lệch" />
              <BoundChoice path={at('gap', 'unit')} label="Tính bằng" options={GAP_OPTIONS.unit} />
              <BoundChoice
                path={at('gap', 'comparison')}
                label="Áp dụng khi chênh"
                options={GAP_OPTIONS.comparison}
              />
              <BoundChoice path={at('gap', 'comesIn')} label="Khi đó" options={GAP_OPTIONS.comesIn} />
              <BoundChoice
                path={at('gap', 'resolution')}
                label="Điểm lấy theo"
                options={GAP_OPTIONS.resolution}
              />
            </div>
          </Show>
          <h3 class="mt-8 mb-2">Khi bằng điểm, lần lượt xét</h3>
          <ol class="list-decimal pl-6">
            <For each={it().tieBreak}>{(step) => <li>{tieText(step, it().segments)}</li>}</For>
          </ol>
          <div class="mt-6">
            <Show when={it().overallComment}>
              <BoundCount
                path={at('overallComment', 'minWords')}
                label="Nhận xét chung ít nhất"
                suffix="từ"
              />
            </Show>
            <BoundArea path={at('undertaking')} label="Cam kết bảo mật của giám khảo" />
          </div>
        </div>
      )}
    </Show>
  )
}
