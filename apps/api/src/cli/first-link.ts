import { firstAdministratorLink } from '../features/accounts/first-administrator.ts'
import { type Terminal, withInstallation } from './installation.ts'

/** Prints a fresh link for the first administrator; older ones stop working. */
export const printFirstLink = async (terminal: Terminal) => {
  const link = await withInstallation(terminal, firstAdministratorLink)
  if (!link) {
    terminal.complain(
      'Hệ thống đã có quản trị viên. Mất quyền truy cập thì nhờ một người khác khôi phục tài khoản.',
    )
    return 1 as const
  }
  terminal.say(`Liên kết tạo quản trị viên đầu tiên (dùng một lần, 24 giờ):\n  ${link}`)
  return 0 as const
}
