-- Templates that a group leans on: labels, a member's default for a topic, and every state a template has been in.

ALTER TABLE "template" ADD COLUMN "labels" TEXT[] NOT NULL DEFAULT '{}';

CREATE TABLE "topic_default" (
    "clinic_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "topic_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,

    CONSTRAINT "topic_default_pkey" PRIMARY KEY ("clinic_id","user_id","topic_id")
);
ALTER TABLE "topic_default" ADD CONSTRAINT "topic_default_clinic_id_user_id_fkey" FOREIGN KEY ("clinic_id", "user_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "topic_default" ADD CONSTRAINT "topic_default_clinic_id_topic_id_fkey" FOREIGN KEY ("clinic_id", "topic_id") REFERENCES "topic"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "topic_default" ADD CONSTRAINT "topic_default_clinic_id_template_id_fkey" FOREIGN KEY ("clinic_id", "template_id") REFERENCES "template"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "template_version" (
    "clinic_id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("clinic_id","template_id","number")
);
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_clinic_id_template_id_fkey" FOREIGN KEY ("clinic_id", "template_id") REFERENCES "template"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_clinic_id_by_id_fkey" FOREIGN KEY ("clinic_id", "by_id") REFERENCES "member"("clinic_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['topic_default', 'template_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY clinic_rows ON %I USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id())',
      name
    );
  END LOOP;
END
$$;

GRANT SELECT, INSERT, UPDATE, DELETE ON topic_default TO plainleaf_app;
-- A template's past is written once.
GRANT SELECT, INSERT ON template_version TO plainleaf_app;
