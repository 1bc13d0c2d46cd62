import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [solid({ ssr: isSsrBuild ?? false }), tailwindcss()],
  build: {
    target: 'es2022',
    sourcemap: false,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    manifest: !isSsrBuild,
    ...(isSsrBuild ? {} : { rollupOptions: { input: ['index.html', 'src/public-client.tsx'] } }),
  },
  ssr: { noExternal: true },
  server: { proxy: { '/api': 'http://localhost:3000' } },
}))
