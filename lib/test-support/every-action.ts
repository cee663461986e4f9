import type { Action } from '@/lib/action';

type AnyAction = Action<unknown, unknown>;

const modules = import.meta.glob<Record<string, unknown>>(['../features/*/mutations*.ts', '!**/*.test.ts'], {
  eager: true,
});

/** Every write of the application, found by its shape: a new one is in here without anyone adding it. */
export const everyAction: readonly (readonly [name: string, action: AnyAction])[] = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, AnyAction] => isAction(entry[1]))
  .sort(([one], [other]) => one.localeCompare(other));

function isAction(value: unknown): value is AnyAction {
  return typeof value === 'object' && value !== null && 'runAs' in value && 'input' in value;
}

const reads = import.meta.glob<Record<string, unknown>>(['../features/*/{data,search,verify}*.ts', '!**/*.test.ts'], {
  eager: true,
});

export type Read = (...args: unknown[]) => Promise<unknown>;

/** Every read of the application that takes a scope first. */
export const everyRead: readonly (readonly [name: string, read: Read])[] = Object.values(reads)
  .flatMap((module) => Object.entries(module))
  .filter(
    (entry): entry is [string, Read] =>
      typeof entry[1] === 'function' && /^(load|list|find|search|verify|history)/.test(entry[0]),
  )
  .sort(([one], [other]) => one.localeCompare(other));

/** Read from its source, because `length` does not count parameters with a default. */
const takesOnlyScope = (read: Read): boolean => /^async function \w+\(\w+\)/.test(String(read));

/** The arguments to try a read with. A read that takes only the scope answers the same to all of them: one is enough. */
export const triesOf = <Args>(read: Read, tries: readonly Args[]): readonly Args[] =>
  takesOnlyScope(read) ? tries.slice(0, 1) : tries;
