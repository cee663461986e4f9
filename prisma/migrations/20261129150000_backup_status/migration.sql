-- What npm run backup says of its last runs, for the admin page, the metrics and npm run doctor. One row, which belongs to
-- the server and tells of no clinic.
CREATE TABLE "backup_status" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3),
    "byte_count" BIGINT,
    "took_ms" INTEGER,
    "verified_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "backup_status_pkey" PRIMARY KEY ("one")
);
ALTER TABLE backup_status ADD CONSTRAINT backup_status_is_one CHECK (one);
ALTER TABLE backup_status ADD CONSTRAINT backup_status_is_whole
  CHECK ((made_at IS NULL) = (byte_count IS NULL) AND (made_at IS NULL) = (took_ms IS NULL)
    AND (failed_at IS NULL) = (failure IS NULL));

ALTER TABLE backup_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE backup_status FORCE ROW LEVEL SECURITY;
-- The server reads it; a backup writes it as the owner, also when the owner lacks BYPASSRLS and the backup is refused.
CREATE POLICY of_the_server ON backup_status FOR SELECT TO plainleaf_app USING (true);
DO $$ BEGIN
  EXECUTE format('CREATE POLICY by_the_owner ON backup_status TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
GRANT SELECT ON backup_status TO plainleaf_app;
