import { execFileSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from './child.ts'

const VOLUME_MB = 64
const PIECE_BYTES = 1_048_576

/** A small file system that can be filled completely. */
export interface Volume extends AsyncDisposable {
  readonly folder: string
  fill(): Promise<void>
  free(): Promise<void>
}

/** Why this machine cannot have one; null if it can. */
export function volumeProblem(): string | null {
  return process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root on Linux may mount a small disk'
}

export async function openVolume(owner: { readonly uid?: number; readonly gid?: number }): Promise<Volume> {
  const folder = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${VOLUME_MB}m`, 'tmpfs', folder])
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const filler = join(folder, 'filler')
  return {
    folder,
    async fill() {
      await using file = await open(filler, 'a')
      for (let size = PIECE_BYTES; size >= 1; size = Math.floor(size / 2)) await writeUntilFull(file, size)
    },
    free: () => rm(filler, { force: true }),
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['--lazy', folder])
    },
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, size: number): Promise<void> {
  const piece = Buffer.alloc(size)
  try {
    for (;;) await file.write(piece)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
