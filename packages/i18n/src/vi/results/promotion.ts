/** Who goes on to the next stage, and the joining of codes and names. */
export const promotion = {
  title: (next: string) => `Vào ${next.toLowerCase()}`,
  see: (next: string) => `Xem danh sách vào ${next.toLowerCase()}`,
  rule: (quota: number | null, floor: string | null, noun: string) =>
    [
      quota === null ? `Mọi ${noun}` : `${quota} ${noun} cao điểm nhất`,
      floor === null ? '' : `đạt từ ${floor} điểm`,
    ]
      .filter(Boolean)
      .join(', '),
  ties: {
    allIn: 'bằng điểm với vị trí cuối thì cùng vào',
    tieBreakChain: 'bằng điểm ở vị trí cuối thì so các tiêu chí, vẫn bằng thì bốc thăm',
    none: 'bằng điểm ở vị trí cuối thì không bài nào vào',
  } as Record<string, string>,
  notReady: {
    title: 'Chưa chốt điểm vòng này',
    text: 'Danh sách theo số phách hiện ở đây khi bảng điểm đã chốt.',
  },
  tie: (codes: string, score: string, places: number) =>
    `Bằng ${score} điểm ở vị trí cuối: ${codes}. Còn ${places} suất.`,
  goOn: (n: number) => `Vào vòng sau: ${n} bài`,
  stay: (n: number) => `Không vào: ${n} bài`,
  why: {
    withinPlaces: 'Trong số lượng',
    tieAllIn: 'Bằng điểm vị trí cuối, cùng vào',
    byTieBreak: 'Bằng điểm, hơn ở tiêu chí so sánh',
    byLot: 'Bằng điểm, vào theo bốc thăm',
    belowFloor: 'Dưới điểm sàn',
    beyondPlaces: 'Ngoài số lượng',
    tieLeftOut: 'Bằng điểm vị trí cuối, không vào',
    behindInTie: 'Bằng điểm, kém ở tiêu chí so sánh hoặc bốc thăm',
    notScored: 'Chưa có điểm',
    lotNeeded: 'Chờ bốc thăm',
  } as Record<string, string>,
  columns: { code: 'Số phách', name: 'Tên', rank: 'Hạng', score: 'Điểm', why: 'Căn cứ' },
  declare: 'Công bố danh sách',
  declareTitle: (next: string) => `Công bố danh sách vào ${next.toLowerCase()}?`,
  declareText: (n: number, published: boolean, blind: boolean) =>
    [
      `${n} bài vào vòng sau. Danh sách được ghi vào sổ kèm mã kiểm tra`,
      published ? ' và công khai theo số phách.' : '.',
      blind ? ' Mỗi bài nhận số phách mới, bản chấm được giữ nguyên.' : ' Mỗi bài nhận số phách mới.',
    ].join(''),
  declareOther: 'Người công bố danh sách là người khác với người đã chốt điểm.',
  declared: (by: string, when: string) => `${by} công bố lúc ${when}`,
  done: (n: number) => `Đã công bố: ${n} bài vào vòng sau.`,
  withdraw: 'Hủy danh sách',
  withdrawTitle: 'Hủy danh sách đã công bố?',
  withdrawText:
    'Chỉ làm khi phát hiện sai sót, trước khi vòng sau bắt đầu. Phân công ở vòng sau bị bỏ; danh sách cũ và lý do được lưu và công bố cùng kết quả.',
  withdrawn: (n: number, when: string, reason: string) => `Danh sách lần ${n} hủy lúc ${when}: ${reason}`,
  namesNext: (next: string) => `${next} biết tên tác giả. Cần hồi phách vòng này trước, có hai người duyệt.`,
  namesNextPresents: (next: string) =>
    `Ở ${next.toLowerCase()}, tác giả trực tiếp thuyết trình. Cần hồi phách vòng này trước, có hai người duyệt.`,
  toMasking: 'Bản chấm vòng sau',
  toPanel: 'Giám khảo vòng sau',
}

export const unmask = {
  request: 'Đề nghị hồi phách',
  requestTitle: 'Đề nghị hồi phách?',
  requestText:
    'Tổ trưởng hoặc Tổ phó duyệt thì mã bài mới được ghép với tên tác giả. Việc này không quay lại được.',
  waiting: (by: string, when: string) => `${by} đề nghị hồi phách lúc ${when}`,
  approve: 'Duyệt hồi phách',
  approveTitle: 'Ghép mã bài với tên tác giả?',
  approveText:
    'Kết quả theo mã bài đã chốt và không đổi nữa. Sau bước này người trong Tổ công tác thấy tên tác giả, đơn vị.',
  refuse: 'Không duyệt',
  done: 'Đã hồi phách. Tên tác giả và đơn vị hiện bên cạnh mã bài.',
}
