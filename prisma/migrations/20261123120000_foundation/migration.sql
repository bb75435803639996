-- CreateEnum
CREATE TYPE "role" AS ENUM ('contributor', 'editor', 'admin');

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('ltr', 'rtl');

-- CreateTable
CREATE TABLE "edition" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" BIGINT NOT NULL DEFAULT 1,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "secret" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "page" (
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper" (
    "arxiv_id" TEXT NOT NULL,
    "feed_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "authors" TEXT[],
    "abstract" TEXT,
    "categories" TEXT[],
    "comment" TEXT,
    "doi" TEXT,
    "journal_ref" TEXT,
    "license" TEXT,
    "announced_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("arxiv_id")
);

-- CreateTable
CREATE TABLE "paper_version" (
    "arxiv_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_version_pkey" PRIMARY KEY ("arxiv_id","number")
);

-- CreateTable
CREATE TABLE "mention" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_handle" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "lang" TEXT NOT NULL,
    "dir" "direction" NOT NULL,
    "posted_on" DATE NOT NULL,
    "posted_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "suppressed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_mention" (
    "arxiv_id" TEXT NOT NULL,
    "mention_id" UUID NOT NULL,

    CONSTRAINT "paper_mention_pkey" PRIMARY KEY ("arxiv_id","mention_id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "arxiv_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "reposts" INTEGER,
    "likes" INTEGER,
    "comments" INTEGER,
    "upvotes" INTEGER,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("arxiv_id","source","taken_at")
);

-- CreateTable
CREATE TABLE "digest" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "feed_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT,
    "description" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "tags" TEXT[],
    "social_image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "imported_at" TIMESTAMPTZ(3),
    "proposed_at" TIMESTAMPTZ(3),
    "scheduled_for" TIMESTAMPTZ(3),
    "trashed_at" TIMESTAMPTZ(3),
    "sample_at" TIMESTAMPTZ(3),

    CONSTRAINT "digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "arxiv_id" TEXT NOT NULL,
    "order_key" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry_mention" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "mention_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,

    CONSTRAINT "entry_mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT,
    "description" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "tags" TEXT[],
    "social_image" TEXT,
    "byline" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "account_id" UUID,
    "archive_layout" JSONB,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_entry" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "arxiv_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "authors" TEXT[],
    "abstract" TEXT,
    "categories" TEXT[],
    "note" TEXT,
    "engagement" JSONB NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "published_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_mention" (
    "entry_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "mention_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_handle" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "lang" TEXT NOT NULL,
    "dir" "direction" NOT NULL,
    "posted_on" DATE NOT NULL,

    CONSTRAINT "published_mention_pkey" PRIMARY KEY ("entry_id","position")
);

-- CreateTable
CREATE TABLE "candidate" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "arxiv_id" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "receipt" JSONB NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "dismissed_at" TIMESTAMPTZ(3),
    "account_id" UUID,

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_source" (
    "run_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "stale_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_source_pkey" PRIMARY KEY ("run_id","source")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "paper_feed_id_key" ON "paper"("feed_id");

-- CreateIndex
CREATE INDEX "paper_announced_on_idx" ON "paper"("announced_on");

-- CreateIndex
CREATE INDEX "paper_categories_idx" ON "paper" USING GIN ("categories");

-- CreateIndex
CREATE INDEX "mention_author_handle_source_idx" ON "mention"("author_handle", "source");

-- CreateIndex
CREATE UNIQUE INDEX "mention_source_source_id_key" ON "mention"("source", "source_id");

-- CreateIndex
CREATE INDEX "paper_mention_mention_id_idx" ON "paper_mention"("mention_id");

-- CreateIndex
CREATE UNIQUE INDEX "digest_slug_key" ON "digest"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "digest_day_key" ON "digest"("day");

-- CreateIndex
CREATE UNIQUE INDEX "digest_feed_id_key" ON "digest"("feed_id");

-- CreateIndex
CREATE INDEX "digest_scheduled_for_idx" ON "digest"("scheduled_for");

