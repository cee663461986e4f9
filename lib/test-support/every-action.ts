import type { z } from 'zod';
import type { Action } from '@/lib/action';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { Read } from '@/lib/read';

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

export type AnyRead = {
  (scope: ClinicScope, ...input: unknown[]): Promise<unknown>;
  readonly input: readonly z.ZodType[];
  readonly permission: Read<[], unknown>['permission'];
  readonly audited: string | null;
};

/** Every read of the application, found by its shape. */
export const everyRead: readonly (readonly [name: string, read: AnyRead])[] = Object.values(reads)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, AnyRead] => isRead(entry[1]))
  .sort(([one], [other]) => one.localeCompare(other));

function isRead(value: unknown): value is AnyRead {
  return typeof value === 'function' && 'permission' in value && 'input' in value;
}

/** The arguments to try a read with. A read that takes only the scope answers the same to all of them: one is enough. */
export const triesOf = <Args>(read: AnyRead, tries: readonly Args[]): readonly Args[] =>
  read.input.length === 0 ? tries.slice(0, 1) : tries;
