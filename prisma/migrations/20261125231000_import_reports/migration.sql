-- CreateTable
CREATE TABLE "import_report" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "is_rehearsal" BOOLEAN NOT NULL,
    "report" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "import_report_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_report_account_id_idx" ON "import_report"("account_id");

-- AddForeignKey
ALTER TABLE "import_report" ADD CONSTRAINT "import_report_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
