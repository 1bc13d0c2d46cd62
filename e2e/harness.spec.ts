import { expect, type Page, test } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './harness.ts'

/** That what looks at every page finds anything at all. */
const pageOf = (page: Page, inside: string) =>
  page.setContent(
    `<html lang="vi"><head><title>Thử</title></head><body><main><h1>Thử</h1>${inside}</main></body></html>`,
  )

test('planted faults are found: faint words, a picture and a field without a name, a wide table', async ({
  page,
}) => {
  await pageOf(page, '<p>Đạt</p>')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  for (const [rule, fault] of [
    ['color-contrast', '<p style="color: #bbb; background: #fff">Nhạt</p>'],
    ['image-alt', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'],
    ['label', '<input type="text">'],
    ['target-size', '<button style="font: 6px a">a</button><button style="font: 6px a">b</button>'],
  ]) {
    await pageOf(page, fault ?? '')
    await expect(expectAccessible(page)).rejects.toThrow(`"rule": "${rule}"`)
  }
  await pageOf(page, '<div style="width: 200vw">Rộng</div>')
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow()
  await pageOf(page, '<iframe title="Khung" srcdoc="<p>Trong</p>"></iframe>')
  await expect(expectAccessible(page)).rejects.toThrow('a frame')
})
