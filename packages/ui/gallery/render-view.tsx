import { renderToString } from 'solid-js/web'
import { Gallery } from './gallery.tsx'

/** A view of the gallery as the server would send it. */
export const renderView = (view: string): string => renderToString(() => <Gallery view={view} rows={1000} />)
