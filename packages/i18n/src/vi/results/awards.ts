/** Prizes by code, and those of units. */
export const awards = {
  title: 'Giải thưởng theo mã bài',
  text: 'Giải được đề xuất theo thứ hạng, số lượng và điểm tối thiểu trong thể lệ. Có thể không trao, đồng giải hoặc trao thêm với lý do; không đảo thứ hạng.',
  state: {
    given: 'theo thể lệ',
    shared: 'đồng giải',
    added: 'trao thêm',
    withheld: 'không trao',
  } as Record<string, string>,
  quota: (n: number, floor: string | null) => `${n} giải${floor ? `, từ ${floor} điểm` : ''}`,
  noPrize: 'Không có giải',
  waiting: 'Chờ quyết định',
  change: 'Quyết định khác',
  changeOf: (code: string) => `Quyết định khác, bài ${code}`,
  choose: 'Quyết định',
  options: {
    withhold: 'Không trao giải cho bài này',
    share: (prize: string) => `Đồng ${prize}`,
    add: (prize: string) => `Trao thêm ${prize}`,
  },
  changeTitle: (code: string) => `Quyết định về bài ${code}`,
  withholdPlaces: 'Không trao một giải',
  withholdOf: (prize: string) => `Không trao một giải: ${prize}`,
  withholdTitle: (prize: string) => `Không trao một ${prize}?`,
  withholdText: 'Bài xếp tiếp theo được xét ở giải dưới. Giải không trao không chuyển xuống bậc dưới.',
  notAwarded: {
    belowFloor: 'không có bài đạt điểm tối thiểu',
    noMoreEntries: 'không còn bài',
    withheld: 'không trao theo quyết định',
    tieLeftOut: 'bằng điểm, không trao',
  } as Record<string, string>,
  /** Where a council chose by votes. */
  notAwardedByVotes: {
    belowFloor: 'không còn ai đủ phiếu',
    noMoreEntries: 'không còn ai đủ phiếu',
  } as Record<string, string>,
  notAwardedLine: (prize: string, n: number, why: string) => `${prize}: ${n} suất không trao, ${why}`,
  tie: {
    title: (prize: string) => `Bằng điểm ở ranh giới ${prize}`,
    text: (codes: string, score: string, places: number) =>
      `Các bài ${codes} cùng ${score} điểm, còn ${places} giải.`,
    lot: 'Thể lệ quy định bốc thăm công khai cho nhóm này.',
    share: 'Đồng giải tất cả',
    none: 'Không trao cho nhóm này, xét ở giải dưới',
  },
  decisions: 'Quyết định đã ghi',
  withdrawn: 'đã bỏ',
  invalid: 'không còn khớp bảng xếp hạng, cần bỏ và quyết định lại',
  withdraw: 'Bỏ quyết định',
  withdrawTitle: 'Bỏ quyết định này?',
  body: {
    withholdPlaces: (prize: string, n: number) => `Không trao ${n} ${prize}`,
    boundaryShare: (prize: string) => `Đồng giải ở ranh giới ${prize}`,
    boundaryNone: (prize: string) => `Không trao cho nhóm bằng điểm ở ${prize}`,
    withhold: (code: string) => `Không trao giải cho bài ${code}`,
    share: (code: string, prize: string) => `Bài ${code}: đồng ${prize}`,
    add: (code: string, prize: string) => `Bài ${code}: trao thêm ${prize}`,
  },
  empty: {
    title: 'Chưa có bài nào được xếp hạng',
    text: 'Khi bài đủ phiếu chấm, đề xuất giải hiện ở đây.',
  },
}

export const team = {
  title: 'Giải tập thể',
  text: 'Điểm của cơ sở Đoàn: bài hợp lệ và giải đạt được, theo thể lệ.',
  wait: {
    title: 'Chưa tính giải tập thể',
    text: 'Giải tập thể được tính sau khi chốt kết quả và hồi phách.',
  },
  none: { title: 'Thể lệ không có giải tập thể', text: 'Không cần làm gì ở trang này.' },
  unit: 'Cơ sở Đoàn',
  pts: 'Điểm',
  entries: 'Bài hợp lệ',
  won: 'Giải của bài',
  result: 'Kết quả',
  took: 'Tham gia',
  took2: (n: number, of: number) => `${n} / ${of} đoàn viên`,
  outcome: { wins: 'Được giải', none: '', boundaryTie: 'Bằng điểm, cần quyết định' } as Record<
    string,
    string
  >,
  excluded: 'Không xét',
  why: {
    belowParticipation: 'chưa đủ tỷ lệ tham gia',
    participationUnknown: 'chưa có số đoàn viên',
  } as Record<string, string>,
  share: 'Đồng giải',
  leave: 'Không trao cho nhóm này',
  fix: 'Chốt giải tập thể',
  fixed: 'Đã chốt giải tập thể.',
  toApproval: 'Sang trang trình duyệt',
}
