import { writeSheet } from './write-sheet.ts'
import type { SheetColumn } from './write-sheet.ts'

/** The list of units as `readUnitSheet` knows it, heading for heading. */
export const UNIT_SHEET_COLUMNS: readonly SheetColumn[] = [
  { heading: 'Tên cơ sở Đoàn', width: 52 },
  { heading: 'Cụm hoạt động', width: 16 },
  { heading: 'Họ và tên cán bộ phụ trách', width: 28 },
  { heading: 'Chức vụ', width: 16 },
  { heading: 'Điện thoại', width: 16 },
  { heading: 'Thư điện tử', width: 30 },
  { heading: 'Ngày trực thuộc', width: 16 },
  { heading: 'Số đoàn viên', width: 14 },
  { heading: 'Ghi chú', width: 24 },
]

/** The blank template behind "Tải mẫu"; empty rows have the format "text" so that phones keep their zero. */
export const writeUnitSheetTemplate = (): Promise<Uint8Array> =>
  writeSheet(
    'Danh sách cơ sở Đoàn',
    UNIT_SHEET_COLUMNS,
    Array.from({ length: 100 }, () =>
      UNIT_SHEET_COLUMNS.map(({ heading }) => (heading === 'Số đoàn viên' ? null : '')),
    ),
  )
