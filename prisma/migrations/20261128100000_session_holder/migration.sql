-- What a request knows of whoever sends it, in one row. The view opens nothing: it shows what the policies of its tables
-- show to the role that asks.
CREATE VIEW session_holder WITH (security_invoker = true) AS
SELECT
  session.id_hash AS "idHash",
  session.id,
  session.user_id AS "userId",
  session.clinic_id AS "clinicId",
  session.expires_at AS "expiresAt",
  session.ended_at AS "endedAt",
  session.last_seen_at AS "lastSeenAt",
  session.proven_at AS "provenAt",
  session.second_factor AS "secondFactor",
  member.role,
  member.name,
  user_account.email,
  user_account.has_second_factor AS "hasSecondFactor",
  clinic_security.idle_minutes AS "idleMinutes",
  coalesce(clinic_security.second_factor_required, false) AS "secondFactorRequired",
  EXISTS (
    SELECT FROM member AS elsewhere
    WHERE elsewhere.user_id = session.user_id AND elsewhere.clinic_id <> session.clinic_id
      AND elsewhere.disabled_at IS NULL
  ) AS "isInSeveralClinics",
  jsonb_build_object(
    'id', clinic.id,
    'name', clinic.name,
    'address', clinic.address,
    'phone', clinic.phone,
    'otherPhones', clinic.other_phones,
    'openingHours', clinic.opening_hours,
    'disclaimer', clinic.disclaimer,
    'footerNote', clinic.footer_note,
    'country', clinic.country,
    'emergencyNumber', clinic.emergency_number,
    'poisonNumber', clinic.poison_number,
    'crisisNumber', clinic.crisis_number,
    'adviceNumber', clinic.advice_number,
    'locale', clinic.locale,
    'timeZone', clinic.time_zone,
    'pageSize', clinic.page_size,
    'accentColor', clinic.accent_color,
    'logo', clinic.logo,
    'logoAlt', clinic.logo_alt,
    'keepsIdentifiers', clinic.keeps_identifiers,
    'confirmsBirthDate', clinic.confirms_birth_date
  ) AS clinic
FROM session
JOIN member ON member.clinic_id = session.clinic_id AND member.user_id = session.user_id AND member.disabled_at IS NULL
JOIN user_account ON user_account.id = session.user_id
JOIN clinic ON clinic.id = session.clinic_id
LEFT JOIN clinic_security ON clinic_security.clinic_id = session.clinic_id;

-- Reads that row for whoever shows the hash of a session's secret, in one statement instead of nine: each page and each
-- save begins with it. Runs with the rights of its caller, and the policies show it the session first; only what that
-- row says shows it an account and a clinic. The settings end with the transaction.
CREATE FUNCTION read_session_holder(session_hash bytea) RETURNS SETOF session_holder LANGUAGE plpgsql
  SET search_path = public, pg_temp
  AS $$
  DECLARE
    found_session record;
  BEGIN
    PERFORM set_config('app.session_hash', encode(session_hash, 'hex'), true);
    SELECT user_id, clinic_id INTO found_session FROM session WHERE id_hash = session_hash;
    IF NOT FOUND THEN
      RETURN;
    END IF;
    PERFORM set_config('app.user_id', found_session.user_id::text, true),
      set_config('app.clinic_id', found_session.clinic_id::text, true);
    RETURN QUERY SELECT * FROM session_holder WHERE "idHash" = session_hash;
  END $$;

GRANT SELECT ON session_holder TO plainleaf_app;
