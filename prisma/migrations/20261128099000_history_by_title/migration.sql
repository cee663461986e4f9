-- The titles that a clinic has given are walked, and each title's handouts found, without reading its whole history.
CREATE INDEX "handout_clinic_id_title_idx" ON "handout"("clinic_id", "title");
