-- What a clinic decides for all its handouts: how they name their sources, and whether they have the code for staff.
ALTER TABLE clinic
  ADD COLUMN sources_shown text NOT NULL DEFAULT 'line' CHECK (sources_shown IN ('line', 'full', 'none')),
  ADD COLUMN prints_code boolean NOT NULL DEFAULT true;

-- The same view with two more details of the clinic. An earlier state of the sources leaves out what it does not know.
CREATE OR REPLACE VIEW session_holder WITH (security_invoker = true) AS
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
    'sourcesShown', clinic.sources_shown,
    'printsCode', clinic.prints_code,
    'accentColor', clinic.accent_color,
    'translations', clinic.translations,
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

