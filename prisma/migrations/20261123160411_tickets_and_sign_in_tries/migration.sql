-- CreateEnum
CREATE TYPE "ticket_purpose" AS ENUM ('setup', 'invitation', 'reset');

-- CreateTable
CREATE TABLE "ticket" (
    "hash" TEXT NOT NULL,
    "purpose" "ticket_purpose" NOT NULL,
    "account_id" UUID,
    "email" TEXT,
    "role" "role",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "sign_in_try" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_try_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ticket_account_id_idx" ON "ticket"("account_id");

-- CreateIndex
CREATE INDEX "sign_in_try_email_idx" ON "sign_in_try"("email");

-- CreateIndex
CREATE INDEX "sign_in_try_address_idx" ON "sign_in_try"("address");

-- CreateIndex
CREATE INDEX "sign_in_try_at_idx" ON "sign_in_try"("at");

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


