import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // The connection is given where it is needed (lib/db/client.ts, prisma/migrate.ts); generating needs none.
});
