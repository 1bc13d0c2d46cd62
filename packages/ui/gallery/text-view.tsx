import { createSignal } from 'solid-js'
import {
  type Block,
  Card,
  type Highlight,
  PageHeader,
  RichTextEditor,
  RichTextView,
  type Span,
} from '../src/index.ts'

const TEXT: Block[] = [
  { type: 'heading', level: 2, runs: [{ text: 'Thực trạng' }] },
  {
    type: 'paragraph',
    runs: [
      { text: 'Mỗi tháng bộ phận một cửa tiếp nhận khoảng ' },
      { text: '1.240 hồ sơ hộ tịch', bold: true },
      { text: '; 38% người dân đến nhận kết quả phải nghỉ làm ít nhất ' },
      { text: 'nửa buổi', italic: true },
      { text: '. Nhóm tác giả █████ đề xuất đặt một tủ 24 ngăn trước cổng trụ sở Phường Bến Nghé.' },
    ],
  },
  { type: 'list', ordered: true, items: [[{ text: 'Quét mã biên nhận' }], [{ text: 'Gán ngăn trống' }]] },
  {
    type: 'list',
    ordered: false,
    items: [[{ text: 'Giảm 30% lượt chờ' }], [{ text: 'Không thu thêm dữ liệu cá nhân' }]],
  },
  {
    type: 'table',
    rows: [
      [[{ text: 'Hạng mục' }], [{ text: 'Chi phí' }]],
      [[{ text: 'Tủ khóa 24 ngăn, khóa điện từ và bảng điều khiển' }], [{ text: '86 triệu đồng' }]],
    ],
  },
]
const HIGHLIGHTS: Highlight[] = [
  { id: 'a', leaf: 1, start: 184, end: 201, state: 'open', label: 'tên đơn vị, chưa quyết định' },
  { id: 'b', leaf: 2, start: 0, end: 7, state: 'out', label: 'sẽ che' },
  { id: 'c', leaf: 4, start: 0, end: 8, state: 'keep', label: 'giữ nguyên' },
]

export const TextView = () => {
  const [blocks, setBlocks] = createSignal<Block[]>(TEXT)
  const [empty, setEmpty] = createSignal<Block[]>([])
  const [spans, setSpans] = createSignal<Span[]>([])
  const [highlights, setHighlights] = createSignal(HIGHLIGHTS)
  const turn = (id: string) =>
    setHighlights((all) =>
      all.map((it) => (it.id === id ? { ...it, state: it.state === 'out' ? 'keep' : 'out' } : { ...it })),
    )
  return (
    <>
      <PageHeader title="Chữ dài" />
      <div class="grid gap-6 md:grid-cols-2 items-start">
        <div>
          <RichTextEditor
            label="Nội dung giải pháp"
            help="Dán từ Word được: giữ đoạn, danh sách, bảng."
            value={blocks()}
            onInput={setBlocks}
            minWords={300}
            maxWords={3000}
          />
          <RichTextEditor
            id="trong"
            label="Khả năng nhân rộng"
            value={empty()}
            onInput={setEmpty}
            error="Hãy viết ít nhất 50 từ."
            minWords={50}
          />
          <pre id="ra" class="text-xs whitespace-pre-wrap" aria-label="Cấu trúc nhận được">
            {JSON.stringify(empty())}
          </pre>
        </div>
        <Card title="Bản đọc, có chỗ cần xem">
          <RichTextView
            value={TEXT}
            highlights={highlights()}
            onHighlight={turn}
            headingLevel={3}
            onSelect={setSpans}
          />
          <pre id="chon" class="text-xs whitespace-pre-wrap" aria-label="Đã chọn">
            {JSON.stringify(spans())}
          </pre>
        </Card>
      </div>
    </>
  )
}
