import { Show } from 'solid-js'
import { BoundArea, BoundCheck, BoundChoice, BoundCount, useRules } from '../bound-fields.tsx'

const LISTS = [
  { value: 'winnersOnly', label: 'Chỉ bài đạt giải' },
  { value: 'allRanked', label: 'Tất cả bài được xếp hạng' },
]

/** What the public sees, how one can object, and how long content is kept. */
export const Publication = () => {
  const rules = useRules()
  const longFields = () =>
    rules
      .body()
      .entry.fields.filter(({ type }) => type === 'longText')
      .map(({ key, label }) => ({ value: key, label }))
  return (
    <>
      <BoundChoice path={['publication', 'list']} label="Danh sách công bố" options={LISTS} />
      <BoundCheck path={['publication', 'scores']} label="Công bố điểm" />
      <BoundCheck
        path={['publication', 'peopleNames']}
        label="Công bố họ tên người đạt giải (khi đã đồng ý)"
      />
      <BoundChoice
        path={['publication', 'summaryField']}
        label="Mục tóm tắt được công bố"
        none="Không công bố"
        options={longFields()}
      />
      <h3 id="r/appeals" tabindex="-1" class="mt-8 mb-2">
        Kiến nghị
      </h3>
      <Show when={rules.body().appeals} fallback={<p class="text-ink-2">Thể lệ này không nhận kiến nghị.</p>}>
        <BoundCount path={['appeals', 'days']} label="Thời hạn" suffix="ngày" />
        <BoundArea path={['appeals', 'text']} label="Cách gửi và trả lời" />
      </Show>
      <h3 class="mt-8 mb-2">Lưu trữ</h3>
      <BoundCount
        path={['retentionMonths']}
        label="Xóa nội dung bài không đạt giải sau"
        suffix="tháng"
        help="Tính từ khi kết thúc."
      />
    </>
  )
}
