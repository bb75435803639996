import { type ImageFile, imageFileSchema } from './schema'

/** Answers for a picture by what its address calls it; `find` gives the bytes, null where whoever asks may not see it. */
export async function answerWithImage(
  name: string,
  find: (file: ImageFile) => Promise<Uint8Array<ArrayBuffer> | null>,
  cacheControl: string,
) {
  const file = imageFileSchema.safeParse(name)
  const bytes = file.success ? await find(file.data) : null
  if (!bytes) return new Response('There is no such picture.', { status: 404 })
  return new Response(bytes, { headers: { 'content-type': 'image/webp', 'cache-control': cacheControl } })
}
