/** Writes into the rich text editor as people do, in a real browser: typing, Telex, Word's clipboard, lists. */
import { strict as assert } from 'node:assert'
import { chromium, type Page } from '@playwright/test'
import { createServer } from 'vite'
import type { Block } from '../src/index.ts'

const server = await createServer({ configFile: new URL('./vite.config.ts', import.meta.url).pathname })
await server.listen()
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

const emitted = async (page: Page): Promise<Block[]> =>
  JSON.parse((await page.locator('#ra').textContent()) ?? '') as Block[]
const paste = (page: Page, html: string, plain = '') =>
  page.evaluate(
    ([html, plain]) => {
      const data = new DataTransfer()
      if (html) data.setData('text/html', html)
      data.setData('text/plain', plain ?? '')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    [html, plain],
  )
const one = (text: string): Block => ({ type: 'paragraph', runs: [{ text }] })

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body>
<!--StartFragment--><p class=MsoNormal style='margin:0'><b><span style='font-size:14.0pt;font-family:"Times New Roman"'>Thực
trạng</span></b><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>Quét mã</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Gán ngăn</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Hạng mục<o:p></o:p></p></td><td><p class=MsoNormal>Chi phí</p></td></tr></table>
<script>document.title='bad'</script><img src="http://127.0.0.1:9/x.png"><!--EndFragment--></body></html>`

const steps: [string, (page: Page) => Promise<void>][] = [
  [
    'typed lines become paragraphs, and stay after the field is left',
    async (page) => {
      await page.keyboard.type('Đoạn một')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Đoạn hai')
      await page.keyboard.press('Tab')
      assert.deepEqual(await emitted(page), [one('Đoạn một'), one('Đoạn hai')])
    },
  ],
  [
    'Telex composition is not interrupted and arrives once, in NFC',
    async (page) => {
      const ime = await page.context().newCDPSession(page)
      await page.keyboard.type('Thành ')
      for (const text of ['p', 'ph', 'phô', 'phố'.normalize('NFD')]) {
        await ime.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
      }
      await ime.send('Input.insertText', { text: 'phố'.normalize('NFD') })
      await page.keyboard.type(' Hồ Chí Minh')
      assert.deepEqual(await emitted(page), [one('Thành phố Hồ Chí Minh')])
    },
  ],
  [
    'a composition that is cut off by leaving the field keeps its text',
    async (page) => {
      const ime = await page.context().newCDPSession(page)
      await ime.send('Input.imeSetComposition', { text: 'nghiêng', selectionStart: 7, selectionEnd: 7 })
      await page.locator('h1').click()
      assert.deepEqual(await emitted(page), [one('nghiêng')])
    },
  ],
  [
    'bold by key, lists by the toolbar with the keyboard alone',
    async (page) => {
      await page.keyboard.type('Một ')
      await page.keyboard.press('Control+b')
      await page.keyboard.type('hai')
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      assert.equal(
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'Danh sách dấu chấm',
      )
      await page.keyboard.press('Enter')
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await page.keyboard.type('ba')
      assert.deepEqual(await emitted(page), [
        {
          type: 'list',
          ordered: false,
          items: [[{ text: 'Một ' }, { text: 'hai', bold: true }], [{ text: 'ba', bold: true }]],
        },
      ])
    },
  ],
  [
    "Word's clipboard keeps paragraphs, lists, tables and bold, and nothing else",
    async (page) => {
      await paste(page, WORD)
      assert.deepEqual(await emitted(page), [
        { type: 'paragraph', runs: [{ text: 'Thực trạng', bold: true }] },
        { type: 'list', ordered: true, items: [[{ text: 'Quét mã' }], [{ text: 'Gán ngăn' }]] },
        { type: 'table', rows: [[[{ text: 'Hạng mục' }], [{ text: 'Chi phí' }]]] },
      ])
      const left = await page.locator('#trong').innerHTML()
      assert.doesNotMatch(left, /Mso|font|<img|<script|style="(?!text-align)/)
    },
  ],
  [
    'a pasted phrase joins the sentence at the caret',
    async (page) => {
      await page.keyboard.type('Đầu  cuối')
      for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft')
      await paste(page, '<p>giữa <b>đậm</b></p>')
      assert.deepEqual(await emitted(page), [
        { type: 'paragraph', runs: [{ text: 'Đầu giữa ' }, { text: 'đậm', bold: true }, { text: ' cuối' }] },
      ])
    },
  ],
  [
    'plain lines become paragraphs; undo takes the whole paste back',
    async (page) => {
      await page.keyboard.type('Trước')
      await page.keyboard.press('Enter')
      await paste(page, '', 'dòng một\r\n\r\ndòng hai')
      assert.deepEqual(await emitted(page), [one('Trước'), one('dòng một'), one('dòng hai')])
      await page.keyboard.press('Control+z')
      assert.deepEqual(await emitted(page), [one('Trước')])
    },
  ],
  [
    'a highlight pressed by key turns and keeps the focus',
    async (page) => {
      const mark = page.locator('mark').first()
      await mark.focus()
      await page.keyboard.press('Enter')
      assert.equal(await mark.getAttribute('data-state'), 'out')
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MARK')
    },
  ],
  [
    'text selected over several leaves is told as a span of each',
    async (page) => {
      await page.evaluate(() => {
        const leaf = (n: number) => document.querySelector(`[data-leaf="${n}"]`)
        const [from, to] = [leaf(2)?.querySelector('mark')?.firstChild, leaf(3)]
        if (!from || !to) throw new Error('no leaves')
        getSelection()?.setBaseAndExtent(from, 5, to, 1)
        leaf(2)?.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
      })
      assert.deepEqual(JSON.parse((await page.locator('#chon').textContent()) ?? ''), [
        { leaf: 2, start: 5, end: 17 },
        { leaf: 3, start: 0, end: 14 },
      ])
    },
  ],
  [
    'all text deleted is an empty document that can be written in again',
    async (page) => {
      await page.keyboard.type('Viết rồi xóa')
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      assert.deepEqual(await emitted(page), [])
      await page.keyboard.type('lại')
      assert.deepEqual(await emitted(page), [one('lại')])
    },
  ],
]

let failed = 0
for (const [name, step] of steps) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto('http://127.0.0.1:5199/?view=text')
  await page.locator('#trong').click()
  try {
    await step(page)
    console.log('ok   ', name)
  } catch (error) {
    failed += 1
    console.log('FAIL ', name, '\n', error instanceof Error ? error.message : error)
    console.log(await page.locator('#trong').innerHTML())
  }
  await page.close()
}
await browser.close()
await server.close()
process.exitCode = failed === 0 ? 0 : 1
