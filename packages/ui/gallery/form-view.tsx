import { createSignal } from 'solid-js'
import {
  Button,
  Checkbox,
  ConfirmDialog,
  CopyButton,
  DateField,
  DateTimeField,
  FileDrop,
  NumberField,
  PageHeader,
  ProblemSummary,
  RadioGroup,
  SaveState,
  SelectField,
  Tag,
  TextArea,
  TextField,
} from '../src/index.ts'

export const FormView = () => {
  const [title, setTitle] = createSignal(
    'Trả kết quả hồ sơ hộ tịch qua tủ khóa thông minh đặt ngoài trụ sở, phục vụ người dân sau 17 giờ và các ngày nghỉ, lễ, Tết',
  )
  const [text, setText] = createSignal('Mỗi tháng bộ phận một cửa tiếp nhận khoảng 1.240 hồ sơ hộ tịch.')
  const [score, setScore] = createSignal('8,5')
  const [field, setField] = createSignal('')
  const [way, setWay] = createSignal('mail')
  const [sworn, setSworn] = createSignal(false)
  const [day, setDay] = createSignal<string | null>('2026-10-05')
  const [at, setAt] = createSignal<string | null>('2027-03-15T09:30:00.000Z')
  const [open, setOpen] = createSignal(false)
  const [attempt, setAttempt] = createSignal(0)
  const problems = () => [
    { id: 'ten', text: 'Tên ý tưởng dài quá 20 từ.' },
    { id: 'linh-vuc', text: 'Chưa chọn lĩnh vực.' },
  ]
  return (
    <div class="max-w-[720px]">
      <PageHeader
        tag={<Tag tone="amber">Bản nháp</Tag>}
        title="Bài dự thi"
        text={<SaveState value={{ state: 'saved', at: '2026-11-23T13:41:00.000Z' }} />}
      />
      <ProblemSummary problems={problems()} attempt={attempt()} />
      <TextField
        id="ten"
        label="Tên ý tưởng, giải pháp"
        help="Ngắn gọn, nói được việc làm và nơi áp dụng."
        value={title()}
        onInput={setTitle}
        maxWords={20}
        error="Tên dài quá 20 từ: hãy bớt 9 từ."
      />
      <SelectField
        id="linh-vuc"
        label="Lĩnh vực"
        value={field()}
        onChange={setField}
        placeholder="Chọn lĩnh vực"
        options={[
          { value: 'a', label: 'Một cửa, một cửa liên thông' },
          {
            value: 'b',
            label: 'Chuyển đổi số, ứng dụng công nghệ thông tin trong giải quyết thủ tục hành chính',
          },
        ]}
        error={field() ? undefined : 'Hãy chọn lĩnh vực.'}
      />
      <TextArea label="Thực trạng" value={text()} onInput={setText} minWords={50} maxWords={500} optional />
      <NumberField label="Điểm tự đánh giá" value={score()} onInput={setScore} suffix="điểm" />
      <div class="grid sm:grid-cols-2 gap-x-6">
        <DateField label="Ngày áp dụng thử" value={day()} onChange={setDay} optional />
        <DateTimeField label="Hạn nộp" value={at()} onChange={setAt} help="Giờ Việt Nam." />
      </div>
      <RadioGroup
        label="Nhận kết quả bằng"
        value={way()}
        onChange={setWay}
        options={[
          { value: 'mail', label: 'Thư điện tử' },
          { value: 'zalo', label: 'Tin nhắn Zalo', help: 'Gửi tới số điện thoại đã xác nhận của đồng chí.' },
          { value: 'post', label: 'Bưu điện', disabled: true },
        ]}
      />
      <FileDrop
        label="Minh chứng"
        help="PDF, Word hoặc ảnh, mỗi tệp không quá 20 MB."
        accept=".pdf,.docx,image/*"
        multiple
        camera
        onFiles={() => undefined}
        onRemove={() => undefined}
        files={[
          {
            id: '1',
            name: 'Phụ lục cách tính hiệu quả, số liệu khảo sát 215 lượt.pdf',
            size: 1_468_006,
            note: '6 trang',
          },
          { id: '2', name: 'anh-tu-khoa.jpg', size: 8_400_000, progress: 0.62 },
          {
            id: '3',
            name: 'Quyết định.docx',
            size: 21_000_000,
            error: 'Tệp lớn hơn 20 MB: hãy nén rồi gửi lại.',
          },
        ]}
      />
      <Checkbox
        label="Tôi cam đoan ý tưởng là của nhóm tác giả, chưa được trao giải ở cuộc thi khác"
        checked={sworn()}
        onChange={setSworn}
        error={sworn() ? undefined : 'Cần cam đoan trước khi nộp.'}
      />
      <Checkbox
        label="Nhận bản sao qua thư"
        help="Gửi tới thư đã xác nhận."
        checked
        onChange={() => undefined}
        disabled
      />
      <TextField label="Mã bài" value="K7-3QF" readonly />
      <div class="actions actions-fill">
        <Button variant="primary" onClick={() => setAttempt((n) => n + 1)}>
          Nộp bài dự thi
        </Button>
        <Button busy>Đang gửi</Button>
        <Button disabled>Chưa nộp được</Button>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Rút bài
        </Button>
        <Button size="small">Nhỏ</Button>
        <Button variant="link">Xem thể lệ</Button>
        <CopyButton text="XK-2026-00142" label="Chép mã biên nhận" />
      </div>
      <ConfirmDialog
        open={open()}
        title="Rút bài dự thi “Trả kết quả hồ sơ hộ tịch qua tủ khóa thông minh”?"
        text="Bài sẽ không được chấm. Trước 16g30 ngày 15/03/2027, đồng chí vẫn có thể nộp lại."
        confirmLabel="Rút bài"
        danger
        reasonLabel="Lý do rút bài"
        onConfirm={() => setOpen(false)}
        onClose={() => setOpen(false)}
      />
    </div>
  )
}
