-- AlterTable
ALTER TABLE "card" ADD COLUMN     "related_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "related" (
    "arxiv_id" TEXT NOT NULL,
    "other_id" TEXT NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "related_pkey" PRIMARY KEY ("arxiv_id","other_id")
);

-- CreateIndex
CREATE INDEX "related_other_id_idx" ON "related"("other_id");

-- CreateIndex
CREATE INDEX "card_day_rank_arxiv_id_idx" ON "card"("day" DESC, "rank", "arxiv_id");

-- AddForeignKey
ALTER TABLE "related" ADD CONSTRAINT "related_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "card"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "related" ADD CONSTRAINT "related_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "card"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;


