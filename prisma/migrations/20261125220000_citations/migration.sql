-- CreateTable
CREATE TABLE "citation_count" (
    "arxiv_id" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "citation_count_pkey" PRIMARY KEY ("arxiv_id","taken_at")
);

-- AddForeignKey
ALTER TABLE "citation_count" ADD CONSTRAINT "citation_count_arxiv_id_fkey" FOREIGN KEY ("arxiv_id") REFERENCES "paper"("arxiv_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "run_source" ADD COLUMN     "left_out" TEXT;
