import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { main } from '../task';
import { withoutSettings } from '../test/without-settings';
import { type Command, usageOf } from './arguments';
import { type CommandName, commands } from './commands';

const all: [name: string, command: Command][] = Object.entries(commands);

/** Arguments that the command takes, without those whose option or operand is named. */
function validArguments({ options = {}, operands = [] }: Command, without = ''): string[] {
  return [
    ...Object.entries(options).flatMap(([key, { value, isRequired, isEmail, choices }]) => {
      if (!isRequired || key === without) return [];
      return value === undefined
        ? [`--${key}`]
        : [`--${key}`, choices?.[0] ?? (isEmail ? 'a@clinic.example' : 'Some Name')];
    }),
    ...operands.flatMap(({ name, isRequired, isEmail }) =>
      isRequired && name !== without ? [isEmail ? 'a@clinic.example' : 'somewhere'] : [],
    ),
  ];
}

/** What each command must refuse, made from what it says that it takes. */
function wrongCalls(command: Command): [what: string, args: string[], words: RegExp][] {
  const { options = {}, operands = [] } = command;
  const valid = validArguments(command);
  const required = [
    ...Object.entries(options).flatMap(([key, { isRequired }]) => (isRequired ? [[key, `--${key} is missing`]] : [])),
    ...operands.flatMap(({ name, isRequired }) => (isRequired ? [[name, `${name} is missing`]] : [])),
  ];
  return [
    ['an unknown option', [...valid, '--nonsense'], /--nonsense is not an option of/],
    ['an unknown short option', ['-x', ...valid], /-x is not an option of/],
    ['the name of something that every object has', [...valid, '--toString'], /--toString is not an option of/],
    ...(operands.at(-1)?.isList
      ? []
      : [
          [
            'an argument too many',
            [...valid, ...operands.map(() => 'a@clinic.example'), 'more'],
            /is one argument too many/,
          ] as [string, string[], RegExp],
        ]),
    ...required.map(([name = '', words = '']): [string, string[], RegExp] => [
      `a missing ${name}`,
      validArguments(command, name),
      new RegExp(words),
    ]),
    ...operands.map(({ name }): [string, string[], RegExp] => [
      `an empty ${name}`,
      [''],
      new RegExp(`${name} is missing`),
    ]),
    ...Object.entries(options).flatMap(([key, { value, isEmail, isCount, choices }]): [string, string[], RegExp][] => {
      const others = validArguments(command, key);
      if (value === undefined) return [[`a value for --${key}`, [...others, `--${key}=1`], /takes no value/]];
      return [
        [`--${key} at the end`, [...others, `--${key}`], new RegExp(`--${key} needs a value`)],
        [
          `--${key} before another option`,
          [`--${key}`, ...others, '--x'],
          new RegExp(`--${key} needs a value|--x is not`),
        ],
        [`an empty --${key}`, [...others, `--${key}=`], new RegExp(`--${key} needs a value`)],
        [
          `--${key} twice`,
          [...others, `--${key}=${choices?.[0] ?? (isCount ? '1' : 'a@clinic.example')}`, `--${key}=b`],
          new RegExp(`--${key} is given twice`),
        ],
        ...(isEmail
          ? [
              [`a malformed --${key}`, [...others, `--${key}=amara`], /"amara" is not a plain e-mail address/] as [
                string,
                string[],
                RegExp,
              ],
            ]
          : []),
        ...(isCount
          ? ['0', '-1', '1.5', '1e3', '٣'].map((count): [string, string[], RegExp] => [
              `--${key}=${count}`,
              [...others, `--${key}=${count}`],
              /takes a whole number, 1 or more/,
            ])
          : []),
        ...(choices
          ? [
              [`another --${key}`, [...others, `--${key}=Mars`], /is one of .*, not "Mars"/] as [
                string,
                string[],
                RegExp,
              ],
            ]
          : []),
      ];
    }),
    ...operands.flatMap(({ isEmail }): [string, string[], RegExp][] =>
      isEmail ? [['a malformed address', ['amara@'], /"amara@" is not a plain e-mail address/]] : [],
    ),
  ];
}

