-- Finding topics, sections and templates by what they are called, what else they are called, and what they say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Words as they are compared: without accents, case, apostrophes and the dot of a code, a space on either side of each.
-- The same as foldedWords() of the application. Ranges instead of classes of characters, so that it does not depend on
-- the locale of the database.
CREATE FUNCTION search_folded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || btrim(regexp_replace(
    regexp_replace(lower(normalize(words, NFKD)), '[\u0300-\u036f\u064b-\u065f\u0670''’`]|\.(?=[a-z0-9])', '', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u2000-\u206f\u2190-\u2bff\u3000-\u3003\u3008-\u3020\u30fb\uff00-\uff0f\uff1a-\uff20]+',
    ' ', 'g')) || ' '
$$;

-- array_to_string() is not immutable for every type; for text it is.
CREATE FUNCTION search_joined(words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT coalesce(array_to_string(words, ' '), '') $$;

-- The plain text of a section's body, a space between its paragraphs.
CREATE FUNCTION search_body(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(paragraph, ' '), '') FROM (
    SELECT (SELECT string_agg(part ->> 'text', '' ORDER BY place)
            FROM jsonb_array_elements(block -> 'content') WITH ORDINALITY AS run (part, place)) AS paragraph
    FROM jsonb_path_query(body, 'strict $.**?(@.type == "paragraph")') AS block
  ) AS paragraphs
$$;

-- One row for each thing that can be found, in each of its languages; written by triggers from what it is about.
CREATE TABLE "search_entry" (
    "clinic_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "topic_id" UUID,
    "section_id" UUID,
    "template_id" UUID,
    "owner_id" UUID,
    "title" TEXT NOT NULL,
    "synonyms" TEXT[],
    "codes" TEXT[],
    "body" TEXT NOT NULL,
    "names" TEXT NOT NULL GENERATED ALWAYS AS (
      search_folded(title || ' ' || search_joined(synonyms) || ' ' || search_joined(codes))) STORED,
    "document" tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple'::regconfig,
      search_folded(title || ' ' || search_joined(synonyms) || ' ' || search_joined(codes) || ' ' || body))) STORED,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("clinic_id","kind","subject_id","locale")
);
CREATE INDEX "search_entry_clinic_id_topic_id_idx" ON "search_entry"("clinic_id", "topic_id");
CREATE INDEX "search_entry_clinic_id_section_id_idx" ON "search_entry"("clinic_id", "section_id");
CREATE INDEX "search_entry_clinic_id_template_id_idx" ON "search_entry"("clinic_id", "template_id");
CREATE INDEX "search_entry_clinic_id_names_idx" ON "search_entry" USING GIN ("clinic_id", "names" gin_trgm_ops);
CREATE INDEX "search_entry_clinic_id_document_idx" ON "search_entry" USING GIN ("clinic_id", "document");
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_clinic_id_topic_id_fkey" FOREIGN KEY ("clinic_id", "topic_id") REFERENCES "topic"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_clinic_id_section_id_fkey" FOREIGN KEY ("clinic_id", "section_id") REFERENCES "section"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_clinic_id_template_id_fkey" FOREIGN KEY ("clinic_id", "template_id") REFERENCES "template"("clinic_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_known CHECK (kind IN ('topic', 'section', 'template'));

ALTER TABLE search_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON search_entry
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry TO plainleaf_app;

-- What the entries are made from.
CREATE VIEW search_topic WITH (security_invoker = true) AS
  SELECT t.clinic_id, 'topic' AS kind, t.id AS subject_id, t.locale, t.id AS topic_id, NULL::uuid AS section_id,
    NULL::uuid AS template_id, NULL::uuid AS owner_id, t.title, t.synonyms, t.icd10_codes AS codes,
    '' AS body
  FROM topic t
  UNION ALL
  SELECT n.clinic_id, 'topic', n.topic_id, n.locale, n.topic_id, NULL, NULL, NULL, n.title, n.synonyms, '{}', ''
  FROM topic_translation n;

-- A template that is not shared is found by its owner alone.
CREATE VIEW search_template WITH (security_invoker = true) AS
  SELECT m.clinic_id, 'template' AS kind, m.id AS subject_id, '' AS locale, NULL::uuid AS topic_id,
    NULL::uuid AS section_id, m.id AS template_id, CASE WHEN m.shared THEN NULL ELSE m.owner_id END AS owner_id,
    m.name AS title, m.labels AS synonyms, '{}'::text[] AS codes, '' AS body
  FROM template m
  WHERE m.archived_at IS NULL;
