import { api, call } from '../../api/client.ts'

export const loadGallery = (id: string) => call(api.editions[':id'].gallery.$get({ param: { id } }))
export type GalleryEditPage = Awaited<ReturnType<typeof loadGallery>>
export type GalleryEntryLine = GalleryEditPage['entries'][number]
