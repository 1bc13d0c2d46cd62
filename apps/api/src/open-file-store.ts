import { join } from 'node:path'
import type { Config } from './deps.ts'
import { createFileStore, type FileStore } from './files.ts'
import { createS3Client } from './s3-client.ts'
import { createS3FileStore } from './s3-files.ts'

/** Files on this disk, or in the S3-compatible store that FILES_URL names with this disk as a working copy. */
export const openFileStore = ({ dataDir, s3 }: Pick<Config, 'dataDir' | 's3'>): FileStore => {
  const local = createFileStore(join(dataDir, 'files'))
  return s3 ? createS3FileStore(local, createS3Client(s3)) : local
}
