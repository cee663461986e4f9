-- The link that lets a person choose a new passphrase: one an account, as the hash of its token. It belongs to the
-- account, not to a clinic, and goes away when it is used.
CREATE TABLE "passphrase_reset" (
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passphrase_reset_pkey" PRIMARY KEY ("user_id")
);
CREATE UNIQUE INDEX "passphrase_reset_token_hash_key" ON "passphrase_reset"("token_hash");
ALTER TABLE "passphrase_reset" ADD CONSTRAINT "passphrase_reset_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Longer than ten minutes no link may live, whatever asks for one.
ALTER TABLE passphrase_reset ADD CONSTRAINT passphrase_reset_is_short
  CHECK (expires_at <= created_at + interval '10 minutes');

ALTER TABLE passphrase_reset ENABLE ROW LEVEL SECURITY;
ALTER TABLE passphrase_reset FORCE ROW LEVEL SECURITY;
CREATE POLICY own_row ON passphrase_reset
  USING (user_id = app_user_id() OR token_hash = app_token_hash())
  WITH CHECK (user_id = app_user_id());
GRANT SELECT, INSERT, UPDATE, DELETE ON passphrase_reset TO plainleaf_app;