GRANT SELECT ON search_topic, search_template TO plainleaf_app;

CREATE FUNCTION search_enter_topics(clinics uuid[], topics uuid[]) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO search_entry (clinic_id, kind, subject_id, locale, topic_id, section_id, template_id, owner_id,
      title, synonyms, codes, body)
    SELECT * FROM search_topic v WHERE v.clinic_id = ANY (clinics) AND v.topic_id = ANY (topics)
    ON CONFLICT (clinic_id, kind, subject_id, locale) DO UPDATE
      SET title = excluded.title, synonyms = excluded.synonyms, codes = excluded.codes;
END $$;

-- The wording that handouts get, as in the application: approved before newer, never withdrawn.
CREATE FUNCTION search_enter_sections(clinics uuid[], sections uuid[]) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM search_entry e WHERE e.clinic_id = ANY (clinics) AND e.section_id = ANY (sections);
  INSERT INTO search_entry (clinic_id, kind, subject_id, locale, topic_id, section_id, title, synonyms, codes, body)
    SELECT v.clinic_id, 'section', v.section_id, v.locale, s.topic_id, v.section_id, v.heading,
      ARRAY[replace(s.kind, '-', ' ')], '{}', left(search_body(v.body), 50000)
    FROM (
      SELECT DISTINCT ON (w.clinic_id, w.section_id, w.locale) w.* FROM section_version w
      WHERE w.clinic_id = ANY (clinics) AND w.section_id = ANY (sections) AND w.status <> 'withdrawn'
      ORDER BY w.clinic_id, w.section_id, w.locale, w.approved DESC, w.number DESC
    ) v
    JOIN section s ON s.clinic_id = v.clinic_id AND s.id = v.section_id
    -- Two editors at once: the second one saw what the first one saved.
    ON CONFLICT (clinic_id, kind, subject_id, locale) DO UPDATE
      SET title = excluded.title, body = excluded.body;
END $$;

CREATE FUNCTION search_enter_templates(clinics uuid[], templates uuid[]) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM search_entry e WHERE e.clinic_id = ANY (clinics) AND e.template_id = ANY (templates)
    AND NOT EXISTS (SELECT FROM search_template v WHERE v.clinic_id = e.clinic_id AND v.template_id = e.template_id);
  INSERT INTO search_entry (clinic_id, kind, subject_id, locale, topic_id, section_id, template_id, owner_id,
      title, synonyms, codes, body)
    SELECT * FROM search_template v WHERE v.clinic_id = ANY (clinics) AND v.template_id = ANY (templates)
    ON CONFLICT (clinic_id, kind, subject_id, locale) DO UPDATE
      SET owner_id = excluded.owner_id, title = excluded.title, synonyms = excluded.synonyms
      WHERE (search_entry.owner_id, search_entry.title, search_entry.synonyms)
        IS DISTINCT FROM (excluded.owner_id, excluded.title, excluded.synonyms);
END $$;

-- Triggers once a statement, whatever the number of rows: a new clinic gets a thousand of them.
CREATE FUNCTION search_follow() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  clinics uuid[] := ARRAY(SELECT DISTINCT clinic_id FROM changed);
  subjects uuid[];
BEGIN
  EXECUTE format('SELECT coalesce(array_agg(DISTINCT %I), ''{}'') FROM changed', TG_ARGV[0]) INTO subjects;
  CASE TG_TABLE_NAME
    WHEN 'section_version' THEN
      PERFORM search_enter_sections(clinics, subjects);
    WHEN 'template' THEN
      PERFORM search_enter_templates(clinics, subjects);
    ELSE
      PERFORM search_enter_topics(clinics, subjects);
  END CASE;
  RETURN NULL;
END $$;

DO $$
DECLARE
  followed record;
BEGIN
  FOR followed IN
    SELECT * FROM (VALUES ('topic', 'id'), ('topic_translation', 'topic_id'), ('section_version', 'section_id'),
      ('template', 'id')) AS pair (name, subject)
  LOOP
    EXECUTE format('CREATE TRIGGER search_follow_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION search_follow(%L)', followed.name, followed.subject);
    EXECUTE format('CREATE TRIGGER search_follow_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION search_follow(%L)', followed.name, followed.subject);
  END LOOP;
END
$$;

-- What is there already. Row-level security binds the owner as well, so it is lifted for these statements; the
-- migration is one transaction.
DO $$
DECLARE
  name text;
  clinic uuid;
  tables text[] := ARRAY['clinic', 'topic', 'topic_translation', 'section', 'section_version', 'template', 'search_entry'];
