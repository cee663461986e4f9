import path from 'node:path';
import { ensureNextBuild, ensurePdfWorker, ensurePrismaClient } from './artifacts';
import type { Manifest } from './backup/manifest';
import { bringUpToDate, requireItsMasterKey } from './bring-up-to-date';
import { checkEnvironment } from './check-environment';
import { type Given, helpOf, readArguments } from './command/arguments';
import { type CommandName, commands } from './command/commands';
import { auditHeadsFolder, dataFolder, distFolder } from './data-folder.mjs';
import { type OpenDatabase, type Opening, openDatabase } from './database';
import { inhabitantsOf, readInhabitants, requireDemoDecision } from './demo';
import { SetupFailure } from './failure';
import { listenForInterruption } from './interruption.mjs';
import { prepareRuntimeRole } from './postgres/runtime-role';
import { openThrowawayCluster } from './postgres/throwaway';
import { rootFolder } from './root-folder.mjs';
import { step } from './step-line.mjs';

/** What the commands of commands.ts do. */
const tasks: Readonly<Record<CommandName, (given: Given) => Promise<void>>> = {
  build: async () => {
    await generate();
    await step('Build', 'comparing', async (say) => {
      const worker = await ensurePdfWorker({ say });
      say((await ensureNextBuild(distFolder(), { say })) || worker ? 'built' : 'up to date');
    });
  },
  'db:generate': generate,
  'db:migrate': () => withDatabase('installation', async () => {}),
  'db:diff': async () => {
    const { diffToSchema } = await import('../../prisma/diff');
    const cluster = await openThrowawayCluster();
    try {
      process.stdout.write(await diffToSchema(cluster.urlOf('postgres')));
    } finally {
      await cluster.stop();
    }
  },
  'clinic:create': async ({ options }) => {
    await generate();
    const { askPassword, createClinicFromTerminal, hashAdminPassword, readNewClinic } = await import('./create-clinic');
    const wanted = readNewClinic(options);
    const passphraseHash = await hashAdminPassword(wanted, await askPassword(wanted));
    await withDatabase('installation', async (_database, appUrl) => {
      await createClinicFromTerminal(wanted, passphraseHash, appUrl);
      console.log(`${wanted.details.name} is ready: npm start, then sign in.`);
    });
  },
  'reset:link': async ({ operands: [email = ''] }) => {
    await generate();
    await withDatabase('nothing', async (_database, appUrl) => {
      const { makeResetLink } = await import('./reset-link');
      console.log(`\nIt works once, for ten minutes:\n\n  ${await makeResetLink(email, appUrl)}`);
    });
  },
  'factors:remove': async ({ operands: [email = ''] }) => {
    await generate();
    await withDatabase('nothing', async (_database, appUrl) => {
      const { removeFactors } = await import('./remove-factors');
      console.log(`\n${await removeFactors(email, appUrl)}`);
    });
  },
  backup: async (given) => {
    const { backupOptions } = await import('./backup/options');
    const options = backupOptions(given, new Date());
    const { signal } = listenForInterruption();
    await withPostgres('nothing', async (database) => {
      const { manifest } = await step('Backup', 'beginning', async (say) => {
        const { reportWords, runBackup } = await import('./backup/run');
        const report = await runBackup(database, options, { say, signal });
        say(reportWords(report));
        return report;
      });
      console.log(
        `\nEverything as of ${manifest.madeAt} is in ${options.folder}; the keys are not.\n` +
          `Keep ${keysOf(database)} in another safe place: without it nobody can read the backup.`,
      );
    });
  },
  restore: async ({ operands: [folder = ''] }) => {
    await generate();
    await withPostgres('cluster', (database) =>
      step('Restore', 'beginning', async (say) => {
        const { restore } = await import('./backup/restore');
        const { markRestored } = await import('./backup/mark-restored');
        const restored = await restore(database, path.resolve(folder), say, {
          requireRows: async (client) => {
            requireDemoDecision({ command: 'start', database, inhabitants: await inhabitantsOf(client) });
          },
        });
        await prepareRuntimeRole(database);
        await markRestored(database, auditHeadsFolder(), restored.madeAt);
        const rows = totalRows(restored);
        say(rows === 0 ? `the backup of ${restored.madeAt} holds no rows` : `${rows} rows as of ${restored.madeAt}`);
      }),
    );
  },
  doctor: async () => {
    await generate();
    const { runDoctor } = await import('./doctor/doctor');
    await runDoctor(console.log);
  },
  'audit:restored': async () => {
    await generate();
    await withPostgres('nothing', (database) =>
      step('Audit trails', 'comparing with the signed heads', async (say) => {
        const { markRestored, markedWords } = await import('./backup/mark-restored');
        say(markedWords(await markRestored(database, auditHeadsFolder(), null)));
      }),
    );
  },
  sbom: async () => {
    const { softwareBill } = await import('./security/software-bill');
    process.stdout.write(`${JSON.stringify(await softwareBill(), null, 2)}\n`);
  },
  'keys:new': async () => {
    const { makeNewKey } = await import('./keys/rotate');
    await makeNewKey();
  },
  'keys:rotate': () =>
    withDatabase('nothing', async (database) => {
      const { rotateKeys } = await import('./keys/rotate');
      await rotateKeys(database);
    }),
  'seed:demo': async () => {
    await generate();
    await withPostgres('installation', async (database) => {
      requireDemoDecision({ command: 'demo', database, inhabitants: await readInhabitants(database.ownerUrl) });
      const appUrl = await bringUpToDate(database);
      await step('Demo', 'creating two clinics', async (say) => {
        const { seedDemo } = await import('../../prisma/seed');
        say((await seedDemo({ appUrl })).seeded ? 'two clinics created' : 'already there: nothing was changed');
      });
    });
  },
  'demo:lock': async () => {
    await generate();
    await withPostgres('nothing', async (database) => {
      const appUrl = await bringUpToDate(database);
      const { lockDemo } = await import('./lock-demo');
      const locked = await lockDemo(appUrl, new Date());
      console.log(
        locked.length === 0
          ? '\nThe published password opens no account here: nothing was changed.'
          : `\nThe published password no longer opens ${locked.join(', ')}. Nothing was deleted.`,
      );
    });
  },
  fonts: async ({ operands }) => {
    const { installFonts, listFonts, readFontNames } = await import('./fonts');
    const scripts = readFontNames(operands);
    if (scripts.length > 0) await step('Fonts', 'looking', (say) => installFonts(scripts, { say }));
    console.log(`\n${(await listFonts()).join('\n')}\n`);
    console.log(
      scripts.length > 0
        ? 'A server that is running prints with them after its next start.'
        : 'npm run fonts -- NAME … installs those of the named scripts, and "all" every one.',
    );
  },
  'content:check': async ({ operands }) => {
    const { checkContent } = await import('./command/content-check');
    await checkContent(operands);
  },
  'content:table': async () => {
    const { updateContentTable } = await import('./command/content-table');
    console.log(await updateContentTable());
  },
  'release:check': async () => {
    const { checkRelease } = await import('./release/check');
    const checks = await checkRelease(rootFolder);
    for (const { name, isWell, words } of checks) console.log(`${isWell ? '✓' : '✗'} ${name.padEnd(10)} ${words}`);
    const failed = checks.filter(({ isWell }) => !isWell).length;
    if (failed > 0) throw new SetupFailure(`${failed} of ${checks.length} checks failed: do what their lines say.`);
  },
  'security:table': async () => {
    const { updateSecurityTables } = await import('./security/write-table');
    console.log(await updateSecurityTables());
  },
};

