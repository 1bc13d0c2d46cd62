import type { EligibilityRule } from '@xk/domain/ruleset'
import { Match, Switch } from 'solid-js'
import { BoundCheck, BoundCount, BoundDay, BoundList, BoundText, useRules } from '../bound-fields.tsx'

const NAMES: Record<EligibilityRule['rule'], string> = {
  maxAge: 'Tuổi tối đa',
  maxEntriesPerPerson: 'Số bài mỗi người',
  maxEntriesPerUnit: 'Số bài mỗi cơ sở',
  unitQuotaBySize: 'Chỉ tiêu theo số đoàn viên',
  notOfficeHolder: 'Ban Tổ chức, Ban Giám khảo, Tổ Thư ký không dự thi',
  notHonouredThisTerm: 'Chưa được tuyên dương trong nhiệm kỳ',
  fieldIsYes: 'Một mục Có / Không phải là Có',
}

/** Conditions that the system computes with their reasons; their numbers can be changed, or a condition dropped. */
export const Eligibility = () => {
  const rules = useRules()
  const year = () => new Date().getFullYear()
  return (
    <>
      <p class="text-ink-2">Hệ thống tự kiểm tra các điều kiện này và nêu lý do; Tổ Thư ký quyết định.</p>
      <BoundList
        path={['eligibility']}
        title="Điều kiện"
        addLabel="Thêm giới hạn tuổi"
        stem="rule"
        make={(): EligibilityRule => ({ rule: 'maxAge', years: 35, at: `${year()}-12-31` })}
        nameOf={(it: EligibilityRule) => NAMES[it.rule]}
      >
        {(path, it) => (
          <Switch>
            <Match when={it().rule === 'maxAge'}>
              <div class="grid sm:grid-cols-2 gap-x-4">
                <BoundCount path={[...path, 'years']} label="Không quá" suffix="tuổi" />
                <BoundDay path={[...path, 'at']} label="Tính đến ngày" />
              </div>
            </Match>
            <Match when={it().rule === 'maxEntriesPerPerson'}>
              <BoundCount path={[...path, 'max']} label="Nhiều nhất" suffix={rules.body().entryNoun} />
              <BoundCheck path={[...path, 'asRepresentative']} label="Chỉ tính bài làm đại diện" />
            </Match>
            <Match when={it().rule === 'maxEntriesPerUnit'}>
              <BoundCount path={[...path, 'max']} label="Nhiều nhất" suffix={rules.body().entryNoun} />
            </Match>
            <Match when={it().rule === 'unitQuotaBySize'}>
              <BoundList
                path={[...path, 'steps']}
                title="Bậc theo số đoàn viên"
                addLabel="Thêm bậc"
                stem="step"
                make={() => ({ upToMembers: null, max: 1 })}
                nameOf={(step) =>
                  step.upToMembers === null ? 'Còn lại' : `Đến ${step.upToMembers} đoàn viên`
                }
              >
                {(step) => (
                  <div class="grid sm:grid-cols-2 gap-x-4">
                    <BoundCount path={[...step, 'upToMembers']} label="Đến" suffix="đoàn viên" optional />
                    <BoundCount path={[...step, 'max']} label="Nhiều nhất" suffix={rules.body().entryNoun} />
                  </div>
                )}
              </BoundList>
            </Match>
            <Match when={it().rule === 'fieldIsYes'}>
              <BoundText path={[...path, 'reason']} label="Lý do nêu khi không đạt" />
            </Match>
          </Switch>
        )}
      </BoundList>
    </>
  )
}
