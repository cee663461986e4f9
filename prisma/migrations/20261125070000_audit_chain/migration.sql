-- The audit trail becomes a chain: each event of a clinic carries the hash of the one before it, so a row that was
-- changed, removed or put in between shows, whoever did it. A trigger writes the links, and no writer can leave them out.

-- The end of each clinic's chain. Locking its row puts the events of one clinic in order; clinics do not wait for each
-- other, and a writer waits only between another's last statement and its commit.
CREATE TABLE "audit_chain" (
    "clinic_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("clinic_id")
);
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_clinic_id_fkey" FOREIGN KEY ("clinic_id") REFERENCES "clinic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain FORCE ROW LEVEL SECURITY;
CREATE POLICY clinic_rows ON audit_chain
  USING (clinic_id = app_clinic_id()) WITH CHECK (clinic_id = app_clinic_id());
-- Written by the trigger alone.
GRANT SELECT ON audit_chain TO plainleaf_app;

ALTER TABLE "audit_event" ADD COLUMN "seq" BIGINT,
ADD COLUMN "prev_hash" BYTEA,
ADD COLUMN "hash" BYTEA;

-- Everything of an event that must not change, as one text that leaves no doubt where a part begins. The verifier
-- hashes this text itself, outside the database.
CREATE FUNCTION audit_line(clinic_id uuid, seq bigint, id uuid, at timestamptz, actor_id uuid, type text, detail jsonb)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT jsonb_build_array(clinic_id, seq, id, (extract(epoch FROM at) * 1000)::bigint, actor_id, type, detail)::text $$;

CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  BEGIN
    -- It runs as the tables' owner, whom row-level security may not bind.
    IF NEW.clinic_id IS DISTINCT FROM app_clinic_id() THEN
      RAISE insufficient_privilege USING MESSAGE = 'an event of another clinic';
    END IF;
    INSERT INTO audit_chain (clinic_id, seq, hash) VALUES (NEW.clinic_id, 0, '\x') ON CONFLICT DO NOTHING;
    SELECT c.seq + 1, c.hash INTO NEW.seq, NEW.prev_hash
      FROM audit_chain c WHERE c.clinic_id = NEW.clinic_id FOR UPDATE;
    NEW.hash := sha256(NEW.prev_hash || convert_to(
      audit_line(NEW.clinic_id, NEW.seq, NEW.id, NEW.at, NEW.actor_id, NEW.type, NEW.detail), 'UTF8'));
    UPDATE audit_chain c SET seq = NEW.seq, hash = NEW.hash WHERE c.clinic_id = NEW.clinic_id;
    RETURN NEW;
  END
  $$;

-- Events from before, in the order in which they were written. Row-level security binds the owner as well, so it is
-- lifted for these statements; the migration is one transaction.
ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_chain NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  event record;
  last record;
BEGIN
  FOR event IN SELECT * FROM audit_event ORDER BY clinic_id, at, id LOOP
    INSERT INTO audit_chain (clinic_id, seq, hash) VALUES (event.clinic_id, 0, '\x') ON CONFLICT DO NOTHING;
    SELECT seq + 1 AS seq, hash INTO last FROM audit_chain WHERE clinic_id = event.clinic_id;
    UPDATE audit_event SET seq = last.seq, prev_hash = last.hash, hash = sha256(last.hash || convert_to(
        audit_line(event.clinic_id, last.seq, event.id, event.at, event.actor_id, event.type, event.detail), 'UTF8'))
      WHERE clinic_id = event.clinic_id AND id = event.id;
    UPDATE audit_chain c SET seq = e.seq, hash = e.hash
      FROM audit_event e WHERE c.clinic_id = event.clinic_id AND e.clinic_id = event.clinic_id AND e.id = event.id;
  END LOOP;
END
$$;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_chain FORCE ROW LEVEL SECURITY;

ALTER TABLE audit_event ADD CONSTRAINT audit_event_is_linked
  CHECK (seq IS NOT NULL AND prev_hash IS NOT NULL AND hash IS NOT NULL);
CREATE UNIQUE INDEX "audit_event_clinic_id_seq_key" ON "audit_event"("clinic_id", "seq");

CREATE TRIGGER audit_link BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_link();
