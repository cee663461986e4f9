'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { changeRoleAction, disableMemberAction, enableMemberAction, endMemberSessionsAction } from './mutations';
import type { changeRoleSchema, memberSchema } from './schema';

export async function changeRole(input: z.input<typeof changeRoleSchema>) {
  return runSignedIn(changeRoleAction, input);
}

export async function disableMember(input: z.input<typeof memberSchema>) {
  return runSignedIn(disableMemberAction, input);
}

export async function enableMember(input: z.input<typeof memberSchema>) {
  return runSignedIn(enableMemberAction, input);
}

export async function endMemberSessions(input: z.input<typeof memberSchema>) {
  return runSignedIn(endMemberSessionsAction, input);
}
