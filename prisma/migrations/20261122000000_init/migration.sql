-- CreateTable
CREATE TABLE "clinic" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "opening_hours" TEXT NOT NULL,
    "disclaimer" TEXT NOT NULL,
    "footer_note" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "emergency_number" TEXT,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "page_size" TEXT NOT NULL,
    "accent_color" TEXT NOT NULL,
    "logo" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clinic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passphrase_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "clinic_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("clinic_id","user_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "clinic_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "topic" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "assessment_first" BOOLEAN NOT NULL,
    "synonyms" TEXT[],
    "icd10_codes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "section" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "topic_id" UUID,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "recommended" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "section_version" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "sources" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "review" JSONB,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_version_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "template" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "draft" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "handout" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "reference" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "patient_sealed" BYTEA NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "document_sealed" BYTEA NOT NULL,
    "renderer_version" TEXT NOT NULL,
    "page_count" INTEGER NOT NULL,

    CONSTRAINT "handout_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateTable
CREATE TABLE "handout_pdf" (
    "clinic_id" UUID NOT NULL,
    "handout_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "sha256" BYTEA NOT NULL,
    "byte_count" INTEGER NOT NULL,

    CONSTRAINT "handout_pdf_pkey" PRIMARY KEY ("clinic_id","handout_id")
);

-- CreateTable
CREATE TABLE "handout_section" (
    "clinic_id" UUID NOT NULL,
    "handout_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "section_version_id" UUID NOT NULL,
    "edited" BOOLEAN NOT NULL,

    CONSTRAINT "handout_section_pkey" PRIMARY KEY ("clinic_id","handout_id","position")
);

-- CreateTable
CREATE TABLE "handout_patient_token" (
    "clinic_id" UUID NOT NULL,
    "token" BYTEA NOT NULL,
    "handout_id" UUID NOT NULL,

    CONSTRAINT "handout_patient_token_pkey" PRIMARY KEY ("clinic_id","token","handout_id")
);

