import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import { DigestPicture, PICTURE } from '../../../../../components/site/digest-picture'
import { KEPT_CACHE_CONTROL } from '../../../../../lib/cache-control'
import { findPublishedDigest } from '../../../../../lib/digests/queries'
import { slugSchema } from '../../../../../lib/digests/schema'
import { projectRoot } from '../../../../../lib/root'
import { findSettings } from '../../../../../lib/settings/queries'

export const dynamic = 'force-dynamic'

const FAMILY = 'source-serif-4'

/** The picture of a digest for where links to it are shown; drawn once an edition, without any network. */
export async function GET(_: Request, { params }: RouteContext<'/posts/[slug]/image.png'>) {
  const slug = slugSchema.safeParse((await params).slug)
  const digest = slug.success ? await findPublishedDigest(slug.data) : null
  if (!digest) return new Response('There is no such digest.\n', { status: 404 })

  const { siteName } = await findSettings()
  return new ImageResponse(<DigestPicture digest={digest} siteName={siteName} />, {
    ...PICTURE,
    fonts: await readFonts(),
    headers: { 'Cache-Control': KEPT_CACHE_CONTROL },
  })
}

/** One family, in a file for each alphabet and weight. */
function readFonts() {
  return Promise.all(
    (['latin', 'latin-ext', 'greek'] as const).flatMap((alphabet) =>
      ([400, 600] as const).map(async (weight) => ({
        // Under a name of its own each, so that a letter one lacks is looked for in the next.
        name: `${FAMILY} ${alphabet}`,
        data: await readFile(
          join(projectRoot(), `node_modules/@fontsource/${FAMILY}/files/${FAMILY}-${alphabet}-${weight}-normal.woff`),
        ),
        weight,
      })),
    ),
  )
}
