/** What a systemd unit says about how its program runs, as far as the test of docs/operations.md follows it. */
export type Unit = {
  command: string;
  /** '': the root folder. */
  folder: string;
  environment: Readonly<Record<string, string>>;
  /** Read in this order, over the environment. A name that begins with "-" may be missing. */
  environmentFiles: readonly string[];
  /** Runs to its end, and starting it waits for that. */
  isOneShot: boolean;
  stopSeconds: number;
};

/** @param instance what replaces %i: the part of the unit's name between "@" and the ending */
export function readUnit(text: string, instance: string): Unit {
  const settings = text
    .replaceAll(/\\\n/g, ' ')
    .replaceAll('%i', instance)
    .split('\n')
    .flatMap((line) => {
      const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line.trim()) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value }];
    });
  const all = (wanted: string) => settings.filter(({ name }) => name === wanted).map(({ value }) => value);
  return {
    command: all('ExecStart').at(-1) ?? '',
    folder: all('WorkingDirectory').at(-1) ?? '',
    environment: Object.fromEntries(all('Environment').map((pair) => readPair(pair))),
    environmentFiles: all('EnvironmentFile'),
    isOneShot: all('Type').at(-1) === 'oneshot',
    stopSeconds: Number(all('TimeoutStopSec').at(-1) ?? 90),
  };
}

/** The lines of an EnvironmentFile. */
export function readEnvironmentFile(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => /^\s*[A-Z_]+=/.test(line));
  return Object.fromEntries(lines.map(readPair));
}

function readPair(pair: string): [string, string] {
  const bare = pair.trim().replace(/^"(.*)"$/, '$1');
  const at = bare.indexOf('=');
  return [bare.slice(0, at), bare.slice(at + 1).replace(/^"(.*)"$/, '$1')];
}