/** The commands of package.json that do one thing and end: scripts/lib/command/commands.ts lists them. */
export async function main([name = '', ...args]: string[]): Promise<number> {
  if (!isCommandName(name)) {
    throw new SetupFailure(`There is no command "${name}": choose one of ${Object.keys(commands).join(', ')}.`);
  }
  const given = readArguments(name, commands[name], args);
  if (given === 'help') console.log(helpOf(name, commands[name]));
  else {
    // Before the settings are read: whoever seeds the demo asks for it.
    if (name === 'seed:demo') process.env.PLAINLEAF_DEMO = '1';
    if ('readsSettings' in commands[name]) await checkEnvironment();
    await tasks[name](given);
  }
  return 0;
}

const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);

async function generate(): Promise<void> {
  await step('Data access', 'generating the Prisma client', async (say) => {
    say((await ensurePrismaClient()) ? 'Prisma client generated' : 'up to date');
  });
}

function keysOf({ kind }: OpenDatabase): string {
  return kind === 'embedded' ? path.join(dataFolder(), 'keys.json') : 'PLAINLEAF_MASTER_KEY';
}

const totalRows = ({ tables }: Manifest): number => tables.reduce((total, { rows }) => total + rows, 0);

/** Opens the database as it is, unless its master key is another; a server that was running before goes on running after. */
async function withPostgres(makes: Opening['makes'], use: (database: OpenDatabase) => Promise<void>): Promise<void> {
  const database = await step('PostgreSQL', 'starting', async (say) => {
    const opened = await openDatabase({ makes });
    say(opened.description);
    return opened;
  });
  try {
    await requireItsMasterKey(database);
    await use(database);
  } finally {
    await database.close();
  }
}

/** Opens the database, migrated; never one whose demo accounts would be open to other machines. */
async function withDatabase(
  makes: Opening['makes'],
  use: (database: OpenDatabase, appUrl: string) => Promise<void>,
): Promise<void> {
  await withPostgres(makes, async (database) => {
    requireDemoDecision({ command: 'start', database, inhabitants: await readInhabitants(database.ownerUrl) });
    const appUrl = await bringUpToDate(database);
    await use(database, appUrl);
  });
}
