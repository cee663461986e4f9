-- A library of many topics in several languages, whose starter content can grow with each release.

ALTER TABLE "clinic" ADD COLUMN "starter_hash" TEXT;

ALTER TABLE "section" ADD COLUMN "tags" TEXT[];

ALTER TABLE "section_version" ADD COLUMN "claims" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "original_number" INTEGER,
-- Wording that is there already was copied from the first starter content: a default writes that into every row,
-- whatever row-level security shows, and is dropped again.
ADD COLUMN "starter_version" TEXT DEFAULT '1.0.0';
ALTER TABLE "section_version" ALTER COLUMN "starter_version" DROP DEFAULT;

ALTER TABLE "topic" ADD COLUMN "age_max" INTEGER,
ADD COLUMN "age_min" INTEGER,
ADD COLUMN "body_system" TEXT NOT NULL DEFAULT 'general',
ADD COLUMN "exclusions" TEXT[],
ADD COLUMN "related" TEXT[],
ADD COLUMN "review_interval_months" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN "risk_tier" TEXT NOT NULL DEFAULT 'standard',
-- Empty: a copy of starter content from before these facts were kept; the next import fills them in.
ADD COLUMN "starter_version" TEXT DEFAULT '';
ALTER TABLE "topic" ALTER COLUMN "starter_version" DROP DEFAULT;

CREATE TABLE "topic_translation" (
    "clinic_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "subtitle" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "synonyms" TEXT[],
    "starter_version" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "topic_translation_pkey" PRIMARY KEY ("clinic_id","topic_id","locale")
);
ALTER TABLE "topic_translation" ADD CONSTRAINT "topic_translation_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "topic_translation" ADD CONSTRAINT "topic_translation_clinic_id_topic_id_fkey" FOREIGN KEY ("clinic_id", "topic_id") REFERENCES "topic"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE topic_translation ENABLE ROW LEVEL SECURITY;
ALTER TABLE topic_translation FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON topic_translation
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT, UPDATE ON topic_translation TO plainleaf_app;

-- Set-up, as the owner of the tables, must find the clinics whose library is older than the release. It may read the
-- list of clinics and nothing of theirs; the runtime role is not the owner and sees its own clinic only, as before.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY set_up ON clinic FOR SELECT TO %I USING (true)', current_user);
END
$$;