BEGIN
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', name); END LOOP;
  FOR clinic IN SELECT c.id FROM clinic c LOOP
    PERFORM search_enter_topics(ARRAY[clinic], ARRAY(SELECT t.id FROM topic t WHERE t.clinic_id = clinic));
    PERFORM search_enter_sections(ARRAY[clinic], ARRAY(SELECT s.id FROM section s WHERE s.clinic_id = clinic));
    PERFORM search_enter_templates(ARRAY[clinic], ARRAY(SELECT m.id FROM template m WHERE m.clinic_id = clinic));
  END LOOP;
  FOREACH name IN ARRAY tables LOOP EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name); END LOOP;
END
$$;

-- The operators of a search are not leakproof, so under a policy they may not use an index: a search would read
-- every row of the clinic. This role can do one thing, read this one table past its policy, and this one function
-- runs as it; the function filters by the same setting, and by the member for templates that are not shared.
-- Where whoever migrates may make no roles, or not use one that another database of the server made, the function runs
-- as the owner of the table, who then has that one right itself.
DO $$
DECLARE
  finder name := 'plainleaf_search';
BEGIN
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'plainleaf_search') THEN
      CREATE ROLE plainleaf_search NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
    -- Since version 16 a member may be one who must not act as the role.
    IF NOT pg_has_role(current_user, 'plainleaf_search',
        CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) THEN
      EXECUTE format('GRANT plainleaf_search TO %I', current_user);
    END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    finder := current_user;
  END;
  EXECUTE format('CREATE POLICY found_by_search ON search_entry FOR SELECT TO %I USING (true)', finder);
  EXECUTE format('GRANT SELECT ON search_entry TO %I', finder);
END
$$;

