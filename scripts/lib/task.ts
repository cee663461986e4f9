import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import { type OpenDatabase, openDatabase, prepareRuntimeRole } from './database';
import { SetupFailure } from './failure';
import { openThrowawayCluster } from './postgres/throwaway';
import { step } from './step-line.mjs';

const tasks: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  build: async () => {
    await generate();
    await step('Build', 'comparing', async (say) => {
      const worker = await ensurePdfWorker({ say });
      say((await ensureNextBuild('.next', { say })) || worker ? 'built' : 'up to date');
    });
  },
  'db:generate': generate,
  'db:migrate': () => withDatabase(async () => {}),
  'db:diff': async () => {
    const { diffToSchema } = await import('../../prisma/diff');
    const cluster = await openThrowawayCluster();
    try {
      process.stdout.write(await diffToSchema(cluster.urlOf('postgres')));
    } finally {
      await cluster.stop();
    }
  },
  'clinic:create': async (args) => {
    await generate();
    await withDatabase(async (_database, appUrl) => {
      const { createClinicFromArguments } = await import('./create-clinic');
      const name = await createClinicFromArguments(args, appUrl);
      console.log(`${name} is ready: npm start, then sign in.`);
    });
  },
  'seed:demo': async () => {
    await generate();
    await withDatabase((_database, appUrl) =>
      step('Demo', 'creating two clinics', async (say) => {
        const { seedDemo } = await import('../../prisma/seed');
        say((await seedDemo({ appUrl })).seeded ? 'two clinics created' : 'already there');
      }),
    );
  },
};

/** npm run build, db:generate, db:migrate, db:diff, seed:demo, clinic:create. */
export async function main([name = '', ...args]: string[]): Promise<number> {
  const task = tasks[name];
  if (!task) throw new SetupFailure(`There is no task "${name}": choose one of ${Object.keys(tasks).join(', ')}.`);
  await task(args);
  return 0;
}

async function generate(): Promise<void> {
  await step('Data access', 'generating the Prisma client', async (say) => {
    say((await ensurePrismaClient()) ? 'Prisma client generated' : 'up to date');
  });
}

/** Opens the database, migrated; a server that was running before goes on running after. */
async function withDatabase(use: (database: OpenDatabase, appUrl: string) => Promise<void>): Promise<void> {
  const database = await step('PostgreSQL', 'starting', async (say) => {
    const opened = await openDatabase();
    say(opened.description);
    return opened;
  });
  try {
    const appUrl = await step('Migrations', 'looking', async (say) => {
      const { migrate } = await import('../../prisma/migrate');
      const { applied } = await migrate(database.ownerUrl);
      say(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`);
      return prepareRuntimeRole(database);
    });
    await use(database, appUrl);
  } finally {
    await database.close();
  }
}
