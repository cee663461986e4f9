-- What a session knows of itself: when its holder was last there and last proved who they are, and from what device.
ALTER TABLE "session" ADD COLUMN "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "proven_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN "second_factor" TEXT,
ADD COLUMN "user_agent" TEXT NOT NULL DEFAULT '',
ADD COLUMN "address" TEXT NOT NULL DEFAULT '';
ALTER TABLE "session" ALTER COLUMN "id" DROP DEFAULT;
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");
ALTER TABLE session ADD CONSTRAINT session_second_factor_known
  CHECK (second_factor IN ('totp', 'passkey', 'recovery-code', 'identity-provider'));

-- A clinic ends the sessions of a member whom it disables.
CREATE POLICY clinic_rows ON session USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());

ALTER TABLE "user_account" ADD COLUMN "has_second_factor" BOOLEAN NOT NULL DEFAULT false;

-- How a clinic wants its members to sign in; no row: as Plainleaf does by itself.
CREATE TABLE "clinic_security" (
    "clinic_id" UUID NOT NULL,
    "idle_minutes" INTEGER NOT NULL,
    "second_factor_required" BOOLEAN NOT NULL,

    CONSTRAINT "clinic_security_pkey" PRIMARY KEY ("clinic_id")
);
ALTER TABLE "clinic_security" ADD CONSTRAINT "clinic_security_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE clinic_security ADD CONSTRAINT clinic_security_idle_bounds CHECK (idle_minutes BETWEEN 3 AND 60);
ALTER TABLE clinic_security ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinic_security FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON clinic_security
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT, UPDATE ON clinic_security TO plainleaf_app;

-- Failed sign-ins, counted for every server process together. Keys are hashes; a row tells of no account and no
-- address, and belongs to no clinic, so its policy lets the runtime role alone in.
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
ALTER TABLE rate_limit ENABLE ROW LEVEL SECURITY;
ALTER TABLE rate_limit FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_server ON rate_limit TO plainleaf_app USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO plainleaf_app;
