-- CreateEnum
CREATE TYPE "announcement" AS ENUM ('new', 'cross', 'replace', 'replace-cross');

-- AlterTable
ALTER TABLE "mention" ADD COLUMN     "author_id" TEXT,
ADD COLUMN     "author_is_bot" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "forgotten_at" TIMESTAMPTZ(3),
ADD COLUMN     "seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "withheld" TEXT;

-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "announced_as" "announcement";

-- AlterTable
ALTER TABLE "paper_mention" ADD COLUMN     "by_author" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "paper_version" ADD COLUMN     "announced_as" "announcement",
ADD COLUMN     "announced_on" DATE,
ALTER COLUMN "submitted_at" DROP NOT NULL;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "account_id" UUID,
ADD COLUMN     "alive_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "run_source" ADD COLUMN     "due" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "finished_at" TIMESTAMPTZ(3),
ADD COLUMN     "not_asked" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "snapshot" ADD COLUMN     "quotes" INTEGER;

-- CreateTable
CREATE TABLE "mention_count" (
    "mention_id" UUID NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "reposts" INTEGER,
    "likes" INTEGER,
    "replies" INTEGER,
    "quotes" INTEGER,
    "upvotes" INTEGER,

    CONSTRAINT "mention_count_pkey" PRIMARY KEY ("mention_id","taken_at")
);

-- CreateTable
CREATE TABLE "suppression" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT,
    "author_id" TEXT,
    "author_handle" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch" (
    "source" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "day" DATE,
    "next_check_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "memory" JSONB,

    CONSTRAINT "watch_pkey" PRIMARY KEY ("source","subject")
);

-- CreateTable
CREATE TABLE "service" (
    "name" TEXT NOT NULL,
    "next_request_at" TIMESTAMPTZ(3),
    "busy_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "rests_until" TIMESTAMPTZ(3),
    "hour" TIMESTAMPTZ(3),
    "requests" INTEGER NOT NULL DEFAULT 0,
    "spent_on" DATE,
    "spent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "request" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "suppression_source_author_id_idx" ON "suppression"("source", "author_id");

-- CreateIndex
CREATE INDEX "suppression_source_author_handle_idx" ON "suppression"("source", "author_handle");

-- CreateIndex
CREATE UNIQUE INDEX "suppression_source_source_id_key" ON "suppression"("source", "source_id");

-- CreateIndex
CREATE INDEX "watch_next_check_at_idx" ON "watch"("next_check_at");

-- CreateIndex
CREATE INDEX "answer_day_source_idx" ON "answer"("day", "source");

-- CreateIndex
CREATE INDEX "answer_fetched_at_idx" ON "answer"("fetched_at");

-- CreateIndex
CREATE INDEX "mention_author_id_source_idx" ON "mention"("author_id", "source");

-- CreateIndex
CREATE INDEX "paper_version_announced_on_idx" ON "paper_version"("announced_on");

-- AddForeignKey
ALTER TABLE "mention_count" ADD CONSTRAINT "mention_count_mention_id_fkey" FOREIGN KEY ("mention_id") REFERENCES "mention"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What the schema language cannot say.

-- Who asked not to be shown is not shown, whichever way a post comes in: collected, imported, restored.
CREATE FUNCTION "suppress_mention"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."suppressed_at" := coalesce(NEW."suppressed_at", (
    SELECT "at" FROM "suppression"
    WHERE "source" = NEW."source" AND ("source_id" = NEW."source_id" OR "author_id" = NEW."author_id"
      OR "author_handle" = lower(NEW."author_handle"))
    ORDER BY "at" LIMIT 1));
  RETURN NEW;
END
$$;
CREATE TRIGGER "mention_arrived" BEFORE INSERT OR UPDATE OF "author_id", "author_handle" ON "mention"
  FOR EACH ROW EXECUTE FUNCTION "suppress_mention"();

ALTER TABLE "suppression" ADD CHECK (num_nonnulls("source_id", "author_id", "author_handle") > 0);
ALTER TABLE "mention_count" ADD CHECK (least("reposts", "likes", "replies", "quotes", "upvotes") >= 0);
ALTER TABLE "watch" ADD CHECK ("source" ~ '^[a-z]+$'), ADD CHECK ("failures" >= 0);
