import { createApp } from '../app.ts'
import { fillDemo } from '../features/demo/fill-demo.ts'
import { type Terminal, withInstallation } from './installation.ts'

/** Fills an empty system with the small world and prints how to sign in as each kind of person. */
export const runDemo = async (terminal: Terminal) => {
  const { filled, publicUrl } = await withInstallation(terminal, async (deps) => ({
    filled: await fillDemo(deps, createApp),
    publicUrl: deps.config.publicUrl,
  }))
  if (!filled.ok) {
    terminal.complain('Hệ thống đã có dữ liệu: dữ liệu mẫu chỉ nạp vào hệ thống còn trống.')
    return 1 as const
  }
  const { logins, links, units, editions } = filled.value
  terminal.say(`Đã nạp ${units} cơ sở Đoàn và ${editions} lần tổ chức. Đăng nhập tại ${publicUrl}/dang-nhap`)
  terminal.say(`Mật khẩu của mọi người: ${logins[0]?.password}\n`)
  for (const { kind, fullName, login, secondFactor } of logins) {
    terminal.say(`${kind.padEnd(24)} ${login.padEnd(22)} ${fullName}`)
    if (secondFactor) terminal.say(`${''.padEnd(24)} mã lúc này ${secondFactor.code}; ${secondFactor.uri}`)
  }
  for (const { kind, url } of links) terminal.say(`${kind}: ${url}`)
  return 0 as const
}
