-- CreateTable
CREATE TABLE "deed" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "account_id" UUID,
    "who" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "digest_id" UUID,
    "subject" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "deed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "deed_at_idx" ON "deed"("at" DESC);

-- CreateIndex
CREATE INDEX "deed_account_id_at_idx" ON "deed"("account_id", "at" DESC);

-- CreateIndex
CREATE INDEX "deed_digest_id_at_idx" ON "deed"("digest_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "deed" ADD CONSTRAINT "deed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deed" ADD CONSTRAINT "deed_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE SET NULL ON UPDATE CASCADE;


