-- The role that serves gets three rights less: it no longer dates audit events, reads the column of password hashes, or
-- reads and deletes the counts of failed sign-ins. Functions of the tables' owner do one row of each for it.

-- The time of an event is the database's, taken once the clinic's chain is locked: it follows the order of the chain,
-- and no writer chooses it.
CREATE OR REPLACE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
    -- The column keeps milliseconds, and the hash must be that of what is kept.
    NEW.at := date_trunc('milliseconds', clock_timestamp());
    NEW.hash := sha256(NEW.prev_hash || convert_to(
      audit_line(NEW.clinic_id, NEW.seq, NEW.id, NEW.at, NEW.actor_id, NEW.type, NEW.detail), 'UTF8'));
    UPDATE audit_chain c SET seq = NEW.seq, hash = NEW.hash WHERE c.clinic_id = NEW.clinic_id;
    RETURN NEW;
  END
  $$;

-- A statement of the role that serves can write a password's hash, and read none.
REVOKE SELECT ON user_account FROM plainleaf_app;
GRANT SELECT (id, email, has_second_factor, created_at) ON user_account TO plainleaf_app;

-- The hash of one account, and only of the one whose id or e-mail the transaction shows. The condition repeats the
-- policy, which may not bind the owner. Volatile: a compare-and-set must see what another transaction has just committed.
CREATE FUNCTION password_hash_of(account uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  BEGIN
    RETURN (SELECT u.passphrase_hash FROM user_account u
      WHERE u.id = account AND (u.id = app_user_id() OR u.email = app_email()));
  END
  $$;

-- The owner works here for the role that serves, and row-level security can bind the owner.
DROP POLICY of_the_server ON rate_limit;
CREATE POLICY through_functions ON rate_limit USING (true) WITH CHECK (true);
REVOKE ALL ON rate_limit FROM plainleaf_app;

-- Adds points to one key, from zero once its window has passed; negative points take some back.
-- Returns what the key has then, and the milliseconds until its window ends.
CREATE FUNCTION rate_limit_hit(hit_key text, hit_points integer, window_ms double precision)
  RETURNS TABLE (points integer, ms_left double precision) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  #variable_conflict use_column
  DECLARE
    at timestamptz := clock_timestamp();
  BEGIN
    -- Now and then, a share of the keys that nobody asks for again. Locked rows are in use.
    IF random() < 0.01 THEN
      DELETE FROM rate_limit WHERE key IN (
        SELECT key FROM rate_limit WHERE expire < at - interval '1 hour' LIMIT 10000 FOR UPDATE SKIP LOCKED);
    END IF;
    RETURN QUERY
      INSERT INTO rate_limit AS r (key, points, expire)
        VALUES (hit_key, greatest(hit_points, 0), at + window_ms * interval '1 millisecond')
      ON CONFLICT (key) DO UPDATE SET
        points = CASE WHEN r.expire > at THEN greatest(r.points + hit_points, 0) ELSE excluded.points END,
        expire = CASE WHEN r.expire > at THEN r.expire ELSE excluded.expire END
      RETURNING r.points, (extract(epoch FROM r.expire - at) * 1000)::double precision;
  END
  $$;

CREATE FUNCTION rate_limit_reset(reset_key text) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$ BEGIN DELETE FROM rate_limit WHERE key = reset_key; END $$;

DO $$
DECLARE
  signature text;
BEGIN
  FOREACH signature IN ARRAY ARRAY[
    'password_hash_of(uuid)', 'rate_limit_hit(text, integer, double precision)', 'rate_limit_reset(text)',
    'app_applied_migrations()', 'audit_link()'
  ] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', signature);
  END LOOP;
END
$$;
GRANT EXECUTE ON FUNCTION
  password_hash_of(uuid), rate_limit_hit(text, integer, double precision), rate_limit_reset(text), app_applied_migrations()
  TO plainleaf_app;
