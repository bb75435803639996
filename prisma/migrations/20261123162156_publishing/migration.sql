-- AlterTable
ALTER TABLE "digest" ADD COLUMN     "missed_because" TEXT,
ADD COLUMN     "proposed_by_id" UUID,
ADD COLUMN     "returned_with" TEXT,
ADD COLUMN     "scheduled_by_id" UUID;

-- AlterTable
ALTER TABLE "publication" ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "digest_proposed_by_id_idx" ON "digest"("proposed_by_id");

-- CreateIndex
CREATE INDEX "digest_scheduled_by_id_idx" ON "digest"("scheduled_by_id");

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_scheduled_by_id_fkey" FOREIGN KEY ("scheduled_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;


