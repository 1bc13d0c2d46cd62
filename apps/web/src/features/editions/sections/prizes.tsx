import type { Prize, TeamPrize } from '@xk/domain/ruleset'
import { Index } from 'solid-js'
import { BoundCheck, BoundCount, BoundList, BoundPoints, BoundText, useRules } from '../bound-fields.tsx'

/** Prizes from the highest down, and prizes for units with the points that units earn. */
export const Prizes = () => {
  const rules = useRules()
  const labelOf = (key: string) => rules.body().prizes.find((prize) => prize.key === key)?.label ?? key
  return (
    <>
      <BoundList
        path={['prizes']}
        title="Giải thưởng, từ cao xuống thấp"
        addLabel="Thêm giải"
        stem="prize"
        make={(key): Prize => ({
          key,
          label: 'Giải mới',
          quota: 1,
          floor: null,
          tiesShared: false,
          rewardText: '',
        })}
        nameOf={(it) => it.label}
      >
        {(path) => (
          <>
            <BoundText path={[...path, 'label']} label="Tên giải" />
            <div class="grid sm:grid-cols-3 gap-x-4">
              <BoundCount path={[...path, 'quota']} label="Số lượng" suffix="giải" />
              <BoundPoints path={[...path, 'floor']} label="Điểm sàn" suffix="điểm" optional />
              <BoundText path={[...path, 'rewardText']} label="Mức thưởng" optional />
            </div>
            <BoundCheck path={[...path, 'tiesShared']} label="Bằng điểm ở cuối thì đồng giải" />
          </>
        )}
      </BoundList>
      <BoundList
        path={['teamPrizes']}
        title="Giải tập thể"
        addLabel="Thêm giải tập thể"
        stem="team"
        make={(key): TeamPrize => ({
          key,
          label: 'Giải tập thể',
          quota: 1,
          perEntry: '1',
          perEntryCap: null,
          perPrize: [],
          perStageReached: [],
          minParticipation: null,
          rewardText: '',
        })}
        nameOf={(it) => it.label}
      >
        {(path, it) => (
          <>
            <BoundText path={[...path, 'label']} label="Tên giải" />
            <div class="grid sm:grid-cols-2 gap-x-4">
              <BoundCount path={[...path, 'quota']} label="Số lượng" suffix="giải" />
              <BoundText path={[...path, 'rewardText']} label="Mức thưởng" optional />
              <BoundPoints path={[...path, 'perEntry']} label="Mỗi bài hợp lệ" suffix="điểm" />
              <BoundCount path={[...path, 'perEntryCap']} label="Tính nhiều nhất" suffix="bài" optional />
            </div>
            <Index each={it().perPrize}>
              {(row, i) => (
                <BoundPoints
                  path={[...path, 'perPrize', i, 'points']}
                  label={`Có ${labelOf(row().prize)}, mỗi giải`}
                  suffix="điểm"
                />
              )}
            </Index>
          </>
        )}
      </BoundList>
    </>
  )
}
