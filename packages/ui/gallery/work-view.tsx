import { createSignal } from 'solid-js'
import {
  Button,
  Card,
  Countdown,
  DataTable,
  Distribution,
  EditionPath,
  EmptyState,
  KeyValue,
  LinkButton,
  NeedList,
  PageHeader,
  ProblemNote,
  ProgressBar,
  SaveState,
  SearchBox,
  Sections,
  Skeleton,
  type Sort,
  Stat,
  Tabs,
  Tag,
  Ticks,
  Todo,
} from '../src/index.ts'

const NOW = '2026-11-23T09:00:00.000Z'
const UNITS = [
  'Đoàn Sở Tài chính',
  'Đoàn Sở Giao thông vận tải',
  'Đoàn Trung tâm Lưu trữ lịch sử Thành phố',
  'Chi đoàn Ban Quản lý Khu Công nghệ cao Thành phố Hồ Chí Minh',
]
const TITLES = [
  'Trả kết quả hồ sơ hộ tịch qua tủ khóa thông minh đặt ngoài trụ sở, phục vụ sau 17 giờ',
  'Kho biểu mẫu điền sẵn dùng chung toàn Khối',
  'Phiếu hẹn bằng giọng nói cho người cao tuổi',
]
interface Row {
  code: string
  title: string
  unit: string
  score: number
  late: boolean
}
const ROWS: Row[] = Array.from({ length: 1000 }, (_, i) => ({
  code: `K${i % 9}-${1000 + i}`,
  title: TITLES[i % 3] ?? '',
  unit: UNITS[i % 4] ?? '',
  score: 60 + ((i * 37) % 400) / 10,
  late: i % 5 === 0,
}))
const COUNTS = [0, 1, 1, 2, 4, 7, 9, 12, 10, 8, 5, 3, 2, 1, 0, 1]

