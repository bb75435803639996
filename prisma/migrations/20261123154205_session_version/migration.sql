-- AlterTable
ALTER TABLE "account" ADD COLUMN     "session_version" INTEGER NOT NULL DEFAULT 1;


