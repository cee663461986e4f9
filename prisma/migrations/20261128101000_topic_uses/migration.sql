-- How often each topic was given, day by day. Counted as handouts are issued: counting them anew for each home page would
-- cost more with every handout that a clinic has.
CREATE TABLE "topic_use" (
    "clinic_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "topic_id" UUID NOT NULL,
    "uses" INTEGER NOT NULL,

    CONSTRAINT "topic_use_pkey" PRIMARY KEY ("clinic_id","day","topic_id")
);
ALTER TABLE "topic_use" ADD CONSTRAINT "topic_use_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "topic_use" ADD CONSTRAINT "topic_use_clinic_id_topic_id_fkey" FOREIGN KEY ("clinic_id", "topic_id") REFERENCES "topic"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody asks for what lies further back. The tables' owner reads past their policies meanwhile.
DO $$
DECLARE
  name text;
  tables text[] := ARRAY['handout', 'handout_section', 'section_version', 'section'];
BEGIN
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name); END LOOP;
  INSERT INTO topic_use (clinic_id, day, topic_id, uses)
    SELECT handout.clinic_id, (handout.issued_at AT TIME ZONE 'UTC')::date, section.topic_id, count(DISTINCT handout.id)
    FROM handout
    JOIN handout_section ON handout_section.clinic_id = handout.clinic_id AND handout_section.handout_id = handout.id
    JOIN section_version ON section_version.clinic_id = handout.clinic_id
      AND section_version.id = handout_section.section_version_id
    JOIN section ON section.clinic_id = handout.clinic_id AND section.id = section_version.section_id
    WHERE handout.issued_at > now() - interval '91 days' AND section.topic_id IS NOT NULL
    GROUP BY 1, 2, 3;
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name); END LOOP;
END $$;

ALTER TABLE topic_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE topic_use FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON topic_use
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT, UPDATE ON topic_use TO plainleaf_app;
