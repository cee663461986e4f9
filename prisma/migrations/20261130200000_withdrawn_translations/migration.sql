-- A translation of a withdrawn wording says what the clinic has withdrawn: it is withdrawn, too, and nobody adds another.

-- The owner of the tables is bound by their policies like everybody else.
ALTER TABLE section_version NO FORCE ROW LEVEL SECURITY;
UPDATE section_version translation
SET status = 'withdrawn', revision = translation.revision + 1, status_note = original.status_note,
  status_by_id = original.status_by_id, status_at = original.status_at
FROM section_version original
WHERE original.clinic_id = translation.clinic_id AND original.section_id = translation.section_id
  AND original.original_number IS NULL AND original.number = translation.original_number
  AND original.status = 'withdrawn' AND translation.status <> 'withdrawn';
ALTER TABLE section_version FORCE ROW LEVEL SECURITY;

CREATE FUNCTION section_version_original_is_in_use() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM section_version original
    WHERE original.clinic_id = NEW.clinic_id AND original.section_id = NEW.section_id
      AND original.original_number IS NULL AND original.number = NEW.original_number AND original.status = 'withdrawn'
  ) THEN
    RAISE EXCEPTION 'the original of this translation was withdrawn' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER section_version_original_is_in_use BEFORE INSERT ON section_version
  FOR EACH ROW WHEN (NEW.original_number IS NOT NULL AND NEW.status <> 'withdrawn')
  EXECUTE FUNCTION section_version_original_is_in_use();
