import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PublicDocument } from '@xk/contract'
import type { Language } from '@xk/i18n'

const DIST = join(import.meta.dirname, '../../../../web/dist')
const clientOf = (language: Language) => join(DIST, language === 'vi' ? 'client' : `client-${language}`)

interface Chunk {
  file: string
  src?: string
  css?: string[]
  assets?: string[]
}

/** The built files that public pages link, by their hashed names (vite's manifest); nothing before a build. */
export const readAssets = (language: Language, client = clientOf(language)): PublicDocument['assets'] => {
  const path = join(client, '.vite/manifest.json')
  if (!existsSync(path)) return { styles: [], script: null, fonts: [] }
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>
  const script = manifest['src/public-client.tsx']
  const styles = [...new Set([...(manifest['index.html']?.css ?? []), ...(script?.css ?? [])])]
  const fonts = Object.values(manifest)
    .map(({ file }) => file)
    .filter((file) => /vietnamese-(400|600)-normal-[\w-]+\.woff2$/.test(file))
  return {
    styles: styles.map((file) => `/${file}`),
    script: script ? `/${script.file}` : null,
    fonts: fonts.map((file) => `/${file}`),
  }
}
