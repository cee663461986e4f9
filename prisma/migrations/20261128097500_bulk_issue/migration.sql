-- One template issued for a list of patients: a job, and a row for each patient, worked off in the background.

CREATE TABLE "bulk_job" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "state" TEXT NOT NULL,
    "cleared" BOOLEAN NOT NULL DEFAULT false,
    "row_count" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_job_pkey" PRIMARY KEY ("clinic_id","id")
);
CREATE INDEX "bulk_job_clinic_id_created_at_idx" ON "bulk_job"("clinic_id", "created_at" DESC);
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_clinic_id_by_id_fkey" FOREIGN KEY ("clinic_id", "by_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulk_job" ADD CONSTRAINT "bulk_job_clinic_id_template_id_fkey" FOREIGN KEY ("clinic_id", "template_id") REFERENCES "template"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE bulk_job ADD CONSTRAINT bulk_job_state_known CHECK (state IN ('running', 'done', 'cancelled'));
ALTER TABLE bulk_job ADD CONSTRAINT bulk_job_ended_says_when CHECK (state = 'running' OR ended_at IS NOT NULL);
ALTER TABLE bulk_job ADD CONSTRAINT bulk_job_cleared_holds_nothing CHECK (NOT cleared OR octet_length(sealed) = 0);

-- handout_id is given to a row before anything is made: the primary key of handout lets it be issued once, whatever
-- becomes of the process that issues it.
CREATE TABLE "bulk_row" (
    "clinic_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "handout_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "failure" TEXT NOT NULL DEFAULT '',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lease_holder" UUID,
    "leased_until" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_row_pkey" PRIMARY KEY ("clinic_id","job_id","number")
);
CREATE UNIQUE INDEX "bulk_row_clinic_id_handout_id_key" ON "bulk_row"("clinic_id", "handout_id");
ALTER TABLE "bulk_row" ADD CONSTRAINT "bulk_row_clinic_id_job_id_fkey" FOREIGN KEY ("clinic_id", "job_id") REFERENCES "bulk_job"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE bulk_row ADD CONSTRAINT bulk_row_state_known CHECK (state IN ('waiting', 'issued', 'failed', 'cancelled'));
-- Once a handout holds the patient, or nobody will make one, the list must not.
ALTER TABLE bulk_row ADD CONSTRAINT bulk_row_settled_holds_nothing
  CHECK (state IN ('waiting', 'failed') OR octet_length(sealed) = 0);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['bulk_job', 'bulk_row'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY clinic_rows ON %I USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id())',
      name
    );
  END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON bulk_job, bulk_row TO plainleaf_app;

-- The worker looks for jobs before it knows a clinic: it sees which jobs have something left to do, and can change none
-- of them until it works as the member who began one, in that member's clinic.
CREATE FUNCTION app_worker() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.worker', true), '') $$;
CREATE POLICY left_to_do ON bulk_job FOR SELECT USING (NOT cleared AND app_worker() = 'bulk');
