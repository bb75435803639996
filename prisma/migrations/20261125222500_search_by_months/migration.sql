-- The word that every card of a month has: what is searched newest first is searched some months at a time.
CREATE FUNCTION "month_word"("day" date) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '@' || extract(year FROM "day") || '-' || lpad(extract(month FROM "day")::text, 2, '0')
$$;

-- Writes the cards of papers anew; their words only where the papers' facts have changed or notes are among them.
CREATE OR REPLACE FUNCTION "refresh_cards"("ids" text[], "facts_changed" boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  "before" text[];
BEGIN
  IF cardinality("ids") = 0 THEN
    RETURN;
  END IF;
  -- Whoever comes second waits here, and then sees what the first committed.
  PERFORM FROM "card" WHERE "arxiv_id" = ANY("ids") ORDER BY "arxiv_id" FOR UPDATE;
  "before" := ARRAY(SELECT unnest("codes") FROM "card" WHERE "arxiv_id" = ANY("ids") AND "digests" > 0);

  INSERT INTO "card" ("arxiv_id", "day", "digests", "slug", "rank", "score", "codes", "author_slugs", "noted", "words")
  SELECT "paper"."arxiv_id", "at"."day", "shown"."digests", "shown"."slug", "shown"."rank", "shown"."score",
    "at"."codes", "at"."author_slugs", "shown"."notes" IS NOT NULL,
    CASE WHEN "facts_changed" OR "old"."arxiv_id" IS NULL OR "old"."noted" OR "shown"."notes" IS NOT NULL THEN
      setweight(to_tsvector('papers', plain_words("paper"."title")), 'A')
      || setweight(to_tsvector('papers', "at"."names"), 'B') || setweight(to_tsvector('names', "at"."names"), 'B')
      || setweight(to_tsvector('papers', plain_words(coalesce("paper"."abstract", ''))), 'C')
      || setweight(to_tsvector('papers', plain_words(coalesce("shown"."notes", ''))), 'D')
      || array_to_tsvector(ARRAY(SELECT '#' || "code" FROM unnest("at"."codes") AS "code" WHERE "code" <> ''))
    ELSE ts_delete("old"."words", month_word("old"."day"))
    END || array_to_tsvector(ARRAY[month_word("at"."day")])
  FROM "paper"
  LEFT JOIN "card" "old" USING ("arxiv_id")
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS "digests", max("publication"."day") AS "day", max("score") AS "score",
      (array_agg("publication"."slug" ORDER BY "publication"."day" DESC))[1] AS "slug",
      (array_agg("entry"."rank" ORDER BY "publication"."day" DESC))[1] AS "rank",
      string_agg("entry"."note", ' ') AS "notes"
    FROM "published_entry" "entry"
    JOIN "publication" ON "publication"."id" = "entry"."publication_id" AND "publication"."ended_at" IS NULL
    WHERE "entry"."arxiv_id" = "paper"."arxiv_id") "shown"
  CROSS JOIN LATERAL (
    SELECT coalesce("shown"."day", "paper"."announced_on", month_of_id("paper"."arxiv_id")) AS "day",
      ARRAY(SELECT canonical_code("code") FROM unnest("paper"."categories") WITH ORDINALITY AS "given"("code", "n")
        GROUP BY canonical_code("code") ORDER BY min("n")) AS "codes",
      ARRAY(SELECT author_slug("name") FROM unnest("paper"."authors") WITH ORDINALITY AS "given"("name", "n")
        ORDER BY "n") AS "author_slugs",
      coalesce(plain_words(array_to_string("paper"."authors", ' , ')), '') AS "names") "at"
  WHERE "paper"."arxiv_id" = ANY("ids")
  ORDER BY "paper"."arxiv_id"
  ON CONFLICT ("arxiv_id") DO UPDATE SET ("day", "digests", "slug", "rank", "score", "codes", "author_slugs", "noted", "words")
    = (excluded."day", excluded."digests", excluded."slug", excluded."rank", excluded."score", excluded."codes",
      excluded."author_slugs", excluded."noted", excluded."words");

  INSERT INTO "author" ("slug", "name")
  SELECT DISTINCT ON ("slug") "given"."slug", "given"."name"
  FROM "card" JOIN "paper" USING ("arxiv_id")
  CROSS JOIN LATERAL unnest("card"."author_slugs", "paper"."authors") AS "given"("slug", "name")
  WHERE "arxiv_id" = ANY("ids") AND "digests" > 0 AND "given"."slug" <> ''
  ORDER BY "given"."slug", "arxiv_id"
  ON CONFLICT DO NOTHING;

  INSERT INTO "category_count" AS "standing" ("code", "papers")
  SELECT "code", sum("change")
  FROM (
    SELECT unnest("before") AS "code", -1 AS "change"
    UNION ALL SELECT unnest("codes"), 1 FROM "card" WHERE "arxiv_id" = ANY("ids") AND "digests" > 0) "changes"
  GROUP BY "code" HAVING sum("change") <> 0 ORDER BY "code"
  ON CONFLICT ("code") DO UPDATE SET "papers" = "standing"."papers" + excluded."papers";
END
$$;

UPDATE "card" SET "words" = ts_delete("words", quarter_word("day")) || array_to_tsvector(ARRAY[month_word("day")]);
DROP FUNCTION "quarter_word"(date);

-- With what lists and searches without words sort out by, so that only cards that are shown are read.
DROP INDEX "card_featured_day";
CREATE INDEX "card_featured_day" ON "card" ("day" DESC, "rank", "arxiv_id") INCLUDE ("codes", "score") WHERE "digests" > 0;
CREATE INDEX "card_featured_score" ON "card" ("score") WHERE "digests" > 0;
