import 'server-only'
import type { Editor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'
import { findPageToEdit } from './queries'
import type { PageSlug, PageText } from './schema'

/** Rewrites a page; `base` is the version that was rewritten. False, and nothing is changed, where another one stands by now. */
export async function rewritePage(editor: Editor, slug: PageSlug, base: string, { title, body }: PageText) {
  return change(slug, base, async (tx, before) => {
    await tx.page.upsert({ where: { slug }, create: { slug, title, body }, update: { title, body } })
    await recordDeed(tx, editor, 'rewrite page', { subject: slug, before, after: { title, body } })
  })
}

/** Puts the text that we ship in the place of a rewritten one; false where another version stands by now. */
export async function revertPage(editor: Editor, slug: PageSlug, base: string) {
  return change(slug, base, async (tx, before) => {
    await tx.page.deleteMany({ where: { slug } })
    await recordDeed(tx, editor, 'revert page', { subject: slug, before })
  })
}

async function change(
  slug: PageSlug,
  base: string,
  work: (tx: Tx, before: { title: string; body: string }) => Promise<void>,
) {
  return db().$transaction(async (tx) => {
    // A page that nobody rewrote has no row to lock.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`page ${slug}`}))`
    const { version, title, body } = await findPageToEdit(slug)
    if (version !== base) return false
    await work(tx, { title, body })
    await bumpEdition(tx)
    return true
  })
}
