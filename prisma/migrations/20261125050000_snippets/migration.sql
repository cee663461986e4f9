-- A member's own snippets: words inserted while writing by typing a semicolon and their name.
CREATE TABLE snippet (
  clinic_id uuid NOT NULL,
  user_id uuid NOT NULL,
  name text NOT NULL,
  sealed bytea NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT snippet_pkey PRIMARY KEY (clinic_id, user_id, name),
  CONSTRAINT snippet_clinic_id_user_id_fkey FOREIGN KEY (clinic_id, user_id)
    REFERENCES member (clinic_id, user_id) ON DELETE CASCADE ON UPDATE CASCADE
);

ALTER TABLE snippet ENABLE ROW LEVEL SECURITY;
ALTER TABLE snippet FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON snippet USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON snippet TO plainleaf_app;
