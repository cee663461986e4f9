-- Which handouts are restricted is asked by every list and search, and there are few of them.
CREATE INDEX "handout_status_clinic_id_kind_idx" ON "handout_status"("clinic_id", "kind");
