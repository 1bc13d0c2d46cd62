import type { TestApp } from './test-app.ts'

/** Tables in which any of these words stands, whatever the column, each with what was found: searched as text, all of them. */
export const tablesSaying = async (
  world: Pick<TestApp, 'database'>,
  words: readonly string[],
): Promise<[table: string, found: string[]][]> => {
  const { owner } = world.database
  const tables = await owner`select table_name as name from information_schema.tables
    where table_schema = 'public' order by 1`
  const said: [string, string[]][] = []
  for (const { name } of tables) {
    const rows = await owner.unsafe(`select t::text as text from "${name}" t`)
    const all = rows
      .map(({ text }) => String(text))
      .join('\n')
      .toLowerCase()
    const found = words.filter((word) => all.includes(word.toLowerCase()))
    if (found.length > 0) said.push([String(name), found])
  }
  return said
}
