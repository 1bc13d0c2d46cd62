import tailwindcss from '@tailwindcss/vite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/** The English face is the same source with other words in place: nobody loads a language that they don't read. */
const isEnglish = process.env['FACE_LANGUAGE'] === 'en'
/** What docs/operations.md promises; the stylesheet's own framework needs no less. */
const browsers = JSON.parse(readFileSync(join(import.meta.dirname, 'browsers.json'), 'utf8')) as Record<
  string,
  string
>
const PACKAGES = join(import.meta.dirname, '../../packages')
const englishWords = [
  { find: /^@xk\/i18n$/, replacement: join(PACKAGES, 'i18n/src/en/index.ts') },
  { find: /^\.\/ui-words\.ts$/, replacement: join(PACKAGES, 'ui/src/ui-words.en.ts') },
]

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    solid({ ssr: isSsrBuild ?? false }),
    tailwindcss(),
    {
      name: 'page-language',
      transformIndexHtml: (html) => (isEnglish ? html.replace('lang="vi"', 'lang="en"') : html),
    },
  ],
  resolve: { alias: isEnglish ? englishWords : [] },
  build: {
    target: Object.entries(browsers).map(([name, version]) => `${name}${version}`),
    assetsDir: isEnglish ? 'assets-en' : 'assets',
    sourcemap: false,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    manifest: !isSsrBuild,
    ...(isSsrBuild
      ? {}
      : {
          rollupOptions: {
            input: ['index.html', 'src/public-client.tsx'],
            // Parts that many pages use go out as one file: together they are smaller than each alone.
            output: {
              codeSplitting: { groups: [{ name: 'kit', test: /packages\/ui\/src/, minShareCount: 36 }] },
            },
          },
        }),
  },
  ssr: { noExternal: true },
  server: { proxy: { '/api': 'http://localhost:3000' } },
}))
