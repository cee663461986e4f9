-- A clinic's own identity provider (OpenID Connect). Found by its slug before the clinic is known.
CREATE TABLE "single_sign_on" (
    "clinic_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "secret_sealed" BYTEA NOT NULL,

    CONSTRAINT "single_sign_on_pkey" PRIMARY KEY ("clinic_id")
);
CREATE UNIQUE INDEX "single_sign_on_slug_key" ON "single_sign_on"("slug");
ALTER TABLE "single_sign_on" ADD CONSTRAINT "single_sign_on_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whom a provider's subject stands for at this clinic. The same person at another clinic is another row.
CREATE TABLE "member_identity" (
    "clinic_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_identity_pkey" PRIMARY KEY ("clinic_id","issuer","subject")
);
CREATE UNIQUE INDEX "member_identity_clinic_id_user_id_key" ON "member_identity"("clinic_id", "user_id");
ALTER TABLE "member_identity" ADD CONSTRAINT "member_identity_clinic_id_user_id_fkey" FOREIGN KEY ("clinic_id", "user_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION app_sign_in_slug() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.sign_in_slug', true), '') $$;

ALTER TABLE single_sign_on ENABLE ROW LEVEL SECURITY;
ALTER TABLE single_sign_on FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON single_sign_on
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
CREATE POLICY by_slug ON single_sign_on FOR SELECT USING (slug = app_sign_in_slug());
ALTER TABLE member_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_identity FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON member_identity
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON single_sign_on TO plainleaf_app;
GRANT SELECT, INSERT, DELETE ON member_identity TO plainleaf_app;