-- CreateTable
CREATE TABLE "favourite" (
    "clinic_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "favourite_pkey" PRIMARY KEY ("clinic_id","user_id","subject","subject_id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "clinic_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "type" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("clinic_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "topic_clinic_id_slug_key" ON "topic"("clinic_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "section_clinic_id_topic_id_slug_key" ON "section"("clinic_id", "topic_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "section_version_clinic_id_section_id_locale_number_key" ON "section_version"("clinic_id", "section_id", "locale", "number");

-- CreateIndex
CREATE INDEX "template_clinic_id_owner_id_idx" ON "template"("clinic_id", "owner_id");

-- CreateIndex
CREATE INDEX "draft_clinic_id_owner_id_updated_at_idx" ON "draft"("clinic_id", "owner_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "handout_clinic_id_issued_at_id_idx" ON "handout"("clinic_id", "issued_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "handout_clinic_id_reference_key" ON "handout"("clinic_id", "reference");

-- CreateIndex
CREATE INDEX "handout_section_clinic_id_section_version_id_idx" ON "handout_section"("clinic_id", "section_version_id");

-- CreateIndex
CREATE INDEX "audit_event_clinic_id_at_idx" ON "audit_event"("clinic_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_clinic_id_user_id_fkey" FOREIGN KEY ("clinic_id", "user_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topic" ADD CONSTRAINT "topic_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_clinic_id_topic_id_fkey" FOREIGN KEY ("clinic_id", "topic_id") REFERENCES "topic"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_version" ADD CONSTRAINT "section_version_clinic_id_section_id_fkey" FOREIGN KEY ("clinic_id", "section_id") REFERENCES "section"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template" ADD CONSTRAINT "template_clinic_id_owner_id_fkey" FOREIGN KEY ("clinic_id", "owner_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_clinic_id_owner_id_fkey" FOREIGN KEY ("clinic_id", "owner_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout" ADD CONSTRAINT "handout_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout" ADD CONSTRAINT "handout_clinic_id_issued_by_id_fkey" FOREIGN KEY ("clinic_id", "issued_by_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout_pdf" ADD CONSTRAINT "handout_pdf_clinic_id_handout_id_fkey" FOREIGN KEY ("clinic_id", "handout_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout_section" ADD CONSTRAINT "handout_section_clinic_id_handout_id_fkey" FOREIGN KEY ("clinic_id", "handout_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout_section" ADD CONSTRAINT "handout_section_clinic_id_section_version_id_fkey" FOREIGN KEY ("clinic_id", "section_version_id") REFERENCES "section_version"("clinic_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handout_patient_token" ADD CONSTRAINT "handout_patient_token_clinic_id_handout_id_fkey" FOREIGN KEY ("clinic_id", "handout_id") REFERENCES "handout"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_clinic_id_user_id_fkey" FOREIGN KEY ("clinic_id", "user_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Values the application knows; a row outside them is a bug that must not be stored.
ALTER TABLE member ADD CONSTRAINT member_role_known CHECK (role IN ('clinician', 'editor', 'admin'));
ALTER TABLE section_version ADD CONSTRAINT section_version_status_known
  CHECK (status IN ('draft', 'in-review', 'approved', 'withdrawn'));
-- Software never fills in a reviewer: what is approved names one.
ALTER TABLE section_version ADD CONSTRAINT section_version_approved_is_reviewed
  CHECK (status <> 'approved' OR review IS NOT NULL);
ALTER TABLE handout_pdf ADD CONSTRAINT handout_pdf_sha256_length CHECK (octet_length(sha256) = 32);

-- Row-level security: the second lock behind the WHERE of every query. The runtime role sees and
-- writes only the rows of the clinic named in the transaction; without one it sees nothing.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plainleaf_app') THEN
    CREATE ROLE plainleaf_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
END
$$;

GRANT USAGE ON SCHEMA public TO plainleaf_app;

CREATE FUNCTION app_clinic_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.clinic_id', true), '')::uuid $$;
CREATE FUNCTION app_user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.user_id', true), '')::uuid $$;
CREATE FUNCTION app_email() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.email', true), '') $$;
CREATE FUNCTION app_session_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT decode(nullif(current_setting('app.session_hash', true), ''), 'hex') $$;

-- Tables keyed by clinic_id: one policy each.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'topic', 'section', 'section_version', 'template', 'draft', 'handout', 'handout_pdf',
    'handout_section', 'handout_patient_token', 'favourite', 'audit_event'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY clinic_rows ON %I USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id())',
      name
    );
  END LOOP;
END
$$;

ALTER TABLE clinic ENABLE ROW LEVEL SECURITY;
ALTER TABLE clinic FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON clinic USING (id = app_clinic_id()) WITH CHECK (id = app_clinic_id());

-- Signing in happens before a clinic is known. A member row is also visible to the person it is about;
-- an account to whoever names its e-mail or holds its id; a session to whoever presents its secret.
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON member USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
CREATE POLICY own_row ON member FOR SELECT USING (user_id = app_user_id());

ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_account FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON user_account
  USING (id = app_user_id() OR email = app_email())
  WITH CHECK (id = app_user_id());

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON session
  USING (id_hash = app_session_hash() OR user_id = app_user_id())
  WITH CHECK (user_id = app_user_id());

-- The readiness check compares these names with the release's own. plpgsql looks the table up only when
-- called: the engine makes it before the first migration, an administrator's psql may not.
CREATE FUNCTION app_applied_migrations() RETURNS TABLE (name text) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$ BEGIN
    RETURN QUERY SELECT migration_name::text FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL;
  END $$;

-- What the runtime role may do with each table. Issued handouts, wording and the audit trail are
-- written once: no UPDATE and no DELETE is granted on them.
GRANT SELECT, INSERT, UPDATE ON clinic, user_account, member, topic, section TO plainleaf_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, template, draft, favourite TO plainleaf_app;
GRANT SELECT, INSERT ON section_version, handout, handout_pdf, handout_section, handout_patient_token, audit_event
  TO plainleaf_app;
GRANT UPDATE (status, review) ON section_version TO plainleaf_app;
