import { z } from 'zod';

/** The clinic's name in the address of its own sign-in page. */
export const slugSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,40}[a-z0-9]$/, 'Use 3 to 42 small letters, digits and hyphens, such as riverside');

/** Why a sign-in at the identity provider did not lead in: part of an address, worded by the page. */
export const ssoProblems = ['refused', 'not-linked', 'unreachable', 'signed-out', 'outage'] as const;
export type SsoProblem = (typeof ssoProblems)[number];

/** Why the provider's account was not linked. Part of the settings page's address, which words it. */
export const ssoLinkProblems = ['refused', 'taken', 'unreachable', 'outage'] as const;
export type SsoLinkProblem = (typeof ssoLinkProblems)[number];
