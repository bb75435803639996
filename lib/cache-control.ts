/** Browsers ask again every time, which a 304 answers; a CDN may keep a page for as long as one edition's news can wait. */
export const KEPT_CACHE_CONTROL = 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400'
