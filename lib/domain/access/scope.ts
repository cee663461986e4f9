import type { Role } from './role';

declare const proof: unique symbol;
declare const permitted: unique symbol;

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

/**
 * A scope whose permission the policy has checked. Transactions of the clinic require one, so no read or write can skip
 * the check. Only defineRead, defineAction and authorize create it.
 */
export type PermittedScope = ClinicScope & { readonly [permitted]: true };
