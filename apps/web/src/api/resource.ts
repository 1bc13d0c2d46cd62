import { createResource as createSolidResource, type Resource } from 'solid-js'

/**
 * Solid's resource, whose `latest` is undefined when loading failed. Solid throws the failure wherever `latest` is
 * read, also in a part of the page that only asks for a title or a button: the page then stood at its skeleton
 * for ever and never said what went wrong.
 */
export const createResource = ((...given: Parameters<typeof createSolidResource>) => {
  const [loaded, actions] = createSolidResource(...given)
  const quiet = Object.defineProperties(() => loaded(), {
    state: { get: () => loaded.state },
    error: { get: () => loaded.error as unknown },
    loading: { get: () => loaded.loading },
    latest: { get: () => (loaded.error ? undefined : loaded.latest) },
  }) as Resource<unknown>
  return [quiet, actions]
}) as typeof createSolidResource
