-- What a person can prove themselves with beside the passphrase. A person can work at several clinics, so these rows
-- belong to none: only a transaction that knows whose they are sees them.
CREATE TABLE "authenticator_app" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seed_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "authenticator_app_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "authenticator_app_user_id_idx" ON "authenticator_app"("user_id");
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "recovery_code" (
    "user_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "salt" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("user_id","number")
);
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE authenticator_app ENABLE ROW LEVEL SECURITY;
ALTER TABLE authenticator_app FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON authenticator_app USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON recovery_code USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());

GRANT SELECT, INSERT, UPDATE, DELETE ON authenticator_app, recovery_code TO plainleaf_app;
