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
 * A scope with the policy's word that its member may do what it was asked for. A transaction of the clinic opens with
 * nothing less, so that no read or write can leave out its permission. defineRead, defineAction and authorize make it.
 */
export type PermittedScope = ClinicScope & { readonly [permitted]: true };
