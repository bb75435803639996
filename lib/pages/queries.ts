import 'server-only'
import { db } from '../db'
import { findSettings } from '../settings/queries'
import { about } from './about'
import { contact } from './contact'
import { privacy } from './privacy'
import type { PageSlug, PageText, ShippedPage } from './schema'

const shipped: Record<PageSlug, ShippedPage> = { about, privacy, contact }

/** As we ship it, each paragraph on one line: whoever rewrites it has a window of another width than ours. */
async function findShipped(slug: PageSlug): Promise<PageText> {
  const { title, body } = shipped[slug](await findSettings())
  return { title, body: body.replace(/(?<=\S)\n *(?=[^\s#-])/g, ' ') }
}

/** A page of the site's own: as somebody rewrote it, else as we ship it. */
export async function findPage(slug: PageSlug): Promise<PageText> {
  const rewritten = await db().page.findUnique({ where: { slug }, select: { title: true, body: true } })
  return rewritten ?? findShipped(slug)
}

/** A page with what its version is called: nothing for the text that we ship. */
export async function findPageToEdit(slug: PageSlug) {
  const rewritten = await db().page.findUnique({
    where: { slug },
    select: { title: true, body: true, updatedAt: true },
  })
  if (!rewritten) return { version: '', ...(await findShipped(slug)) }
  const { updatedAt, ...text } = rewritten
  return { version: updatedAt.toISOString(), ...text }
}
