import { openJson, orUnreadable } from '@/lib/crypto/sealing';
import { readClinic } from '@/lib/db/read-clinic';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { type Snippet, snippetSchema } from '@/lib/domain/snippet';
import { defineRead } from '@/lib/read';

export const snippetPlace = ({ clinicId, userId }: ClinicScope, name: string) =>
  ({ clinicId, column: 'snippet.sealed', rowId: `${userId} ${name}` }) as const;

/** The member's own snippets that can be read, by name. */
export const listMySnippets = defineRead({
  input: [],
  permission: 'every-member',
  load: async (scope): Promise<Snippet[]> =>
    readClinic(scope, async (tx) => {
      const rows = await tx.snippet.findMany({ where: mine(scope), orderBy: { name: 'asc' } });
      return rows.flatMap(({ name, sealed }) => {
        const text = orUnreadable(() => openSnippet(scope, name, sealed));
        return text === null ? [] : [{ name, text }];
      });
    }),
});

export function openSnippet(scope: ClinicScope, name: string, sealed: Uint8Array): string {
  return openJson(snippetPlace(scope, name), sealed, snippetSchema.shape.text);
}

export function mine({ clinicId, userId }: ClinicScope) {
  return { clinicId, userId };
}

export async function countMySnippets(tx: ClinicTx, scope: ClinicScope): Promise<number> {
  return tx.snippet.count({ where: mine(scope) });
}
