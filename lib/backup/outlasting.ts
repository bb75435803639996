import type pg from 'pg'

/** What let somebody in when the backup was made: it may have been ended, used or revoked since. */
export const ENTRANCES = ['session', 'ticket', 'preview_link']

/**
 * Remembers, for this transaction, what holds whatever an older backup says: who and what is not to be shown here, which
 * posts are gone, whose account was disabled.
 */
export async function keepOutlasting(client: pg.Client) {
  await client.query(`
    LOCK TABLE public.suppression, public.mention, public.account IN SHARE MODE;
    CREATE TEMP TABLE kept_suppression ON COMMIT DROP AS
      SELECT id, source, source_id, author_id, author_handle, at FROM public.suppression;
    CREATE TEMP TABLE kept_mention ON COMMIT DROP AS
      SELECT source, source_id, suppressed_at, deleted_at, withheld FROM public.mention
      WHERE num_nonnulls(suppressed_at, deleted_at, withheld) > 0;
    CREATE TEMP TABLE kept_account ON COMMIT DROP AS
      SELECT id, disabled_at FROM public.account WHERE disabled_at IS NOT NULL`)
}

/** Makes what was remembered hold again. */
export async function putBackOutlasting(client: pg.Client) {
  await client.query(`
    INSERT INTO public.suppression (id, source, source_id, author_id, author_handle, at)
      SELECT id, source, source_id, author_id, author_handle, at FROM kept_suppression ON CONFLICT DO NOTHING;
    -- Of a post that the backup does not know, in case it comes in again.
    INSERT INTO public.suppression (id, source, source_id, at)
      SELECT gen_random_uuid(), source, source_id, suppressed_at FROM kept_mention
      WHERE suppressed_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM public.mention WHERE (source, source_id) = (kept_mention.source, kept_mention.source_id))
      ON CONFLICT DO NOTHING;
    UPDATE public.mention SET
      suppressed_at = coalesce(mention.suppressed_at, kept.suppressed_at),
      deleted_at = coalesce(mention.deleted_at, kept.deleted_at),
      withheld = coalesce(mention.withheld, kept.withheld)
      FROM kept_mention AS kept WHERE (mention.source, mention.source_id) = (kept.source, kept.source_id);
    -- Each arrives once more, and the trigger looks whether its author asked not to be shown.
    UPDATE public.mention SET author_handle = author_handle WHERE suppressed_at IS NULL;
    UPDATE public.account SET disabled_at = coalesce(account.disabled_at, kept.disabled_at)
      FROM kept_account AS kept WHERE account.id = kept.id`)
}
