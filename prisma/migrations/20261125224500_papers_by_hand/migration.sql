-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "described_at" TIMESTAMPTZ(3),
ADD COLUMN     "described_by_id" UUID;

-- CreateIndex
CREATE INDEX "paper_described_by_id_idx" ON "paper"("described_by_id");

-- AddForeignKey
ALTER TABLE "paper" ADD CONSTRAINT "paper_described_by_id_fkey" FOREIGN KEY ("described_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What the schema language cannot say.

-- They are few among many, and a search of all papers leaves them out.
CREATE INDEX "paper_described" ON "paper" ("arxiv_id") WHERE "described_at" IS NOT NULL;

-- Until now only the audit log told them from others: those that no source has told of since.
UPDATE "paper" SET "described_at" = "deed"."at", "described_by_id" = "deed"."account_id"
FROM "deed"
WHERE "act" = 'describe paper' AND "subject" = "paper"."arxiv_id"
  AND NOT EXISTS (SELECT FROM "paper_version" "v" WHERE "v"."arxiv_id" = "paper"."arxiv_id");
