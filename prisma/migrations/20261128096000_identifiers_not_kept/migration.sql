-- A clinic can choose to keep no patient's name, date of birth or record number. Clinics that are there already keep them.
ALTER TABLE "clinic" ADD COLUMN "keeps_identifiers" BOOLEAN NOT NULL DEFAULT true;

-- The second lock: the application gives no handout of such a clinic terms by which a patient could be found. A rotation
-- of the keys, which is the owner's, writes those of earlier handouts anew.
CREATE FUNCTION refuse_patient_token() RETURNS trigger LANGUAGE plpgsql
  SET search_path = public, pg_temp
  AS $$
BEGIN
  IF current_user = 'plainleaf_app' AND NOT EXISTS (SELECT FROM clinic c WHERE c.id = NEW.clinic_id AND c.keeps_identifiers) THEN
    RAISE EXCEPTION 'clinic % keeps no identifiers', NEW.clinic_id USING ERRCODE = 'PL003';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER identifiers_are_kept AFTER INSERT ON handout_patient_token
  FOR EACH ROW EXECUTE FUNCTION refuse_patient_token();
