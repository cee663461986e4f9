-- The session in which a seed was shown: only that session may confirm it. An app of the release before has none, and
-- one that it has not confirmed is set up again.
ALTER TABLE "authenticator_app" ADD COLUMN "begun_in" UUID;

-- Wrong codes in a row, of a person's app and recovery codes. The waits between them double.
CREATE TABLE "code_attempt" (
    "user_id" UUID NOT NULL,
    "known_device" BOOLEAN NOT NULL,
    "wrong" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_attempt_pkey" PRIMARY KEY ("user_id","known_device")
);
ALTER TABLE "code_attempt" ADD CONSTRAINT "code_attempt_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE code_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE code_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON code_attempt USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON code_attempt TO plainleaf_app;
