import { type OwnFactors, readOwnFactors } from '@/lib/auth/second-factors/own-factors';
import type { Person } from '@/lib/auth/sessions';
import { withPerson } from '@/lib/auth/with-person';
import { database } from '@/lib/db/client';
import { withClinic } from '@/lib/db/with-clinic';
import { defineRead } from '@/lib/read';

export const loadMyFactors = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<OwnFactors> => withClinic(scope, (tx) => readOwnFactors(tx, scope.userId)),
});

/** For the second step of a sign-in: is a passkey one of the ways? A code is, always: there are recovery codes. */
export async function factorsOf(person: Person): Promise<{ passkey: boolean }> {
  const { passkeys } = await withPerson(person, (tx) => readOwnFactors(tx, person.userId), database());
  return { passkey: passkeys.length > 0 };
}
