'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { findGivenBefore, type GivenBefore } from './data';
import {
  eraseExpiredAction,
  eraseRecordAction,
  holdRecordAction,
  releaseRecordAction,
  setRetentionAction,
} from './mutations';
import {
  type eraseExpiredSchema,
  type eraseRecordSchema,
  givenBeforeSchema,
  type recordReasonSchema,
  type retentionSchema,
} from './schema';

/** A read that is an action because it names a patient: that travels in the body, never in an address. */
export async function givenBefore(input: z.input<typeof givenBeforeSchema>): Promise<Outcome<GivenBefore[]>> {
  return readSignedIn(givenBeforeSchema, input, async ({ scope, keepsIdentifiers }, { patient, sectionIds }) =>
    // Who is not kept cannot have been given anything: an earlier handout of the same name would be somebody's guess.
    keepsIdentifiers ? findGivenBefore(scope, patient, sectionIds) : [],
  );
}

export async function holdRecord(input: z.input<typeof recordReasonSchema>) {
  return runSignedIn(holdRecordAction, input);
}

export async function releaseRecord(input: z.input<typeof recordReasonSchema>) {
  return runSignedIn(releaseRecordAction, input);
}

export async function eraseRecord(input: z.input<typeof eraseRecordSchema>) {
  return runSignedIn(eraseRecordAction, input);
}

export async function setRetention(input: z.input<typeof retentionSchema>) {
  return runSignedIn(setRetentionAction, input);
}

export async function eraseExpired(input: z.input<typeof eraseExpiredSchema>) {
  return runSignedIn(eraseExpiredAction, input);
}
