-- A clinic can ask that a patient's date of birth be typed a second time before a handout is issued.
ALTER TABLE "clinic" ADD COLUMN "confirms_birth_date" BOOLEAN NOT NULL DEFAULT false;