-- CreateIndex
CREATE INDEX "entry_arxiv_id_idx" ON "entry"("arxiv_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_digest_id_arxiv_id_key" ON "entry"("digest_id", "arxiv_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_digest_id_order_key_key" ON "entry"("digest_id", "order_key");

-- CreateIndex
CREATE INDEX "entry_mention_mention_id_idx" ON "entry_mention"("mention_id");

-- CreateIndex
CREATE UNIQUE INDEX "entry_mention_entry_id_order_key_key" ON "entry_mention"("entry_id", "order_key");

-- CreateIndex
CREATE INDEX "revision_account_id_idx" ON "revision"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "revision_digest_id_number_key" ON "revision"("digest_id", "number");

-- CreateIndex
CREATE INDEX "publication_slug_idx" ON "publication"("slug");

-- CreateIndex
CREATE INDEX "publication_account_id_idx" ON "publication"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_digest_id_number_key" ON "publication"("digest_id", "number");

-- CreateIndex
CREATE INDEX "published_entry_arxiv_id_idx" ON "published_entry"("arxiv_id");

-- CreateIndex
CREATE INDEX "published_entry_categories_idx" ON "published_entry" USING GIN ("categories");

-- CreateIndex
CREATE UNIQUE INDEX "published_entry_publication_id_rank_key" ON "published_entry"("publication_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "published_entry_publication_id_arxiv_id_key" ON "published_entry"("publication_id", "arxiv_id");

-- CreateIndex
CREATE INDEX "published_mention_mention_id_idx" ON "published_mention"("mention_id");

-- CreateIndex
CREATE INDEX "candidate_day_score_idx" ON "candidate"("day", "score" DESC);

-- CreateIndex
CREATE INDEX "candidate_arxiv_id_idx" ON "candidate"("arxiv_id");

-- CreateIndex
CREATE INDEX "candidate_account_id_idx" ON "candidate"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_day_arxiv_id_key" ON "candidate"("day", "arxiv_id");

-- CreateIndex
CREATE INDEX "run_day_idx" ON "run"("day");

-- CreateIndex
CREATE INDEX "run_started_at_idx" ON "run"("started_at" DESC);

-- AddForeignKey
ALTER TABLE "paper_version" ADD CONSTRAINT "paper_version_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_mention" ADD CONSTRAINT "paper_mention_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_mention" ADD CONSTRAINT "paper_mention_mention_id_fkey" FOREIGN KEY ("mention_id") REFERENCES "mention"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_mention" ADD CONSTRAINT "entry_mention_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_mention" ADD CONSTRAINT "entry_mention_mention_id_fkey" FOREIGN KEY ("mention_id") REFERENCES "mention"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publication" ADD CONSTRAINT "publication_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_entry" ADD CONSTRAINT "published_entry_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_entry" ADD CONSTRAINT "published_entry_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_mention" ADD CONSTRAINT "published_mention_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "published_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_mention" ADD CONSTRAINT "published_mention_mention_id_fkey" FOREIGN KEY ("mention_id") REFERENCES "mention"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_source" ADD CONSTRAINT "run_source_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- One edition, which every change that a reader can see bumps; whoever listens learns of it at the commit.
ALTER TABLE "edition" ADD CHECK ("id" = 1);
INSERT INTO "edition" ("day") VALUES ((now() AT TIME ZONE 'UTC')::date);

CREATE FUNCTION "notify_edition"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('edition', NEW."number"::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "edition_changed" AFTER UPDATE ON "edition" FOR EACH ROW EXECUTE FUNCTION "notify_edition"();

-- A current publication is one that has not ended: readers know one for a digest, a day and an address.
CREATE UNIQUE INDEX "publication_current_digest" ON "publication" ("digest_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "publication_current_day" ON "publication" ("day" DESC) WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "publication_current_slug" ON "publication" ("slug") WHERE "ended_at" IS NULL;

-- Fractional keys compare by byte, whatever the database's own collation.
ALTER TABLE "entry" ALTER COLUMN "order_key" TYPE TEXT COLLATE "C";
ALTER TABLE "entry_mention" ALTER COLUMN "order_key" TYPE TEXT COLLATE "C";

ALTER TABLE "paper" ADD CHECK ("arxiv_id" ~ '^(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$');
ALTER TABLE "paper_version" ADD CHECK ("number" > 0);
ALTER TABLE "mention" ADD CHECK ("source" ~ '^[a-z]+$'), ADD CHECK ("source_id" <> ''), ADD CHECK ("url" ~ '^https?://');
ALTER TABLE "published_mention" ADD CHECK ("position" > 0), ADD CHECK ("url" ~ '^https?://');
ALTER TABLE "snapshot" ADD CHECK ("source" ~ '^[a-z]+$'),
  ADD CHECK (least("reposts", "likes", "comments", "upvotes") >= 0);
ALTER TABLE "digest" ADD CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "publication" ADD CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), ADD CHECK ("number" > 0);
ALTER TABLE "revision" ADD CHECK ("number" > 0);
ALTER TABLE "published_entry" ADD CHECK ("rank" > 0);
ALTER TABLE "entry" ADD CHECK ("order_key" <> '');
ALTER TABLE "entry_mention" ADD CHECK ("order_key" <> '');
ALTER TABLE "account" ADD CHECK ("email" = lower("email"));
ALTER TABLE "candidate" ADD CHECK ("accepted_at" IS NULL OR "dismissed_at" IS NULL);