export const WorkView = (props: { rows: number }) => {
  const [sort, setSort] = createSignal<Sort>({ key: 'score', descending: true })
  const [query, setQuery] = createSignal('')
  const rows = () =>
    ROWS.slice(0, props.rows)
      .filter((row) => row.title.includes(query()))
      .toSorted((a, b) => (sort().descending ? -1 : 1) * (a.score - b.score))
  return (
    <>
      <PageHeader
        tag={<Tag tone="blue">Đang chấm sơ khảo</Tag>}
        title="Cuộc thi ý tưởng, giải pháp cải cách hành chính năm 2026"
        text="112 bài dự thi của 58 cơ sở Đoàn trực thuộc. Hội đồng giám khảo gồm 9 đồng chí, mỗi bài có ít nhất 3 phiếu chấm."
        actions={<Button variant="primary">Chuyển sang chung khảo</Button>}
      />
      <EditionPath
        steps={[
          { label: 'Thể lệ', sub: 'mở 01/12/2026', state: 'done' },
          { label: 'Nhận bài', sub: '112 bài, 58 đơn vị', state: 'done' },
          { label: 'Thẩm định', sub: '104 hợp lệ', state: 'done' },
          { label: 'Đánh phách', sub: '104 bản chấm', state: 'done' },
          { label: 'Sơ khảo', sub: 'còn 3 ngày', state: 'now' },
          { label: 'Chung khảo', sub: '20 bài', state: 'todo' },
          { label: 'Công bố', sub: '26/03/2027', state: 'todo' },
        ]}
      />
      <Tabs
        label="Các phần của cuộc thi"
        items={[
          { href: '#a', label: 'Tổng quan', current: true },
          { href: '#b', label: 'Bài dự thi', badge: 112 },
          { href: '#c', label: 'Phân công giám khảo' },
          { href: '#d', label: 'Chênh lệch điểm', badge: 6 },
          { href: '#e', label: 'Xếp hạng và giải thưởng' },
        ]}
      />
      <div class="grid gap-6 md:grid-cols-[1.25fr_1fr] items-start">
        <Card title="Việc cần xong để sang chung khảo">
          <NeedList
            items={[
              {
                tag: <Tag tone="red">6</Tag>,
                text: 'Bài chênh lệch trên 20 điểm, cần hội ý',
                sub: 'K7-3QF, M2-9TD, R4-8WX và 3 bài nữa',
                action: <LinkButton href="#x">Xem</LinkButton>,
              },
              {
                tag: <Tag tone="amber">2</Tag>,
                text: 'Giám khảo chưa nộp đủ phiếu',
                sub: 'Giám khảo 4 còn 13 bài, Giám khảo 9 còn 5 bài',
                action: <LinkButton href="#y">Nhắc</LinkButton>,
              },
              {
                tag: <Tag tone="green">✓</Tag>,
                text: 'Không bài nào dưới 3 phiếu sau khi nộp',
                sub: 'theo phân công hiện tại',
              },
            ]}
          />
        </Card>
        <Card
          title="Tiến độ"
          actions={
            <LinkButton href="#z" size="small">
              Chi tiết
            </LinkButton>
          }
        >
          <div class="grid grid-cols-3 gap-4 mb-6">
            <Stat value="104" label="bài hợp lệ" />
            <Stat value="312" label="phiếu chấm" help="94% đã nộp" />
            <Stat value="8,5" label="điểm lệch trung vị" />
          </div>
          <ProgressBar label="Giám khảo 4" value={13} max={26} />
          <div class="flex items-center gap-3 mt-4 text-sm">
            <Ticks total={24} done={11} now={11} />
            <span>
              <b>11</b> / 24 bài · <Countdown until="2026-11-26T09:30:00.000Z" serverNow={NOW} />
            </span>
          </div>
          <div class="mt-4">
            <Distribution counts={COUNTS} marked={12} label="Phân bố 66 điểm, nhiều nhất quanh 75 điểm" />
          </div>
          <div class="mt-4 grid gap-1 justify-items-start">
            <SaveState value={{ state: 'saved', at: '2026-11-23T13:41:00.000Z' }} />
            <SaveState value={{ state: 'offline' }} onRetry={() => undefined} />
            <SaveState
              value={{ state: 'error', message: 'Chưa lưu được lên máy chủ' }}
              onRetry={() => undefined}
            />
          </div>
        </Card>
      </div>
      <Todo
        first
        tag={
          <Tag tone="red">
            Cần bổ sung · <Countdown until="2026-11-23T09:12:05.000Z" serverNow={NOW} />
          </Tag>
        }
        title="Hồ sơ tuyên dương “Cán bộ, công chức, viên chức trẻ giỏi, thân thiện” năm 2026"
        text="Tổ công tác yêu cầu 2 mục: minh chứng sáng kiến, xác nhận của cấp ủy."
        actions={<Button variant="primary">Bổ sung ngay</Button>}
      />
      <Todo
        tag={<Tag tone="blue">Đang mở · đến 16g30, 15/03/2027</Tag>}
        title="Cuộc thi ý tưởng, giải pháp CCHC 2026"
        text="Bản nháp “Tủ khóa trả kết quả”: đã xong 4 / 6 phần."
        actions={
          <>
            <Button>Viết tiếp</Button>
            <Button>Nộp bài khác</Button>
          </>
        }
      >
        <div class="mt-3">
          <ProgressBar label="Phần đã xong" value={4} max={6} hideLabel />
        </div>
      </Todo>
      <ProblemNote
        tone="amber"
        title="Một đồng chí khác vừa lưu bản mới hơn"
        text="Bản của đồng chí vẫn còn nguyên ở đây. Hãy so hai bản rồi chọn bản muốn giữ."
        action={<Button>So hai bản</Button>}
      />
      <ProblemNote
        title="Tệp lớn hơn 20 MB nên chưa gửi được"
        text="Hãy nén tệp hoặc tách thành hai tệp rồi gửi lại."
      />
      <ProblemNote tone="green" title="Đã nộp lúc 16g12, 05/10/2026" text="Biên nhận XK-2026-00142." />
      <ProblemNote tone="blue" title="Kết quả sơ khảo được công bố ngày 26/03/2027." />
      <Card title="Bài dự thi" class="mt-6">
        <div class="filters">
          <SearchBox label="Tìm theo tên bài, đơn vị" value={query()} onInput={setQuery} />
        </div>
        <DataTable
          caption="Bài dự thi"
          rows={rows()}
          sort={sort()}
          onSort={(key) => setSort((was) => ({ key, descending: was.key === key ? !was.descending : true }))}
          empty={<EmptyState title="Không có bài nào khớp" text="Thử bỏ bớt chữ trong ô tìm." />}
          columns={[
            { key: 'code', label: 'Mã bài', cell: (row) => row.code, nowrap: true },
            { key: 'title', label: 'Tên ý tưởng, giải pháp', cell: (row) => row.title, lead: true },
            { key: 'unit', label: 'Đơn vị', cell: (row) => row.unit },
            {
              key: 'state',
              label: 'Trạng thái',
              cell: (row) =>
                row.late ? <Tag tone="amber">Chờ bổ sung</Tag> : <Tag tone="green">Hợp lệ</Tag>,
            },
            {
              key: 'score',
              label: 'Điểm',
              cell: (row) => row.score.toFixed(2).replace('.', ','),
              numeric: true,
              sortable: true,
            },
          ]}
        />
      </Card>
      <div class="grid gap-6 md:grid-cols-2 mt-6 items-start">
        <Card title="Các phần của bài">
          <Sections
            label="Các phần của bài"
            items={[
              { href: '#1', label: 'Thông tin chung', state: 'done', sub: '6 / 6' },
              { href: '#2', label: 'Thực trạng và lý do đề xuất', state: 'problem', sub: '2 mục' },
              { href: '#3', label: 'Nội dung giải pháp', state: 'part', current: true, sub: '412 từ' },
              { href: '#4', label: 'Hiệu quả dự kiến, khả năng nhân rộng', state: 'todo' },
            ]}
          />
        </Card>
        <Card title="Thông tin đơn vị">
          <KeyValue
            items={[
              { label: 'Đơn vị', value: 'Đoàn Ban Quản lý Khu Công nghệ cao Thành phố Hồ Chí Minh' },
              { label: 'Bí thư', value: 'Nguyễn Thị Minh Châu' },
              { label: 'Đoàn viên', value: '1.240' },
              { label: 'Nộp gần nhất', value: '16g30, 05/10/2026' },
            ]}
          />
        </Card>
        <Card title="Đang tải">
          <Skeleton />
        </Card>
        <Card title="Chưa có gì">
          <EmptyState
            title="Chưa có bài nào được nộp"
            text="Bài của các cơ sở Đoàn sẽ hiện ở đây ngay khi được nộp. Hạn nộp là 16g30 ngày 15/03/2027."
            action={<Button>Nhắc các đơn vị</Button>}
          />
        </Card>
      </div>
    </>
  )
}
