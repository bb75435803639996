-- AlterTable
ALTER TABLE "mention" ADD COLUMN     "missing_since" TIMESTAMPTZ(3);

-- What was taken to be gone at one look is looked for again.
UPDATE "mention" SET "missing_since" = "deleted_at" WHERE "deleted_at" IS NOT NULL;
