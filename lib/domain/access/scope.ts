import type { Role } from './role';

declare const proof: unique symbol;

/**
 * Proof that a live session row of an active member was read during this request. It is the first
 * argument of every read and write of a clinic's data. Only lib/auth and the seed may mint one.
 */
export type ClinicScope = {
  readonly clinicId: string;
  readonly userId: string;
  readonly role: Role;
  readonly [proof]: true;
};
