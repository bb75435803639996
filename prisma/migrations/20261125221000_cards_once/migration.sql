-- CreateTable
CREATE TABLE "card_due" (
    "ids" TEXT[],
    "facts_changed" BOOLEAN NOT NULL
);

-- What the schema language cannot say.

-- A card that every statement of a transaction writes anew costs as often what its indexes cost; at the transaction's end
-- it is written once. Rows stand here no longer than that, so there are none to keep over a crash.
ALTER TABLE "card_due" SET UNLOGGED;

-- Writes the cards that are due in this transaction. Rows of others are never seen: they are gone before the commit.
CREATE FUNCTION "write_due_cards"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "changed" text[];
  "others" text[];
BEGIN
  WITH "due" AS (DELETE FROM "card_due" RETURNING "ids", "facts_changed"),
  "papers" AS (
    SELECT "arxiv_id", bool_or("facts_changed") AS "facts_changed" FROM "due" CROSS JOIN unnest("ids") AS "arxiv_id" GROUP BY 1)
  SELECT array_agg("arxiv_id") FILTER (WHERE "facts_changed"), array_agg("arxiv_id") FILTER (WHERE NOT "facts_changed")
  INTO "changed", "others" FROM "papers";
  PERFORM refresh_cards(coalesce("changed", '{}'), true);
  PERFORM refresh_cards(coalesce("others", '{}'), false);
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER "cards_due" AFTER INSERT ON "card_due" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "write_due_cards"();
-- Whoever bumps the edition locks it until the commit, and others wait for it: what takes long comes before.
CREATE TRIGGER "edition_changing" BEFORE UPDATE ON "edition" FOR EACH STATEMENT EXECUTE FUNCTION "write_due_cards"();
-- A card that goes with its paper must have been counted out.
CREATE TRIGGER "paper_going" BEFORE DELETE ON "paper" FOR EACH STATEMENT EXECUTE FUNCTION "write_due_cards"();

CREATE OR REPLACE FUNCTION "refresh_cards_of_new_papers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "card_due" SELECT array_agg("arxiv_id"), true FROM "new_rows" HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION "refresh_cards_of_changed_papers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "card_due"
  SELECT array_agg("new_rows"."arxiv_id"), true FROM "new_rows" JOIN "old_rows" USING ("arxiv_id")
  WHERE ("new_rows"."title", "new_rows"."authors", "new_rows"."abstract", "new_rows"."categories", "new_rows"."announced_on")
    IS DISTINCT FROM
    ("old_rows"."title", "old_rows"."authors", "old_rows"."abstract", "old_rows"."categories", "old_rows"."announced_on")
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION "refresh_cards_of_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "card_due" SELECT array_agg(DISTINCT "arxiv_id"), false FROM "entries" HAVING count(*) > 0;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION "refresh_cards_of_publications"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "card_due"
  SELECT array_agg(DISTINCT "entry"."arxiv_id"), false
  FROM "new_rows" JOIN "old_rows" USING ("id") JOIN "published_entry" "entry" ON "entry"."publication_id" = "new_rows"."id"
  WHERE ("new_rows"."ended_at" IS NULL, "new_rows"."day", "new_rows"."slug")
    IS DISTINCT FROM ("old_rows"."ended_at" IS NULL, "old_rows"."day", "old_rows"."slug")
  HAVING count(*) > 0;
  RETURN NULL;
END
$$;