-- A word with two neighbouring letters swapped shares few trigrams with what was meant.
CREATE FUNCTION search_swapped(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY(
    SELECT '% ' || left(word, n - 1) || substr(word, n + 1, 1) || substr(word, n, 1) || substr(word, n + 2) || '%'
    FROM generate_series(1, length(word) - 1) AS n
    WHERE substr(word, n, 1) <> substr(word, n + 1, 1))
$$;

-- What every typed word may mean, the likeliest of each kind first, at most `most` of each: the application decides
-- what fits and in which order. `words` are folded; `stems` are their beginnings that all their forms share. Both hold
-- letters and digits only. Each word is looked up by itself, in one index after the other, because a row that several
-- conditions might have found would be compared with all of them again. Guessing costs the most, so it is left for
-- words that hardly anything is called by. One or two letters beside a longer word are mostly the beginning of one that
-- somebody goes on typing: they begin a word of nearly everything, so they are not looked up, but asked of what the other
-- words found. The names of a topic complete what its sections say, and find none of them alone.
CREATE FUNCTION search_library(words text[], stems text[], most integer)
  RETURNS TABLE (kind text, subject_id uuid, locale text, topic_id uuid, title text, synonyms text[], codes text[],
    context text[], body text)
  LANGUAGE sql STABLE SECURITY DEFINER ROWS 100
  SET search_path = public, pg_temp
  SET pg_trgm.word_similarity_threshold = 0.35
  AS $$
  WITH typed AS MATERIALIZED (
    SELECT one.*, '%' || CASE WHEN length(word) < 3 THEN ' ' ELSE '' END || word || '%' AS pattern,
      length(word) < 3 AND max(length(word)) OVER () > 2 AS is_beginning
    FROM unnest(words, stems) WITH ORDINALITY AS one (word, stem, n)
  ), sought AS MATERIALIZED (
    SELECT *, search_swapped(word) AS swapped FROM typed WHERE NOT is_beginning
  ), named AS MATERIALIZED (
    SELECT s.n, e.kind, e.subject_id, e.locale FROM sought s
    JOIN search_entry e ON e.clinic_id = app_clinic_id() AND e.names LIKE s.pattern
  ), said AS MATERIALIZED (
    SELECT s.n, e.kind, e.subject_id, e.locale FROM sought s
    JOIN search_entry e ON e.clinic_id = app_clinic_id() AND e.document @@ (s.stem || ':*')::tsquery
    WHERE length(s.word) > 2
  ), guessed AS MATERIALIZED (
    SELECT s.n, g.kind, g.subject_id, g.locale FROM sought s CROSS JOIN LATERAL (
      SELECT e.kind, e.subject_id, e.locale FROM search_entry e
      WHERE e.clinic_id = app_clinic_id() AND e.names LIKE ANY (s.swapped)
      UNION
      SELECT e.kind, e.subject_id, e.locale FROM search_entry e
      WHERE e.clinic_id = app_clinic_id() AND s.word <% e.names
    ) g
    WHERE length(s.word) > 3 AND (SELECT count(*) FROM named x WHERE x.n = s.n) < 5
  ), own AS MATERIALIZED (
    SELECT *, 2 AS worth FROM named UNION ALL SELECT *, 1 FROM guessed UNION ALL SELECT *, 0 FROM said
  ), completed AS (
    SELECT o.n, 'section' AS kind, e.subject_id, e.locale, -1 AS worth FROM own o
    JOIN search_entry e ON e.clinic_id = app_clinic_id() AND e.topic_id = o.subject_id AND e.kind = 'section'
      AND e.locale = o.locale
    WHERE o.kind = 'topic' AND cardinality(words) > 1
  ), fitting AS (
    SELECT f.kind, f.subject_id, f.locale, max(f.worth) AS worth
    FROM (SELECT * FROM own UNION ALL SELECT * FROM completed) f
    GROUP BY f.kind, f.subject_id, f.locale
    HAVING count(DISTINCT f.n) = (SELECT count(*) FROM sought)
  ), beginnings AS MATERIALIZED (
    SELECT array_agg(pattern) AS patterns FROM typed WHERE is_beginning
  ), likely AS (
    SELECT f.*, row_number() OVER (PARTITION BY f.kind ORDER BY f.worth DESC, f.subject_id) AS place
    FROM fitting f CROSS JOIN beginnings
    WHERE CASE WHEN beginnings.patterns IS NULL THEN f.worth >= 0 ELSE EXISTS (
      SELECT FROM search_entry e
      LEFT JOIN search_entry t ON e.kind = 'section' AND t.clinic_id = app_clinic_id() AND t.kind = 'topic'
        AND t.subject_id = e.topic_id AND t.locale = e.locale
      WHERE e.clinic_id = app_clinic_id() AND e.kind = f.kind AND e.subject_id = f.subject_id AND e.locale = f.locale
        AND (f.worth >= 0 OR e.names LIKE ANY (beginnings.patterns))
        AND e.names || coalesce(t.names, '') LIKE ALL (beginnings.patterns)) END
  ), rated AS MATERIALIZED (
    SELECT l.kind, l.subject_id, l.locale, length(e.title) AS length, (
      SELECT sum(CASE WHEN e.names LIKE '% ' || s.word || '%' THEN 4 WHEN e.names LIKE s.pattern THEN 3
        WHEN e.names LIKE '% ' || s.stem || '%' THEN 2 ELSE 0 END) FROM typed s) AS rough
    FROM likely l
    JOIN search_entry e ON e.clinic_id = app_clinic_id() AND e.kind = l.kind AND e.subject_id = l.subject_id
      AND e.locale = l.locale
    WHERE l.place <= 5 * most AND (e.owner_id IS NULL OR e.owner_id = app_user_id())
  ), placed AS (
    SELECT r.*, row_number() OVER (PARTITION BY r.kind ORDER BY r.rough DESC, r.length, r.subject_id) AS place
    FROM rated r
  )
  SELECT e.kind, e.subject_id, e.locale, e.topic_id, e.title, e.synonyms, e.codes,
    CASE WHEN t.title IS NULL THEN '{}' ELSE t.title || coalesce(t.synonyms, '{}') || coalesce(t.codes, '{}') END, e.body
  FROM placed p
  JOIN search_entry e ON e.clinic_id = app_clinic_id() AND e.kind = p.kind AND e.subject_id = p.subject_id
    AND e.locale = p.locale
  LEFT JOIN search_entry t ON e.kind = 'section' AND t.clinic_id = app_clinic_id() AND t.kind = 'topic'
    AND t.subject_id = e.topic_id AND t.locale = e.locale
  WHERE p.place <= most
$$;
REVOKE EXECUTE ON FUNCTION search_library(text[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_library(text[], text[], integer) TO plainleaf_app;
-- A new owner must be allowed to make functions in the schema at the moment it gets one.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_policies WHERE tablename = 'search_entry' AND roles = '{plainleaf_search}') THEN
    GRANT CREATE ON SCHEMA public TO plainleaf_search;
    ALTER FUNCTION search_library(text[], text[], integer) OWNER TO plainleaf_search;
    REVOKE CREATE ON SCHEMA public FROM plainleaf_search;
  END IF;
END
$$;
