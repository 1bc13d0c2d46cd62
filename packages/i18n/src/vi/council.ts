import { announce, collect, issue, roll } from './council/meeting.ts'
import { agenda, dossier, mine, restricted } from './council/member.ts'
import { minutes, sign } from './council/minutes.ts'
import { count } from './council/paper-count.ts'
import { setUp } from './council/set-up.ts'

/** The council: how it is set up, what its members see, and the meeting as its tellers hold it. */
export const councilWords = {
  retry: 'Tải lại',
  close: 'Đóng',
  cancel: 'Thôi',
  save: 'Lưu',
  offices: {
    chair: 'Chủ tịch Hội đồng',
    deputyChair: 'Phó Chủ tịch',
    secretary: 'Thư ký Hội đồng',
    member: 'Ủy viên',
  },
  officesShort: { chair: 'Chủ tịch', deputyChair: 'Phó Chủ tịch', secretary: 'Thư ký', member: 'Ủy viên' },
  teller: { head: 'Trưởng Ban kiểm phiếu', member: 'Ban kiểm phiếu' },
  beside: 'Ngoài Hội đồng, không bỏ phiếu',
  attendance: {
    present: 'Có mặt',
    online: 'Trực tuyến',
    written: 'Gửi phiếu',
    absent: 'Vắng',
  },
  sources: {
    unit: 'Cùng cơ sở Đoàn',
    superior: 'Lãnh đạo, xác nhận của đơn vị',
    nominator: 'Người nộp, đề xuất hồ sơ',
    nominee: 'Người được giới thiệu',
    declared: 'Tự khai',
    recorded: 'Tổ công tác hoặc chủ tọa ghi nhận',
  },
  /** What an interest means, by the rules. */
  effect: {
    struck:
      'Theo thể lệ, thành viên có liên quan không đọc hồ sơ và không bỏ phiếu cho người đó; mẫu số của người đó bớt một.',
    abstains:
      'Theo thể lệ, thành viên có liên quan đọc hồ sơ, không bỏ phiếu cho người đó; mẫu số giữ nguyên.',
    votes:
      'Theo thể lệ, thành viên có liên quan vẫn đọc hồ sơ và bỏ phiếu, không phát biểu giới thiệu người đó.',
  },
  moments: {
    waiting: 'Chờ danh sách',
    reading: 'Đọc hồ sơ',
    sitting: 'Đang họp',
    issuing: 'Đang phát phiếu',
    casting: 'Đang bỏ phiếu',
    counting: 'Đang kiểm phiếu',
    closed: 'Đã khóa biên bản',
  },
  issues: (issue: { code: string; have: number; needed: number }): string => {
    switch (issue.code) {
      case 'tooFewMembers':
        return `Hội đồng có ${issue.have} thành viên, thể lệ cần ít nhất ${issue.needed}.`
      case 'tooManyMembers':
        return `Hội đồng có ${issue.have} thành viên, thể lệ cho nhiều nhất ${issue.needed}.`
      case 'noChair':
        return 'Chưa có Chủ tịch Hội đồng.'
      case 'noSecretary':
        return 'Chưa có Thư ký Hội đồng.'
      case 'noDecision':
        return 'Chưa ghi quyết định thành lập Hội đồng.'
      case 'noCandidates':
        return 'Chưa có người vào vòng Hội đồng. Danh sách có khi công bố kết quả chấm điểm.'
      case 'stillMasked':
        return 'Vòng chấm trước chưa hồi phách. Hội đồng đọc hồ sơ và họp khi đã biết tên.'
      case 'nomineeSits':
        return `${issue.have} người trong Hội đồng hoặc Ban kiểm phiếu có hồ sơ được giới thiệu. Cho thôi trước phiên họp.`
      case 'tooFewTellers':
        return `Ban kiểm phiếu có ${issue.have} người, cần ít nhất ${issue.needed}.`
      case 'noHeadTeller':
        return 'Ban kiểm phiếu chưa có Trưởng ban.'
      case 'notCalled':
        return `Còn ${issue.have} thành viên chưa điểm danh.`
      case 'noQuorum':
        return `Có mặt ${issue.have}, cần ít nhất ${issue.needed}. Chưa đủ túc số.`
      default:
        return issue.code
    }
  },
  setUp,
  mine,
  agenda,
  restricted,
  dossier,
  sitting: {
    title: 'Phiên họp và kiểm phiếu',
    steps: 'Các bước của biên bản',
    step: {
      roll: 'Điểm danh',
      issue: 'Phát phiếu',
      collect: 'Thu phiếu',
      count: 'Kiểm phiếu',
      announce: 'Công bố',
      sign: 'Ký',
    },
    watching: 'Đồng chí xem phiên họp. Ban kiểm phiếu và Thư ký Hội đồng ghi.',
    back: 'Hội đồng',
    issue,
    collect,
    count,
    announce,
    roll,
    minutes,
    sign,
  },
}
