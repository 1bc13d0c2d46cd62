/** Words of the page of dates and their extensions. */

export const schedule = {
  title: 'Lịch',
  extend: 'Gia hạn',
  beforeOpening: 'Sửa được đến khi mở. Sau khi mở, ngày chỉ dời muộn hơn bằng gia hạn có lý do công bố.',
  afterOpening: 'Ngày đã công bố chỉ dời muộn hơn, bằng gia hạn có lý do.',
  history: 'Đã gia hạn',
  noHistory: 'Chưa gia hạn lần nào.',
  forAll: 'Tất cả cơ sở',
  forUnit: 'Một cơ sở',
  who: 'Gia hạn cho',
  unit: 'Cơ sở Đoàn',
  chooseUnit: 'Chọn cơ sở',
  reason: 'Lý do (được công bố)',
  newDate: (label: string) => `${label}: ngày mới`,
  now: (date: string) => `Hiện tại: ${date}`,
  keep: 'Để trống nếu không đổi.',
  publish: 'Gia hạn và công bố',
  done: 'Đã gia hạn và công bố.',
  notSet: 'Chưa đặt',
  columns: { what: 'Mốc', unit: 'Cơ sở', at: 'Ngày mới', reason: 'Lý do', recorded: 'Ghi nhận lúc' },
}
