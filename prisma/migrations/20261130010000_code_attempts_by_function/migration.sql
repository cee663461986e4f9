-- The role that serves no longer reads, writes or deletes the counts of wrong codes. Functions of the tables' owner do one
-- count of the person whom the transaction shows: no id is passed, and the time is the database's.

-- The policy of the table stays: it binds the owner too, who works here for the role that serves.
REVOKE ALL ON code_attempt FROM plainleaf_app;

-- The count of this person, on known or unknown devices, and the milliseconds since the last attempt. The row is locked
-- until the transaction ends, so that concurrent attempts are counted one after the other.
CREATE FUNCTION code_attempt_look(on_known_device boolean)
  RETURNS TABLE (wrong integer, ms_since double precision) LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  #variable_conflict use_column
  BEGIN
    INSERT INTO code_attempt (user_id, known_device, wrong, last_at)
      VALUES (app_user_id(), on_known_device, 0, clock_timestamp()) ON CONFLICT DO NOTHING;
    RETURN QUERY
      -- The column rounds to milliseconds, also up.
      SELECT c.wrong, greatest(extract(epoch FROM clock_timestamp() - c.last_at) * 1000, 0)::double precision
      FROM code_attempt c WHERE c.user_id = app_user_id() AND c.known_device = on_known_device FOR UPDATE;
  END
  $$;

-- Notes an attempt of now: how many were wrong in a row, this one included.
CREATE FUNCTION code_attempt_count(on_known_device boolean, wrong_in_a_row integer) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  BEGIN
    UPDATE code_attempt SET wrong = greatest(wrong_in_a_row, 1), last_at = clock_timestamp()
      WHERE user_id = app_user_id() AND known_device = on_known_device;
  END
  $$;

CREATE FUNCTION code_attempt_reset(on_known_device boolean) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = public, pg_temp
  AS $$
  BEGIN
    DELETE FROM code_attempt WHERE user_id = app_user_id() AND known_device = on_known_device;
  END
  $$;

REVOKE EXECUTE ON FUNCTION code_attempt_look(boolean), code_attempt_count(boolean, integer), code_attempt_reset(boolean)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION code_attempt_look(boolean), code_attempt_count(boolean, integer), code_attempt_reset(boolean)
  TO plainleaf_app;
