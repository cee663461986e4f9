import type { z } from 'zod';
import { authorize, permit, recordDenial } from './authorize';
import { database } from './db/client';
import type { Permission } from './domain/access/policy';
import type { ClinicScope, PermittedScope } from './domain/access/scope';
import type { AuditEvent } from './domain/audit/event';
import { AppError } from './domain/errors';
import { parseShape } from './parse-input';

/** One schema for each argument that follows the scope; the last ones may be optional. */
type Inputs = readonly z.ZodType[];

type Given<Schemas extends Inputs> = Schemas extends readonly [
  infer First extends z.ZodType,
  ...infer Rest extends Inputs,
]
  ? undefined extends z.input<First>
    ? [given?: z.input<First>, ...rest: Given<Rest>]
    : [given: z.input<First>, ...rest: Given<Rest>]
  : [];

type Parsed<Schemas extends Inputs> = { [Index in keyof Schemas]: z.output<Schemas[Index]> };

type ReadSpec<Schemas extends Inputs, Value> = {
  input: Schemas;
  /**
   * The permission to check; 'every-member' for reads that are public to the clinic. A function if the answer depends
   * on a row: it reads only that row.
   */
  permission: 'every-member' | Permission | ((scope: PermittedScope, ...input: Parsed<Schemas>) => Promise<Permission>);
  /** The audit event of this read, recorded by `load`; none if reading leaves no trace. */
  audited?: AuditEvent['type'];
  load: (scope: PermittedScope, ...input: Parsed<Schemas>) => Promise<Value>;
};

export type Read<Schemas extends Inputs, Value> = {
  (scope: ClinicScope, ...input: Given<Schemas>): Promise<Value>;
  readonly input: Schemas;
  readonly permission: ReadSpec<Schemas, Value>['permission'];
  readonly audited: AuditEvent['type'] | null;
};

/**
 * The one read seam: parse → policy → load. Every refusal is recorded here, whether the role does not allow it or the
 * patient's record is restricted.
 * @throws AppError invalid-input, forbidden, and whatever `load` throws
 */
export function defineRead<const Schemas extends Inputs, Value>(spec: ReadSpec<Schemas, Value>): Read<Schemas, Value> {
  const read = async (scope: ClinicScope, ...given: Given<Schemas>): Promise<Value> => {
    const raw: readonly unknown[] = given;
    // TypeScript types a mapped tuple as an array.
    const input = spec.input.map((schema, index) => parseShape(schema, raw[index])) as unknown as Parsed<Schemas>;
    try {
      return await spec.load(await permitted(scope, spec.permission, input), ...input);
    } catch (error) {
      if (error instanceof AppError && error.code === 'restricted') {
        await recordDenial(scope, { do: 'handout.read' }, database());
      }
      throw error;
    }
  };
  return Object.assign(read, {
    input: spec.input,
    permission: spec.permission,
    audited: spec.audited ?? null,
  });
}

async function permitted<Schemas extends Inputs>(
  scope: ClinicScope,
  permission: ReadSpec<Schemas, unknown>['permission'],
  input: Parsed<Schemas>,
): Promise<PermittedScope> {
  if (permission === 'every-member') return permit(scope);
  return authorize(scope, typeof permission === 'function' ? await permission(permit(scope), ...input) : permission);
}
