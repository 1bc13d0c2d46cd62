import { existsSync } from 'node:fs'
import { opendir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

const isUnfinished = (name: string) => name.endsWith('.part') || name.endsWith('.unfinished')

/** Keys of all files under a store's root, in no order; uploads in progress are not among them. */
export const listStoredKeys = async function* (root: string): AsyncGenerator<string> {
  if (!existsSync(root)) return
  const walk = async function* (dir: string): AsyncGenerator<string> {
    for await (const entry of await opendir(dir)) {
      const path = join(dir, entry.name)
      if (isUnfinished(entry.name)) continue
      if (entry.isDirectory()) yield* walk(path)
      // <root>/<two letters>/<key>
      else if (entry.isFile()) yield relative(root, path).split(sep).slice(1).join('/')
    }
  }
  for await (const entry of await opendir(root))
    if (entry.isDirectory() && entry.name !== 'incoming') yield* walk(join(root, entry.name))
}
