-- More numbers than the main one, and what the logo shows in words. The clinic's row-level security and
-- grants are the table's own and cover new columns.
ALTER TABLE "clinic" ADD COLUMN "other_phones" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "logo_alt" TEXT NOT NULL DEFAULT '';
