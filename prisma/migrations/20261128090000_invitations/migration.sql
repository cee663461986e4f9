-- Who is asked to join a clinic. The link's token is stored as its hash alone; an answered or revoked row stays.
CREATE TABLE "invitation" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("clinic_id","id")
);
CREATE UNIQUE INDEX "invitation_clinic_id_token_hash_key" ON "invitation"("clinic_id", "token_hash");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_clinic_id_invited_by_id_fkey" FOREIGN KEY ("clinic_id", "invited_by_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE invitation ADD CONSTRAINT invitation_role_known CHECK (role IN ('clinician', 'editor', 'admin'));
-- One that can be answered at a time: a new link takes the place of the old one.
CREATE UNIQUE INDEX invitation_one_open ON invitation (clinic_id, email) WHERE accepted_at IS NULL AND revoked_at IS NULL;

CREATE FUNCTION app_token_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT decode(nullif(current_setting('app.token_hash', true), ''), 'hex') $$;

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON invitation USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
-- Whoever opens the link shows its token before a clinic is known.
CREATE POLICY by_token ON invitation FOR SELECT USING (token_hash = app_token_hash());

GRANT SELECT, INSERT, UPDATE ON invitation TO plainleaf_app;
