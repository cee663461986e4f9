import { changed, defineAction } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import { AppError } from '@/lib/domain/errors';
import { countMySnippets, mine, openSnippet, snippetPlace } from './data';
import { MAX_SNIPPETS, saveSnippetSchema, snippetNameSchema } from './schema';

/** A new snippet, new words for one, or a new name. A name that is taken already is refused, never written over. */
export const saveSnippetAction = defineAction({
  input: saveSnippetSchema,
  load: async (tx, { actor: { scope }, input }) => {
    const { was, snippet } = input;
    const found = await tx.snippet.findMany({ where: { ...mine(scope), name: { in: [was ?? '', snippet.name] } } });
    const names = new Set(found.map(({ name }) => name));
    if (was !== null && !names.has(was)) throw new AppError('not-found');
    // Throws if the stored text cannot be read, so that nothing overwrites it.
    for (const { name, sealed } of found) if (name === was) openSnippet(scope, name, sealed);
    if (was !== snippet.name && names.has(snippet.name)) {
      throw new AppError('invalid-input', { fields: { name: 'You have a snippet of this name already' } });
    }
    if (was === null && (await countMySnippets(tx, scope)) >= MAX_SNIPPETS) {
      throw new AppError('invalid-input', { fields: { name: `You can keep at most ${MAX_SNIPPETS} snippets` } });
    }
  },
  permission: () => ({ do: 'snippet.change' }),
  run: async (tx, _checked, { actor: { scope }, input, now }) => {
    const { was, snippet } = input;
    const row = {
      name: snippet.name,
      sealed: sealJson(snippetPlace(scope, snippet.name), snippet.text),
      updatedAt: now,
    };
    if (was === null) await tx.snippet.create({ data: { ...mine(scope), ...row } });
    else await tx.snippet.updateMany({ where: { ...mine(scope), name: was }, data: row });
    return changed({}, { type: 'snippet.saved' });
  },
});

export const removeSnippetAction = defineAction({
  input: snippetNameSchema,
  load: async (tx, { actor: { scope }, input }) => {
    const row = await tx.snippet.findFirst({ where: { ...mine(scope), name: input.name }, select: { name: true } });
    if (!row) throw new AppError('not-found');
  },
  permission: () => ({ do: 'snippet.change' }),
  run: async (tx, _checked, { actor: { scope }, input }) => {
    await tx.snippet.deleteMany({ where: { ...mine(scope), name: input.name } });
    return changed({}, { type: 'snippet.removed' });
  },
});
