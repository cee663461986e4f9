export type CheckState = 'ok' | 'warning' | 'problem';

/** What a check says: one sentence each. `advice` is '' when there is nothing to do. Neither holds a secret or an address. */
export type Verdict = { state: CheckState; found: string; advice: string };

/** Every check, in the order in which they are shown, with its name on the screen and in the terminal. */
export const checkNames = {
  environment: 'Settings',
  'master-key': 'Master key',
  database: 'Database',
  migrations: 'Migrations',
  'runtime-role': 'Server role',
  'search-role': 'Search role',
  extensions: 'Extensions',
  'row-security': 'Row security',
  clock: 'Clock',
  disk: 'Disk space',
  mail: 'Mail',
  backup: 'Backup',
  'audit-heads': 'Audit heads',
  replica: 'Read replica',
  server: 'Server',
  proxy: 'Reverse proxy',
  certificate: 'Certificate',
} as const;

export type CheckId = keyof typeof checkNames;

export type Finding = Verdict & { check: CheckId };

/** In the order of `checkNames`, however long each check took. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  // The keys of a record of checks.
  const order = Object.keys(checkNames) as CheckId[];
  return findings.toSorted((one, other) => order.indexOf(one.check) - order.indexOf(other.check));
}

export const ok = (found: string): Verdict => ({ state: 'ok', found, advice: '' });
export const warning = (found: string, advice: string): Verdict => ({ state: 'warning', found, advice });
export const problem = (found: string, advice: string): Verdict => ({ state: 'problem', found, advice });

/** "3 hours", "one day": how long something took or is ago, rounded down to the largest unit. */
export function durationWords(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ['second', 1];
  return counted(Math.floor(seconds / length), unit);
}

/** "one table", "3 tables", "no table" */
export function counted(count: number, noun: string): string {
  if (count === 0) return `no ${noun}`;
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}

/** "1.2 GB", with decimal units as disks are sold. */
export function byteWords(bytes: number): string {
  const units = [
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
  ] as const;
  const [unit, size] = units.find(([, least]) => bytes >= least) ?? ['kB', 1e3];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}

/** The first few of many names: a line stays a line. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
