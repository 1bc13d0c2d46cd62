import { createServer } from 'vite'
import { expect, test } from 'vitest'

/** The gallery holds every part; here there is neither window nor document. */
test('every part renders on the server', async () => {
  const server = await createServer({
    configFile: new URL('../gallery/vite.config.ts', import.meta.url).pathname,
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  })
  try {
    const { renderView } = (await server.ssrLoadModule('/render-view.tsx')) as {
      renderView: (view: string) => string
    }
    expect(typeof document).toBe('undefined')
    expect(renderView('work')).toContain('Xem thêm')
    expect(renderView('form')).toContain('value="05/10/2026"')
    expect(renderView('text')).toContain('aria-label="đã che"')
    expect(renderView('public')).toContain('Giải nhất')
  } finally {
    await server.close()
  }
})
