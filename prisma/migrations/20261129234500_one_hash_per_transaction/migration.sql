-- One transaction gets the hash of one account: no single statement shows one account after the other and collects their
-- hashes. The account is remembered as a lock of the transaction, because whoever calls can change every setting but
-- cannot give such a lock back. It is shared, so that sign-ins to one account do not wait for each other.
CREATE OR REPLACE FUNCTION password_hash_of(account uuid) RETURNS text LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  DECLARE
    -- Any constant that no other lock of the application has.
    lock_class CONSTANT integer := 1216180305;
    this_account CONSTANT integer := hashtext(account::text);
    found_hash text;
  BEGIN
    SELECT u.passphrase_hash INTO found_hash FROM user_account u
      WHERE u.id = account AND (u.id = app_user_id() OR u.email = app_email());
    IF found_hash IS NULL THEN
      RETURN NULL;
    END IF;
    -- pg_locks shows the signed number as an unsigned one.
    IF EXISTS (SELECT FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.pid = pg_backend_pid() AND l.objsubid = 2
        AND l.classid::bigint = lock_class AND l.objid::bigint <> this_account::bigint & 4294967295) THEN
      RAISE insufficient_privilege USING MESSAGE = 'the hash of another account was given out in this transaction';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(lock_class, this_account);
    RETURN found_hash;
  END
  $$;
