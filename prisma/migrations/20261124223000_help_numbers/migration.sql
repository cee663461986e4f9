-- A clinic's own numbers for help; null where the number of its country is printed.
ALTER TABLE "clinic" ADD COLUMN "poison_number" TEXT,
ADD COLUMN "crisis_number" TEXT,
ADD COLUMN "advice_number" TEXT;
