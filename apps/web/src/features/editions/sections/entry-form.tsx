import type { Field } from '@xk/domain/ruleset'
import { Show } from 'solid-js'
import {
  BoundArea,
  BoundCheck,
  BoundChoice,
  BoundCount,
  BoundList,
  BoundText,
  useRules,
} from '../bound-fields.tsx'

const TYPES: { value: Field['type']; label: string }[] = [
  { value: 'shortText', label: 'Một dòng chữ' },
  { value: 'longText', label: 'Bài viết' },
  { value: 'choice', label: 'Chọn một trong danh sách' },
  { value: 'number', label: 'Số' },
  { value: 'date', label: 'Ngày' },
  { value: 'yesNo', label: 'Có / Không' },
]
const AUDIENCES: { value: Field['audience']; label: string }[] = [
  { value: 'content', label: 'Giám khảo và Tổ Thư ký' },
  { value: 'identity', label: 'Chỉ Tổ Thư ký và đơn vị (giám khảo không thấy)' },
  { value: 'internal', label: 'Chỉ Tổ Thư ký' },
  { value: 'public', label: 'Công khai' },
]
const CONFIRMATIONS = [
  { value: 'required', label: 'Bắt buộc khi nộp' },
  { value: 'mayFollow', label: 'Được nộp sau hạn một số ngày' },
  { value: 'none', label: 'Không yêu cầu' },
]
const MB = 1024 * 1024

/** What an entry asks for: its fields, people, attachments, declarations, consents, the stamped page. */
export const EntryForm = () => {
  const rules = useRules()
  const entry = () => rules.body().entry
  const fieldOptions = (only?: Field['type']) =>
    entry()
      .fields.filter((field) => !only || field.type === only)
      .map((field) => ({ value: field.key, label: field.label }))
  return (
    <>
      <BoundList
        path={['entry', 'fields']}
        title="Các mục của mẫu bài"
        addLabel="Thêm mục"
        stem="field"
        make={(key): Field => ({
          key,
          label: 'Mục mới',
          help: '',
          type: 'longText',
          audience: 'content',
          required: false,
          minWords: null,
          maxWords: null,
          options: [],
        })}
        nameOf={(it) => it.label}
      >
        {(path, field) => (
          <>
            <BoundText path={[...path, 'label']} label="Tên mục" />
            <BoundArea path={[...path, 'help']} label="Hướng dẫn" optional />
            <div class="grid sm:grid-cols-2 gap-x-4">
              <BoundChoice path={[...path, 'type']} label="Loại" options={TYPES} />
              <BoundChoice path={[...path, 'audience']} label="Ai xem được" options={AUDIENCES} />
              <Show when={field().type === 'longText' || field().type === 'shortText'}>
                <BoundCount path={[...path, 'minWords']} label="Tối thiểu" suffix="từ" optional />
                <BoundCount path={[...path, 'maxWords']} label="Tối đa" suffix="từ" optional />
              </Show>
            </div>
            <BoundCheck path={[...path, 'required']} label="Bắt buộc" />
            <Show when={field().type === 'choice'}>
              <BoundList
                path={[...path, 'options']}
                title="Lựa chọn"
                addLabel="Thêm lựa chọn"
                stem="option"
                make={(key) => ({ key, label: 'Lựa chọn mới' })}
                nameOf={(it) => it.label}
              >
                {(option) => <BoundText path={[...option, 'label']} label="Lựa chọn" />}
              </BoundList>
            </Show>
          </>
        )}
      </BoundList>
      <h3 class="mt-8 mb-2">Vai trò của các mục</h3>
      <BoundChoice path={['entry', 'titleField']} label="Mục là tên bài" options={fieldOptions()} />
      <BoundChoice
        path={['entry', 'topicField']}
        label="Mục là lĩnh vực"
        help="Để phân công theo chuyên môn của giám khảo."
        none="Không có"
        options={fieldOptions('choice')}
      />
      <h3 class="mt-8 mb-2">Người tham gia</h3>
      <div class="grid sm:grid-cols-2 gap-x-4">
        <BoundCount path={['entry', 'people', 'min']} label="Ít nhất" suffix="người" />
        <BoundCount path={['entry', 'people', 'max']} label="Nhiều nhất" suffix="người" />
      </div>
      <BoundCheck path={['entry', 'people', 'shares']} label="Ghi tỷ lệ đóng góp, cộng lại 100 %" />
      <BoundCheck path={['entry', 'people', 'birthDate']} label="Hỏi ngày sinh" />
      <BoundCheck path={['entry', 'jointUnits']} label="Nhiều cơ sở được cùng tham gia" />
      <h3 class="mt-8 mb-2">Tệp đính kèm</h3>
      <div class="grid sm:grid-cols-3 gap-x-4">
        <BoundCount path={['entry', 'attachments', 'maxCount']} label="Nhiều nhất" suffix="tệp" />
        <BoundCount path={['entry', 'attachments', 'maxFileBytes']} label="Mỗi tệp" suffix="MB" per={MB} />
        <BoundCount path={['entry', 'attachments', 'maxTotalBytes']} label="Tổng cộng" suffix="MB" per={MB} />
      </div>
      <BoundList
        path={['entry', 'declarations']}
        title="Cam kết khi nộp"
        addLabel="Thêm cam kết"
        stem="declaration"
        make={(key) => ({ key, label: 'Cam kết mới', required: true })}
        nameOf={(it) => it.label}
      >
        {(path) => (
          <>
            <BoundArea path={[...path, 'label']} label="Nội dung cam kết" />
            <BoundCheck path={[...path, 'required']} label="Bắt buộc" />
          </>
        )}
      </BoundList>
      <BoundList
        path={['entry', 'consents']}
        title="Đồng ý về dữ liệu cá nhân"
        addLabel="Thêm mục đích"
        stem="consent"
        make={(key) => ({ key, label: 'Mục đích mới', required: false, noticeVersion: '1' })}
        nameOf={(it) => it.label}
      >
        {(path) => (
          <>
            <BoundArea path={[...path, 'label']} label="Mục đích" />
            <BoundCheck path={[...path, 'required']} label="Bắt buộc" />
          </>
        )}
      </BoundList>
      <h3 class="mt-8 mb-2">Xác nhận của đơn vị</h3>
      <BoundChoice
        path={['entry', 'unitConfirmation', 'mode']}
        label="Trang có dấu của đơn vị"
        options={CONFIRMATIONS}
      />
      <Show when={entry().unitConfirmation.mode === 'mayFollow'}>
        <BoundCount
          path={['entry', 'unitConfirmation', 'followDays']}
          label="Được nộp sau hạn"
          suffix="ngày"
        />
      </Show>
    </>
  )
}
