-- AlterTable
ALTER TABLE "digest" ADD COLUMN     "edited_by_id" UUID,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "removed_entry" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "order_key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "removed_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "field" TEXT,
    "entry_ids" UUID[],
    "account_id" UUID,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence" (
    "page" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "entry_id" UUID,
    "field" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("page")
);

-- CreateIndex
CREATE UNIQUE INDEX "removed_entry_digest_id_order_key_key" ON "removed_entry"("digest_id", "order_key");

-- CreateIndex
CREATE INDEX "operation_account_id_idx" ON "operation"("account_id");

-- CreateIndex
CREATE INDEX "operation_applied_at_idx" ON "operation"("applied_at");

-- CreateIndex
CREATE UNIQUE INDEX "operation_digest_id_version_key" ON "operation"("digest_id", "version");

-- CreateIndex
CREATE INDEX "presence_digest_id_idx" ON "presence"("digest_id");

-- CreateIndex
CREATE INDEX "presence_account_id_idx" ON "presence"("account_id");

-- CreateIndex
CREATE INDEX "digest_edited_by_id_idx" ON "digest"("edited_by_id");

-- AddForeignKey
ALTER TABLE "digest" ADD CONSTRAINT "digest_edited_by_id_fkey" FOREIGN KEY ("edited_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removed_entry" ADD CONSTRAINT "removed_entry_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What the schema language cannot say.

ALTER TABLE "removed_entry" ALTER COLUMN "order_key" TYPE TEXT COLLATE "C";

-- Whoever looks at a draft learns at the commit that it changed, whatever process changed it.
CREATE FUNCTION "notify_draft"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('draft', NEW."id"::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER "draft_changed" AFTER UPDATE OF "version" ON "digest" FOR EACH ROW EXECUTE FUNCTION "notify_draft"();
