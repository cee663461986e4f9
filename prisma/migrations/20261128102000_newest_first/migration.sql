-- The newest of a title's handouts are read in their order, and the newest of many ids are told from an index alone.
CREATE INDEX "handout_clinic_id_title_issued_at_id_idx" ON "handout"("clinic_id", "title", "issued_at" DESC, "id" DESC);
CREATE INDEX "handout_clinic_id_id_issued_at_idx" ON "handout"("clinic_id", "id", "issued_at");
DROP INDEX "handout_clinic_id_title_idx";
