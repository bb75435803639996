-- Both are trusted: whoever may create things in the database may have them, where PostgreSQL's contrib modules are installed.
CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "card" (
    "arxiv_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "digests" INTEGER NOT NULL,
    "slug" TEXT,
    "rank" INTEGER,
    "score" DOUBLE PRECISION,
    "codes" TEXT[],
    "author_slugs" TEXT[],
    "noted" BOOLEAN NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("arxiv_id")
);

-- CreateTable
CREATE TABLE "author" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "author_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "category_count" (
    "code" TEXT NOT NULL,
    "papers" INTEGER NOT NULL,

    CONSTRAINT "category_count_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "card_words_idx" ON "card" USING GIN ("words");

-- CreateIndex
CREATE INDEX "author_slug_trigrams" ON "author" USING GIN ("slug" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- English words by their stems and names as they are, both without accents. A restore runs this again.
DROP TEXT SEARCH CONFIGURATION IF EXISTS "papers";
CREATE TEXT SEARCH CONFIGURATION "papers" (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION "papers" ALTER MAPPING FOR hword, hword_part, word WITH "unaccent", pg_catalog.english_stem;
DROP TEXT SEARCH CONFIGURATION IF EXISTS "names";
CREATE TEXT SEARCH CONFIGURATION "names" (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION "names" ALTER MAPPING FOR hword, hword_part, word WITH "unaccent", pg_catalog.simple;

CREATE INDEX "card_featured_words" ON "card" USING gin ("words") WITH (gin_pending_list_limit = 256) WHERE "digests" > 0;
CREATE INDEX "card_featured_day" ON "card" ("day" DESC, "rank", "arxiv_id") WHERE "digests" > 0;
CREATE INDEX "card_featured_codes" ON "card" USING gin ("codes") WITH (fastupdate = off) WHERE "digests" > 0;
CREATE INDEX "card_featured_authors" ON "card" USING gin ("author_slugs") WITH (fastupdate = off) WHERE "digests" > 0;

-- TeX as the words somebody would look for: Schr\"odinger, Erd{\H o}s, \emph{deep}, $\mathcal{O}(n)$.
CREATE FUNCTION "plain_words"("tex" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN "tex" !~ '[\\{}$~/_^]' THEN "tex" ELSE
    translate(
      regexp_replace(
        regexp_replace(
          regexp_replace("tex", '\\(?:["''`^~=.]|[uvHtcdbkr](?![a-zA-Z]))\s*\{?\\?([a-zA-Z])\}?', '\1', 'g'),
          '\\(ss|ae|oe|AE|OE|aa|AA|o|O|l|L|i|j)(?![a-zA-Z])\s*', '\1', 'g'),
        '\\[a-zA-Z]+\*?', ' ', 'g'),
      '$~/_^{}\', '     ')
    END
$$;

-- What all spellings of a name have in common: Erdős, Erd{\H o}s and ERDOS are one. Empty where nothing is left.
CREATE FUNCTION "author_slug"("name" text) RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE AS $$
  SELECT trim(BOTH '-' FROM regexp_replace(lower(unaccent(plain_words("name"))), '[^[:alnum:]]+', '-', 'g'))
$$;

-- As lib/categories/taxonomy.json has them, which a test compares.
CREATE FUNCTION "canonical_code"("code" text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE "code" WHEN 'cs.NA' THEN 'math.NA' WHEN 'cs.SY' THEN 'eess.SY' WHEN 'math.IT' THEN 'cs.IT'
    WHEN 'math.MP' THEN 'math-ph' WHEN 'q-fin.EC' THEN 'econ.GN' WHEN 'stat.TH' THEN 'math.ST' ELSE "code" END
$$;

-- The word that every card of a quarter has: what is searched newest first is searched a quarter at a time.
CREATE FUNCTION "quarter_word"("day" date) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '@' || extract(year FROM "day") || 'Q' || extract(quarter FROM "day")
$$;

-- Ids tell the month since 1991.
CREATE FUNCTION "month_of_id"("arxiv_id" text) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT make_date("yy" + CASE WHEN "yy" >= 91 THEN 1900 ELSE 2000 END, greatest(1, least(12, "mm")), 1)
  FROM (SELECT substring("arxiv_id" from '(\d\d)\d\d[^/]*$')::int AS "yy", substring("arxiv_id" from '\d\d(\d\d)[^/]*$')::int AS "mm")
$$;

-- Writes the cards of papers anew; their words only where the papers' facts have changed or notes are among them.
CREATE FUNCTION "refresh_cards"("ids" text[], "facts_changed" boolean) RETURNS void LANGUAGE plpgsql AS $$
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
    ELSE ts_delete("old"."words", quarter_word("old"."day"))
    END || array_to_tsvector(ARRAY[quarter_word("at"."day")])
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

CREATE FUNCTION "refresh_cards_of_new_papers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_cards(ARRAY(SELECT "arxiv_id" FROM "new_rows"), true);
  RETURN NULL;
END
$$;
CREATE TRIGGER "paper_recorded" AFTER INSERT ON "paper" REFERENCING NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refresh_cards_of_new_papers"();

CREATE FUNCTION "refresh_cards_of_changed_papers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_cards(ARRAY(
    SELECT "new_rows"."arxiv_id" FROM "new_rows" JOIN "old_rows" USING ("arxiv_id")
    WHERE ("new_rows"."title", "new_rows"."authors", "new_rows"."abstract", "new_rows"."categories", "new_rows"."announced_on")
      IS DISTINCT FROM
      ("old_rows"."title", "old_rows"."authors", "old_rows"."abstract", "old_rows"."categories", "old_rows"."announced_on")), true);
  RETURN NULL;
END
$$;
CREATE TRIGGER "paper_changed" AFTER UPDATE ON "paper" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refresh_cards_of_changed_papers"();

CREATE FUNCTION "refresh_cards_of_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_cards(ARRAY(SELECT DISTINCT "arxiv_id" FROM "entries"), false);
  RETURN NULL;
END
$$;
CREATE TRIGGER "entry_published" AFTER INSERT ON "published_entry" REFERENCING NEW TABLE AS "entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refresh_cards_of_entries"();
CREATE TRIGGER "entry_deleted" AFTER DELETE ON "published_entry" REFERENCING OLD TABLE AS "entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refresh_cards_of_entries"();

CREATE FUNCTION "refresh_cards_of_publications"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_cards(ARRAY(
    SELECT DISTINCT "entry"."arxiv_id"
    FROM "new_rows" JOIN "old_rows" USING ("id") JOIN "published_entry" "entry" ON "entry"."publication_id" = "new_rows"."id"
    WHERE ("new_rows"."ended_at" IS NULL, "new_rows"."day", "new_rows"."slug")
      IS DISTINCT FROM ("old_rows"."ended_at" IS NULL, "old_rows"."day", "old_rows"."slug")), false);
  RETURN NULL;
END
$$;
CREATE TRIGGER "publication_changed" AFTER UPDATE ON "publication" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows"
  FOR EACH STATEMENT EXECUTE FUNCTION "refresh_cards_of_publications"();

SELECT refresh_cards(ARRAY(SELECT "arxiv_id" FROM "paper"), true);
