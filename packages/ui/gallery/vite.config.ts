import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../../.cache/vite-gallery',
  plugins: [solid({ ssr: true }), tailwindcss()],
  resolve: {
    // The fonts belong to the web app; pnpm keeps a copy of every package here.
    alias: { '@fontsource': `${import.meta.dirname}/../../../node_modules/.pnpm/node_modules/@fontsource` },
  },
  server: { host: '127.0.0.1', port: 5199, strictPort: true, fs: { allow: ['../../..'] } },
  build: { outDir: '../../../.cache/gallery', emptyOutDir: true },
})
