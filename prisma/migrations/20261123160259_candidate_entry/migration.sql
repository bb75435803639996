-- AlterTable
ALTER TABLE "candidate" ADD COLUMN     "entry_id" UUID;


