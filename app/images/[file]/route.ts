import { findImage } from '../../../lib/images/queries'
import { imageFileSchema } from '../../../lib/images/schema'

/** A picture never changes: who has it need not ask again. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const id = imageFileSchema.safeParse((await params).file)
  const bytes = id.success ? await findImage(id.data) : null
  if (!bytes) return new Response('There is no such picture.', { status: 404 })
  return new Response(bytes, {
    headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
  })
}
