import { cp, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './child.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const NEXT_MIGRATION = `
alter table article add column next_version_note text;
alter table event add column next_version_note text;
create index article_next_version on article (next_version_note) where next_version_note is not null;
`

/** Makes a copy of this version with one more, backward-compatible migration, as the next version might have. */
export async function nextVersion(): Promise<string> {
  const folder = temporaryFolder()
  for (const part of ['src', 'schema', 'db', 'build', 'package.json']) {
    await cp(join(ROOT, part), join(folder, part), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'db/migrations/9999-next-version.sql'), NEXT_MIGRATION)
  return folder
}
