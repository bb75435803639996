import type { Metadata } from 'next'
import { Digest } from '../../components/site/digest'
import { DigestList } from '../../components/site/digest-list'
import { EmptySite } from '../../components/site/empty-site'
import { Outlook } from '../../components/site/outlook'
import { pageMetadata, pictureOf } from '../../components/site/page-metadata'
import { Pager } from '../../components/site/pager'
import {
  countPublishedDigests,
  DIGESTS_PER_PAGE,
  findNewestDigest,
  listPublishedDigests,
} from '../../lib/digests/queries'

export async function generateMetadata(): Promise<Metadata> {
  const newest = await findNewestDigest()
  return pageMetadata({ path: '/', image: newest ? pictureOf(newest) : undefined })
}

export default async function HomePage() {
  const newest = await findNewestDigest()
  if (!newest) return <EmptySite />

  const [listed, count] = await Promise.all([listPublishedDigests(1), countPublishedDigests()])
  const earlier = listed.filter(({ slug }) => slug !== newest.slug)
  return (
    <div className="front">
      <Outlook />
      <Digest digest={newest} isAway />
      {earlier.length > 0 && (
        <section className="earlier" aria-labelledby="earlier">
          <h2 id="earlier">Earlier</h2>
          <DigestList digests={earlier} heading="h3" />
          <Pager page={1} pages={Math.ceil(count / DIGESTS_PER_PAGE)} base="" />
        </section>
      )}
    </div>
  )
}
