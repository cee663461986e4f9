-- Has this server its first clinic? Until then a start prints a link that makes it. One row, which belongs to the server
-- and tells of no clinic: when it was done, or the hash of the token in the newest link.
CREATE TABLE "set_up" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "token_hash" BYTEA,
    "expires_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "set_up_pkey" PRIMARY KEY ("one")
);
ALTER TABLE set_up ADD CONSTRAINT set_up_is_one CHECK (one);
ALTER TABLE set_up ADD CONSTRAINT set_up_is_open_or_done
  CHECK ((done_at IS NULL) = (token_hash IS NOT NULL) AND (token_hash IS NULL) = (expires_at IS NULL));

ALTER TABLE set_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE set_up FORCE ROW LEVEL SECURITY;
CREATE POLICY of_the_server ON set_up TO plainleaf_app USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON set_up TO plainleaf_app;

-- Servers of before. Row-level security binds the owner as well, so it is lifted for these statements; the migration is
-- one transaction.
ALTER TABLE clinic NO FORCE ROW LEVEL SECURITY;
ALTER TABLE set_up NO FORCE ROW LEVEL SECURITY;
INSERT INTO set_up (done_at) SELECT now() WHERE EXISTS (SELECT FROM clinic);
ALTER TABLE set_up FORCE ROW LEVEL SECURITY;
ALTER TABLE clinic FORCE ROW LEVEL SECURITY;
