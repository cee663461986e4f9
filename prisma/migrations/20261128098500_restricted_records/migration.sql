-- A patient's record can be restricted to whoever issued it. Another member opens it by saying why, for an hour; that
-- somebody did is never changed or removed.

ALTER TABLE handout_status DROP CONSTRAINT handout_status_kind_known;
ALTER TABLE handout_status ADD CONSTRAINT handout_status_kind_known
  CHECK (kind IN ('withdrawn', 'replaced', 'held', 'released', 'restricted', 'unrestricted', 'erased'));

CREATE TABLE "record_opening" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "handout_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason_sealed" BYTEA NOT NULL,

    CONSTRAINT "record_opening_pkey" PRIMARY KEY ("clinic_id","id")
);
CREATE INDEX "record_opening_clinic_id_user_id_handout_id_idx" ON "record_opening"("clinic_id", "user_id", "handout_id");
CREATE INDEX "record_opening_clinic_id_opened_at_idx" ON "record_opening"("clinic_id", "opened_at" DESC);
CREATE INDEX "record_opening_clinic_id_handout_id_idx" ON "record_opening"("clinic_id", "handout_id");
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_clinic_id_handout_id_fkey" FOREIGN KEY ("clinic_id", "handout_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "record_opening" ADD CONSTRAINT "record_opening_clinic_id_user_id_fkey" FOREIGN KEY ("clinic_id", "user_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE record_opening ADD CONSTRAINT record_opening_lasts_an_hour
  CHECK (ends_at BETWEEN opened_at AND opened_at + interval '1 hour');

ALTER TABLE record_opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_opening FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON record_opening
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT ON record_opening TO plainleaf_app;

-- As before, and the reasons for which the record was opened go with it: they may name the patient.
CREATE OR REPLACE FUNCTION erase_handout(erased uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
  UPDATE record_opening SET reason_sealed = '' WHERE clinic_id = app_clinic_id() AND handout_id = erased;
  DELETE FROM handout_patient_token WHERE clinic_id = app_clinic_id() AND handout_id = erased;
END
$$;
