import 'server-only';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { currentDevice } from './auth/current-device';
import type { Device } from './auth/device';
import { toFailure } from './db/failures';
import type { Outcome } from './domain/errors';
import { parseInput } from './parse-input';
import { isForeignOrigin } from './web/same-origin';

/** For the few writes that come before a session, such as answering an invitation: `work` asks for its own proof. */
export async function runForAnyone<Schema extends z.ZodType, Value>(
  schema: Schema,
  input: z.input<Schema>,
  work: (input: z.output<Schema>, context: { now: Date; device: Device }) => Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    if (isForeignOrigin(await headers())) return { ok: false, failure: { code: 'forbidden' } };
    const device = await currentDevice();
    return { ok: true, value: await work(parseInput(schema, input), { now: new Date(), device }) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
