-- Which master keys the sealed values of this database may be under, by fingerprints that tell nothing of the keys. A
-- server with another key must neither serve nor write. The tables' owner writes the rows: set-up, a restore and a
-- rotation. The runtime role reads them.
CREATE TABLE "master_key" (
    "key_id" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "master_key_pkey" PRIMARY KEY ("key_id")
);
ALTER TABLE master_key ADD CONSTRAINT master_key_id_fits_a_byte CHECK (key_id BETWEEN 1 AND 255);
ALTER TABLE master_key ADD CONSTRAINT master_key_fingerprint_is_hex CHECK (fingerprint ~ '^[0-9a-f]{32}$');

ALTER TABLE master_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE master_key FORCE ROW LEVEL SECURITY;
-- For the owner too, whom row-level security binds; what the runtime role may do is in its grants.
CREATE POLICY of_the_server ON master_key USING (true) WITH CHECK (true);
GRANT SELECT ON master_key TO plainleaf_app;
