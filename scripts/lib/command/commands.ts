import { countries } from '../../../lib/domain/clinic/clinic';
import type { Command } from './arguments';

/** Every command of package.json that scripts/task.mjs runs, and what it takes. Their work is in scripts/lib/task.ts. */
export const commands = {
  build: { does: 'Builds the web app and the PDF worker, where they are out of date.' },
  'db:generate': { does: 'Generates the Prisma client, where it is out of date.' },
  'db:migrate': { does: 'Applies the migrations that the database does not have yet.', readsSettings: true },
  'db:diff': { does: 'Prints the SQL that is missing between the migrations and prisma/schema.prisma.' },
  'clinic:create': {
    does: 'Creates a clinic with the starter library and its first admin, whose password it asks for.',
    readsSettings: true,
    options: {
      name: { value: 'NAME', does: 'the name of the clinic', isRequired: true },
      country: { value: 'COUNTRY', does: 'one of', isRequired: true, choices: countries },
      phone: { value: 'PHONE', does: 'the number that handouts print' },
      'time-zone': { value: 'ZONE', does: 'such as America/Los_Angeles; without it that of this machine' },
      'admin-name': { value: 'NAME', does: 'the name of the admin', isRequired: true },
      'admin-email': { value: 'ADDRESS', does: 'what the admin signs in with', isRequired: true, isEmail: true },
    },
    example:
      '--name "Riverside Family Practice" --country US --phone 541-555-0147 ' +
      '--admin-name "Priya Raman" --admin-email priya@riverside.example',
  },
  'reset:link': {
    does: 'Prints a link with which an account gets a new password: it works once, for ten minutes.',
    readsSettings: true,
    operands: [{ name: 'EMAIL', isRequired: true, isEmail: true }],
    example: 'amara@riverside.example',
  },
  'factors:remove': {
    does: 'Removes every second factor of an account whose owner has lost them. Make sure who asks.',
    readsSettings: true,
    operands: [{ name: 'EMAIL', isRequired: true, isEmail: true }],
    example: 'amara@riverside.example',
  },
  backup: {
    does: 'Writes everything but the keys into a new folder, while the clinic works.',
    readsSettings: true,
    operands: [{ name: 'FOLDER' }],
    options: {
      keep: { value: 'COUNT', does: 'how many backups stay beside each other, this one included', isCount: true },
      verify: { does: 'restores it into a throwaway database before it counts' },
    },
    example: '/safe/2026-11-25 --keep 14 --verify',
  },
  restore: {
    does: 'Fills an empty database from a backup.',
    readsSettings: true,
    operands: [{ name: 'FOLDER', isRequired: true }],
    example: 'data/backups/2026-11-25T0800Z',
  },
  doctor: { does: 'Examines an installation and says, in one line for each check, what to do.' },
  'audit:restored': {
    does: 'Marks the audit trails as set back, after a restore by other means than npm run restore.',
    readsSettings: true,
  },
  sbom: { does: 'Prints the software bill of materials (CycloneDX JSON) on standard output.' },
  'keys:new': { does: 'Makes a new master key for the embedded database, beside the old one.', readsSettings: true },
  'keys:rotate': { does: 'Encrypts everything under the current master key, while people work.', readsSettings: true },
  'seed:demo': { does: 'Creates two demo clinics, where they are missing.', readsSettings: true },
  'demo:lock': {
    does: 'Takes the published password off the demo accounts, so that a clinic beside them can be served. Deletes nothing.',
    readsSettings: true,
  },
  fonts: {
    does: 'Installs the fonts of the named scripts, or of all; without a name it lists them.',
    operands: [{ name: 'SCRIPT', isList: true }],
    example: 'thai tamil',
  },
  'content:check': {
    does: 'Checks the files of content/, or those whose path holds one of the words.',
    operands: [{ name: 'WORD', isList: true }],
    example: 'muscle-twitches',
  },
  'content:table': { does: 'Updates the table of figures in content/README.md.' },
  'release:check': { does: 'Checks whether this commit can be tagged as the release that package.json names.' },
  'security:table': {
    does: 'Updates the table of docs/security.md from the results of npm test and npm run test:scan.',
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
