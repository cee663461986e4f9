-- By which folding of names a handout's patient can be found. The next start rebuilds the terms of an earlier one, which
-- takes the master key; the release before goes on writing handouts of folding 1.
ALTER TABLE "handout" ADD COLUMN "index_version" INTEGER NOT NULL DEFAULT 1;
CREATE INDEX "handout_clinic_id_index_version_idx" ON "handout"("clinic_id", "index_version");
