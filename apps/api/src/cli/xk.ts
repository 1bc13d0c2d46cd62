import { assignFromFiles } from './assign.ts'
import { makeBackup } from './backup.ts'
import { runDemo } from './demo.ts'
import { printFacets } from './facets.ts'
import { printFirstLink } from './first-link.ts'
import { type ExitCode, type Terminal, UsageError } from './installation.ts'
import { printKeys } from './key.ts'
import { runLedger } from './ledger.ts'
import { migrateDatabase } from './migrate.ts'
import { printOpenRounds } from './open-rounds.ts'
import { printReliability } from './reliability.ts'
import { restoreFromBackup } from './restore.ts'
import { tallyBallotsFile } from './tally.ts'
import { verifyReleaseFile } from './verify.ts'

interface Command {
  usage: string
  about: string
  run: (terminal: Terminal, args: readonly string[]) => Promise<ExitCode>
}

const COMMANDS: Record<string, Command> = {
  migrate: {
    usage: 'migrate',
    about: 'Đưa cơ sở dữ liệu lên phiên bản của chương trình này.',
    run: migrateDatabase,
  },
  'first-link': {
    usage: 'first-link',
    about: 'In liên kết mới để tạo quản trị viên đầu tiên.',
    run: printFirstLink,
  },
  backup: {
    usage: 'backup TỆP [--with-keys]',
    about: 'Sao lưu cơ sở dữ liệu và tệp vào một tệp, kể cả khi máy chủ đang chạy.',
    run: makeBackup,
  },
  restore: {
    usage: 'restore TỆP [--erasures DANH-SÁCH]\n      restore TỆP --check',
    about: 'Khôi phục vào hệ thống còn trống và xóa lại người đã được xóa; --check chỉ kiểm tra tệp.',
    run: restoreFromBackup,
  },
  ledger: {
    usage: 'ledger verify [--checkpoint TỆP]\n      ledger checkpoint [--out TỆP]',
    about: 'Kiểm tra sổ ghi (đối chiếu cả điểm kiểm tra giữ bên ngoài); ký và xuất điểm kiểm tra.',
    run: runLedger,
  },
  key: {
    usage: 'key [--new]',
    about: 'In dấu vân tay khóa ký để in trên quyết định; --new thêm khóa mới.',
    run: printKeys,
  },
  'open-rounds': {
    usage: 'open-rounds',
    about: 'Nêu các lượt bỏ phiếu đang mở; mã thoát 3 khi còn lượt như vậy.',
    run: printOpenRounds,
  },
  verify: {
    usage: 'verify RELEASE.json --key DẤU-VÂN-TAY',
    about: 'Kiểm tra một bản công bố: chữ ký, tính lại, có trong sổ ghi. Không cần cơ sở dữ liệu.',
    run: verifyReleaseFile,
  },
  tally: {
    usage: 'tally BALLOTS.json [--root MÃ-GỐC]',
    about: 'Kiểm và đếm lại một lượt bỏ phiếu đã công bố. Không cần cơ sở dữ liệu.',
    run: tallyBallotsFile,
  },
  reliability: {
    usage: 'reliability RATINGS.csv',
    about:
      'In mức thống nhất của bảng điểm (dòng là bài, cột là giám khảo, ô trống là không chấm): alpha, ICC, Kendall W.',
    run: printReliability,
  },
  facets: {
    usage: 'facets RATINGS.csv',
    about:
      'Tách mức điểm của bài, độ nghiêm khắc của giám khảo và độ khó của tiêu chí (cột entry,judge,criterion,score).',
    run: printFacets,
  },
  assign: {
    usage: 'assign --preferences P.csv --conflicts C.csv --per-entry SỐ [--max-load SỐ]',
    about:
      'Phân công chấm từ tệp, in CSV entry,judge (đếm từ 1): mức mong muốn thấp nhất càng cao càng tốt, rồi đến tổng. P: mỗi dòng một bài, mỗi cột một giám khảo, số nguyên, không dòng đầu. C: dòng đầu paper,reviewer. Không nêu --max-load thì mỗi người tối đa (số bài × --per-entry ÷ số giám khảo) bài, làm tròn lên.',
    run: assignFromFiles,
  },
  demo: {
    usage: 'demo',
    about: 'Nạp dữ liệu mẫu vào hệ thống còn trống và in tài khoản của từng loại người dùng.',
    run: runDemo,
  },
}

const help = (): string =>
  [
    'Xung Kích – dòng lệnh. Cách dùng: pnpm xk LỆNH',
    '',
    ...Object.values(COMMANDS).map(({ usage, about }) => `  xk  ${usage}\n        ${about}`),
    '  xk  help\n        In trang này.',
    '',
    'Biến môi trường: DATA_DIR (mặc định ./data), DATABASE_URL, DATABASE_APP_URL, PUBLIC_URL.',
    'Mã thoát: 0 đúng, 1 sai hoặc không làm được, 2 dùng lệnh không đúng.',
  ].join('\n')

/** Runs one command of the command line; the exit code. Faults throw. */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const [name = 'help', ...args] = argv
  if (['help', '--help', '-h'].includes(name)) {
    terminal.say(help())
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command) throw new UsageError(`Không có lệnh “${name}”. Xem: pnpm xk help`)
    return await command.run(terminal, args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.complain(error.message)
    return 2
  }
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  })
}
