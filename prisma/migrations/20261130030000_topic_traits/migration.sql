-- What the text of a topic need not speak of, and what only the clinician asks about. Both are empty until a starter topic
-- or a pack says more.
ALTER TABLE topic
  ADD COLUMN does_not_matter text[] NOT NULL DEFAULT ARRAY[]::text[],
  ADD COLUMN clinician_asks text[] NOT NULL DEFAULT ARRAY[]::text[];
