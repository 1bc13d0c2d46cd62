import { open } from 'node:fs/promises'
import { fail } from '@xk/domain/kernel'
import type { Result } from '@xk/domain/kernel'
import { openOfficePackage } from '../intake/docx-package.ts'
import type { OfficePackage } from '../intake/docx-package.ts'
import type { FileLimits } from '../intake/limits.ts'
import { XmlTooDeep } from '../intake/xml.ts'

/** Opens an office file of this kind for as long as `use` runs. Anything that is no sound one is `file/damaged` or `file/unsafe`. */
export const withOffice = async <T>(
  path: string,
  kind: NonNullable<OfficePackage['kind']>,
  limits: FileLimits,
  use: (office: OfficePackage) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const opened = await openOfficePackage(file, size, limits)
    if (!opened.ok) return opened
    return opened.value.kind === kind ? await use(opened.value) : fail({ code: 'file/damaged' })
  } catch (error) {
    if (error instanceof XmlTooDeep) return fail({ code: 'file/damaged' })
    throw error
  } finally {
    await file.close()
  }
}