describe.each(all)('npm run %s', (name, command) => {
  it.each(wrongCalls(command))('refuses %s in one line with the usage', async (_what, args, words) => {
    const failure = await main([name, ...args]).then(
      () => new Error('it was accepted'),
      (error: unknown) => (error instanceof Error ? error : new Error('no error')),
    );
    expect(failure.name).toBe('SetupFailure');
    expect(failure.message).toMatch(words);
    expect(failure.message).toContain(`Usage: ${usageOf(name, command)}`);
    expect(failure.message.split('\n')).toHaveLength(1);
  });

  it('prints what it does and its usage with --help, whatever else is typed', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    try {
      for (const help of [['--help'], ['-h'], ['--help', 'more', '--nonsense']]) {
        expect(await main([name, ...help])).toBe(0);
        const printed = String(log.mock.lastCall?.[0]);
        expect(printed).toContain(command.does);
        expect(printed).toContain(`Usage: ${usageOf(name, command)}`);
        for (const option of Object.keys(command.options ?? {})) expect(printed).toContain(`--${option} `);
      }
    } finally {
      log.mockRestore();
    }
  });
});

it('names the commands there are when another one is asked for', async () => {
  await expect(main(['clinic:make'])).rejects.toThrow(
    /There is no command "clinic:make": choose one of .*clinic:create/,
  );
  await expect(main(['toString'])).rejects.toThrow(/There is no command/);
});

it('package.json has a script for every command, and no other runs task.mjs', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(
    readFileSync(path.join(rootFolder, 'package.json'), 'utf8'),
  );
  const ours = Object.entries(scripts).filter(([, line]) => line.includes('scripts/task.mjs'));
  expect(ours).toEqual(
    expect.arrayContaining(Object.keys(commands).map((name) => [name, `node scripts/task.mjs ${name}`])),
  );
  expect(ours).toHaveLength(Object.keys(commands).length);
});

const riverside: [CommandName, ...string[]] = [
  'clinic:create',
  ...['--name', 'Riverside', '--country', 'US', '--admin-name', 'Priya', '--admin-email', 'p@riverside.example'],
];

/** As a person meets it: whole processes that touch nothing but the folder they are given. */
const refusals: [what: string, args: [CommandName, ...string[]], input: string, words: RegExp][] = [
  ['an option that does not exist', ['backup', '--folder', '/tmp/x'], '', /^✗ --folder is not an option of backup\./],
  [
    'the password "aaaaaaaaaaaaaaaa"',
    riverside,
    'aaaaaaaaaaaaaaaa\n',
    /^✗ This password cannot be used\. This repeats itself too much\./,
  ],
  ['no password at all', riverside, '', /^✗ No password was typed: nothing was created\./],
  [
    'a phone number and a time zone that are none',
    [
      'clinic:create',
      '--name',
      'R',
      '--country',
      'US',
      '--phone',
      'call us',
      '--time-zone',
      'Mars/Olympus',
      '--admin-name',
      'Priya',
      '--admin-email',
      'p@riverside.example',
    ],
    '',
    /^✗ --phone: .*\. --time-zone: Use a time zone such as/,
  ],
  [
    'a word that no file has',
    ['content:check', 'no-such-topic'],
    '',
    /^✗ No path in content\/ holds "no-such-topic"\./,
  ],
  ['a new key where there is none', ['keys:new'], '', /^✗ There is no key to replace in .*: run npm start once/],
];

it.each(refusals)('refuses %s with exit code 1, one line and no stack', async (_what, args, input, words) => {
  const data = path.join(rootFolder, 'build', 'no-data');
  const { code, output } = await runWith(args, input, { PLAINLEAF_DATA: data });
  const lines = output.trimEnd().split('\n');
  expect(lines.at(-1), output).toMatch(words);
  expect(output).not.toMatch(/^ {4}at |node:internal/m);
  expect(code).toBe(1);
});

async function runWith(args: readonly string[], input: string, env: Record<string, string>) {
  const quoted = `printf '%s' "$INPUT" | "$0" "$@"`;
  return run('sh', ['-c', quoted, process.execPath, path.join(rootFolder, 'scripts', 'task.mjs'), ...args], {
    cwd: rootFolder,
    env: { ...withoutSettings(process.env), DATABASE_URL: '', DEBUG: '', ...env, INPUT: input },
  });
}
