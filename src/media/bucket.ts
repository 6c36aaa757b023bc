/**
 * Where uploaded pictures and their renditions are stored, each under a key such as `4f…c2/640x360.webp`: a folder and a name of
 * lower-case letters, digits, dots and hyphens. A file is whole or not there: a reader never gets half of one.
 */
export interface Bucket {
  /** Stores a file and replaces one of the same key. Resolves once it is stored for good. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** Null if there is none. */
  get(key: string): Promise<Buffer | null>
  /** Deletes every file of the folder. Resolves also if there is none. */
  deleteFolder(folder: string): Promise<void>
}

const KEY = /^[a-z0-9-]+\/[a-z0-9][a-z0-9.-]*$/

/** @throws unless it has the form of a key: a path outside the bucket has not. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error(`${JSON.stringify(key)} is not a key of a bucket`)
  return key
}

/** @throws unless it has the form of a folder. */
export function checkFolder(folder: string): string {
  checkKey(`${folder}/file`)
  return folder
}

/** The bucket cannot be reached, or does not answer as it should. */
export class BucketAway extends Error {}
