export {
  noticeClosesAt,
  OBJECTION_RULINGS,
  type ObjectionRuling,
  type ShownEntry,
  stillInTheWay,
} from './public-notice.ts'
