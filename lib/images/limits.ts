// By itself, since the editor's pages know it too.
export const MOST_BYTES = 12 * 1024 * 1024
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']
