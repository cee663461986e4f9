-- What becomes of a handout after it was issued: withdrawn, replaced, held, released, erased. The handout's own row
-- and its bytes stay as they were given.

CREATE TABLE "handout_status" (
    "clinic_id" UUID NOT NULL,
    "handout_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "replacement_id" UUID,

    CONSTRAINT "handout_status_pkey" PRIMARY KEY ("clinic_id","handout_id","number")
);
CREATE INDEX "handout_status_clinic_id_replacement_id_idx" ON "handout_status"("clinic_id", "replacement_id");
ALTER TABLE "handout_status" ADD CONSTRAINT "handout_status_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "handout_status" ADD CONSTRAINT "handout_status_clinic_id_handout_id_fkey" FOREIGN KEY ("clinic_id", "handout_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "handout_status" ADD CONSTRAINT "handout_status_clinic_id_by_id_fkey" FOREIGN KEY ("clinic_id", "by_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handout_status" ADD CONSTRAINT "handout_status_clinic_id_replacement_id_fkey" FOREIGN KEY ("clinic_id", "replacement_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE handout_status ADD CONSTRAINT handout_status_kind_known
  CHECK (kind IN ('withdrawn', 'replaced', 'held', 'released', 'erased'));
ALTER TABLE handout_status ADD CONSTRAINT handout_status_replaced_names_its_replacement
  CHECK ((kind = 'replaced') = (replacement_id IS NOT NULL));

ALTER TABLE handout_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE handout_status FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON handout_status
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT ON handout_status TO plainleaf_app;

ALTER TABLE "draft" ADD COLUMN "replaces_id" UUID;
ALTER TABLE "draft" ADD CONSTRAINT "draft_clinic_id_replaces_id_fkey" FOREIGN KEY ("clinic_id", "replaces_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Handouts that are there already keep their language in their sealed document alone: a default marks them so, whatever
-- row-level security shows, and is dropped again.
ALTER TABLE "handout" ADD COLUMN "locale" TEXT NOT NULL DEFAULT '';
ALTER TABLE "handout" ALTER COLUMN "locale" DROP DEFAULT;

-- The order in which the history is read, page after page.
DROP INDEX "handout_clinic_id_issued_at_id_idx";
CREATE INDEX "handout_clinic_id_issued_at_id_idx" ON "handout"("clinic_id", "issued_at" DESC, "id" DESC);

ALTER TABLE "clinic" ADD COLUMN "retention_years" INTEGER;
ALTER TABLE clinic ADD CONSTRAINT clinic_retention_years_sensible CHECK (retention_years BETWEEN 1 AND 100);

-- Erasure is the one change of what was issued. The runtime role cannot write it by itself: this function of the
-- tables' owner empties what is about the patient, and only after who, when and why stand in handout_status, and
-- only while no legal hold does. Clinic and row-level security bind it like every other statement.
CREATE FUNCTION erase_handout(erased uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
DECLARE
  hold text;
BEGIN
  IF NOT EXISTS (
    SELECT FROM handout_status s
    WHERE s.clinic_id = app_clinic_id() AND s.handout_id = erased AND s.kind = 'erased'
  ) THEN
    RAISE EXCEPTION 'nobody has recorded why handout % is to be erased', erased USING ERRCODE = 'PL001';
  END IF;
  SELECT s.kind INTO hold FROM handout_status s
    WHERE s.clinic_id = app_clinic_id() AND s.handout_id = erased AND s.kind IN ('held', 'released')
    ORDER BY s.number DESC LIMIT 1;
  IF hold = 'held' THEN
    RAISE EXCEPTION 'handout % is under a legal hold', erased USING ERRCODE = 'PL002';
  END IF;
  UPDATE handout SET title = '', patient_sealed = '', content_sealed = '', document_sealed = ''
    WHERE clinic_id = app_clinic_id() AND id = erased;
  UPDATE handout_pdf SET sealed = '' WHERE clinic_id = app_clinic_id() AND handout_id = erased;
  UPDATE handout_status SET reason_sealed = ''
    WHERE clinic_id = app_clinic_id() AND handout_id = erased AND kind <> 'erased';
  DELETE FROM handout_patient_token WHERE clinic_id = app_clinic_id() AND handout_id = erased;
END
$$;
REVOKE EXECUTE ON FUNCTION erase_handout(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_handout(uuid) TO plainleaf_app;
