import { type Terminal, withInstallation } from './installation.ts'

/** Brings the database to this version; opening it does so as its owner. */
export const migrateDatabase = async (terminal: Terminal) => {
  const { separateRoles } = await withInstallation(terminal, async (deps) => deps.database)
  terminal.say('Cơ sở dữ liệu đã ở phiên bản mới nhất.')
  if (!separateRoles)
    terminal.complain(
      'CẢNH BÁO: chưa tách được vai trò xk_app; hãy đặt DATABASE_APP_URL (docs/operations.md).',
    )
  return 0 as const
}
