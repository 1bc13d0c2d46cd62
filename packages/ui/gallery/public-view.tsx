import { Card, Hero, LinkButton, Podium } from '../src/index.ts'

export const PublicView = () => (
  <>
    <Hero
      overlap
      eyebrow="Đoàn Khối Dân - Chính - Đảng TP. Hồ Chí Minh"
      title="Kết quả cuộc thi ý tưởng, giải pháp cải cách hành chính 2026"
      text="112 bài dự thi của 58 cơ sở Đoàn. Quyết định số 142-QĐ/ĐTN ngày 26/03/2027."
    />
    <div>
      <Podium
        places={[
          {
            rank: 1,
            medal: 'gold',
            prize: 'Giải nhất',
            title: 'Trả kết quả hồ sơ qua tủ khóa thông minh ngoài giờ',
            sub: 'Đoàn Sở Tư pháp',
            score: '91,25',
          },
          {
            rank: 2,
            medal: 'silver',
            prize: 'Giải nhì',
            title: 'Sổ tay điện tử một chạm cho cán bộ một cửa',
            sub: 'Đoàn Sở Nội vụ',
            score: '88,40',
          },
          {
            rank: 3,
            medal: 'bronze',
            prize: 'Giải ba',
            title: 'Bản đồ chờ: xem trước lượt đợi ở từng quầy tiếp nhận hồ sơ',
            sub: 'Đoàn Sở Giao thông vận tải',
            score: '86,75',
          },
        ]}
      />
      <Card
        title="Đã kiểm tra trên máy của bạn"
        class="my-6"
        actions={<LinkButton href="#tai">Tải bảng điểm</LinkButton>}
      >
        <p class="text-sm text-ink-2">
          Chữ ký đúng, xếp hạng tính lại trùng khớp 312 phiếu chấm. <a href="#cach">Cách kiểm tra</a>
        </p>
      </Card>
    </div>
  </>
)
