-- Looking after the library: who decided what about a wording, and newer starter wording that waits for a decision.

ALTER TABLE "section_version" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "reviewed_by_id" UUID,
ADD COLUMN "status_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN "status_by_id" UUID,
ADD COLUMN "status_at" TIMESTAMPTZ(3),
ADD COLUMN "approved" BOOLEAN NOT NULL GENERATED ALWAYS AS (status = 'approved') STORED;

-- Two people: nobody vouches for what they wrote themselves.
ALTER TABLE section_version ADD CONSTRAINT section_version_reviewed_by_another
  CHECK (reviewed_by_id <> created_by_id);
ALTER TABLE section_version ADD CONSTRAINT section_version_withdrawal_has_a_reason
  CHECK (status <> 'withdrawn' OR status_note <> '');

-- What was withdrawn stays withdrawn, and every change is counted: whoever decides saw the latest.
CREATE FUNCTION section_version_status_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'withdrawn' THEN
    RAISE EXCEPTION 'a withdrawn wording stays withdrawn' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.revision <> OLD.revision + 1 THEN
    RAISE EXCEPTION 'every change of a status counts its revision up' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER section_version_status_moves BEFORE UPDATE OF status, review, revision ON section_version
  FOR EACH ROW EXECUTE FUNCTION section_version_status_moves();

-- The wording itself is never granted: heading, body, sources and claims are written once.
GRANT UPDATE (revision, reviewed_by_id, status_note, status_by_id, status_at) ON section_version TO plainleaf_app;

CREATE TABLE "starter_offer" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "starter_version" TEXT NOT NULL,
    "from_version" TEXT,
    "heading" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "sources" JSONB NOT NULL,
    "claims" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "starter_offer_pkey" PRIMARY KEY ("clinic_id","id")
);
CREATE UNIQUE INDEX "starter_offer_clinic_id_section_id_locale_starter_version_key" ON "starter_offer"("clinic_id", "section_id", "locale", "starter_version");
ALTER TABLE "starter_offer" ADD CONSTRAINT "starter_offer_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "starter_offer" ADD CONSTRAINT "starter_offer_clinic_id_section_id_fkey" FOREIGN KEY ("clinic_id", "section_id") REFERENCES "section"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE starter_offer ADD CONSTRAINT starter_offer_decision_known
  CHECK (decision IN ('taken', 'kept', 'merged', 'replaced'));

ALTER TABLE starter_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE starter_offer FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON starter_offer USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT ON starter_offer TO plainleaf_app;
GRANT UPDATE (decision, decided_by_id, decided_at) ON starter_offer TO plainleaf_app;
