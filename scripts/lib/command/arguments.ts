import { parseArgs } from 'node:util';
import { plainEmail } from '../../../lib/domain/access/email-address';
import { SetupFailure } from '../failure';

/** An argument that follows a command's name and has no name of its own. */
type Operand = {
  /** As the usage shows it: "FOLDER". */
  name: string;
  isRequired?: boolean;
  isEmail?: boolean;
  /** Takes all that follows too. */
  isList?: boolean;
};

type Option = {
  /** As the usage shows its value: "NAME"; left out for a switch. */
  value?: string;
  does: string;
  isRequired?: boolean;
  isEmail?: boolean;
  /** Takes a whole number, 1 or more. */
  isCount?: boolean;
  /** The only values that it takes. */
  choices?: readonly string[];
};

export type Command = {
  /** What it does, in one sentence. */
  does: string;
  /** It works on an installation: whose settings are checked first. */
  readsSettings?: true;
  operands?: readonly Operand[];
  options?: Readonly<Record<string, Option>>;
  /** The arguments of one whole call. */
  example?: string;
};

/** What was typed, checked. A switch that is on has the value "". */
export type Given = { operands: readonly string[]; options: Readonly<Record<string, string>> };

/**
 * Reads what follows `npm run NAME --`.
 * @returns 'help' where that was asked for.
 * @throws SetupFailure for anything that the command does not take or lacks: one line with the usage.
 */
export function readArguments(name: string, command: Command, args: readonly string[]): Given | 'help' {
  const refuse = (problem: string): SetupFailure => new SetupFailure(`${problem} Usage: ${usageOf(name, command)}`);
  const known = command.options ?? {};
  const operands: string[] = [];
  const options: Record<string, string> = {};
  for (const token of tokensOf(args, known)) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      operands.push(token.value);
      continue;
    }
    const { name: key, rawName, value, inlineValue } = token;
    if (key === 'help' || key === 'h') return 'help';
    const option = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!option || rawName === `-${key}`) throw refuse(`${rawName} is not an option of ${name}.`);
    if (key in options) throw refuse(`${rawName} is given twice.`);
    if (option.value === undefined) {
      if (value !== undefined) throw refuse(`${rawName} takes no value.`);
      options[key] = '';
      continue;
    }
    const text = value?.trim() ?? '';
    // "--name --country US": the value was forgotten.
    if (text === '' || (inlineValue === false && text.startsWith('-'))) throw refuse(`${rawName} needs a value.`);
    options[key] = checked(option, text, rawName, refuse);
  }
  for (const [key, { isRequired }] of Object.entries(known)) {
    if (isRequired && !(key in options)) throw refuse(`--${key} is missing.`);
  }
  return { operands: checkedOperands(operands, command, refuse), options };
}

type Refuse = (problem: string) => SetupFailure;

function tokensOf(args: readonly string[], known: Readonly<Record<string, Option>>) {
  const options = Object.fromEntries(
    Object.entries(known).map(([key, { value }]) => [
      key,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  // Not strict: its own errors name neither the command nor what to do.
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function checkedOperands(given: readonly string[], { operands = [] }: Command, refuse: Refuse): string[] {
  const isList = operands.at(-1)?.isList ?? false;
  const extra = given[operands.length];
  if (extra !== undefined && !isList) throw refuse(`"${extra}" is one argument too many.`);
  const empty = given.findIndex((value) => value.trim() === '');
  const missing = operands.find(({ isRequired }, index) => index === empty || (isRequired && given.length <= index));
  if (missing) throw refuse(`${missing.name} is missing.`);
  return given.map((value, index) => checked(operands[index] ?? {}, value, operands[index]?.name ?? '', refuse));
}

function checked(
  { isEmail, isCount, choices }: Pick<Option, 'isEmail' | 'isCount' | 'choices'>,
  value: string,
  name: string,
  refuse: Refuse,
): string {
  if (choices && !choices.includes(value)) throw refuse(`${name} is one of ${choices.join(', ')}, not "${value}".`);
  if (isCount && !(/^[1-9]\d*$/.test(value) && Number.isSafeInteger(Number(value)))) {
    throw refuse(`${name} takes a whole number, 1 or more, not "${value}".`);
  }
  if (!isEmail) return value;
  const email = plainEmail(value);
  if (email === null) throw refuse(`"${value}" is not a plain e-mail address, such as name@clinic.example.`);
  return email;
}

/** "npm run backup -- [FOLDER]" */
export function usageOf(name: string, { operands = [], options = {} }: Command): string {
  const optional = (words: string, isRequired = false): string => (isRequired ? words : `[${words}]`);
  const parts = [
    ...Object.entries(options).map(([key, { value, isRequired }]) =>
      optional(value === undefined ? `--${key}` : `--${key} ${value}`, isRequired),
    ),
    ...operands.map(({ name: operand, isRequired, isList }) => optional(isList ? `${operand}…` : operand, isRequired)),
  ];
  return [`npm run ${name}`, ...(parts.length > 0 ? ['--', ...parts] : [])].join(' ');
}

/** What --help prints. */
export function helpOf(name: string, command: Command): string {
  const { does, options = {}, example } = command;
  const lines = Object.entries(options).map(([key, { does: what, choices }]) => {
    return `  --${key.padEnd(14)} ${what}${choices ? `: ${choices.join(', ')}` : ''}`;
  });
  return [
    does,
    '',
    `Usage: ${usageOf(name, command)}`,
    ...(lines.length > 0 ? ['', ...lines] : []),
    ...(example ? ['', `Example: npm run ${name} -- ${example}`] : []),
  ].join('\n');
}
