import type { SectionBody } from '@/lib/domain/handout/body';
import type { Claim, Source } from '@/lib/domain/library/section';

/** The fields of the section's editor. Sources have keys, so that a claim keeps its own when another one goes. */
export type TypedSource = Source & { key: string };
export type TypedClaim = { key: string; text: string; sources: string[]; toVerify: boolean };
export type SectionForm = { heading: string; body: SectionBody; sources: TypedSource[]; claims: TypedClaim[] };

export type Wording = { heading: string; body: SectionBody; sources: readonly Source[]; claims: readonly Claim[] };

export function formOf({ heading, body, sources, claims }: Wording): SectionForm {
  const keyOf = (place: number): string => `source-${place}`;
  return {
    heading,
    body,
    sources: sources.map((source, index) => ({ ...source, key: keyOf(index + 1) })),
    claims: claims.map(({ text, toVerify, sources: places }, index) => ({
      ...{ key: `claim-${index + 1}`, text, toVerify },
      sources: places.map(keyOf),
    })),
  };
}

/** What is sent: claims name their sources by place again, from 1. */
export function wordingOf(form: SectionForm) {
  return {
    heading: form.heading,
    body: form.body,
    sources: form.sources.map(({ key: _key, short = '', ...source }) => ({
      ...source,
      ...(short.trim() !== '' && { short: short.trim() }),
    })),
    claims: form.claims.map(({ text, toVerify, sources }) => ({
      ...{ text, toVerify },
      sources: form.sources.flatMap(({ key }, index) => (sources.includes(key) ? [index + 1] : [])),
    })),
  };
}

export function withoutSource(form: SectionForm, key: string): SectionForm {
  return {
    ...form,
    sources: form.sources.filter((source) => source.key !== key),
    claims: form.claims.map((claim) => ({ ...claim, sources: claim.sources.filter((one) => one !== key) })),
  };
}

export const emptySource = (key: string): TypedSource => ({
  ...{ key, title: '', publisher: '', url: '', published: '', basis: 'found' },
});

export const emptyClaim = (key: string): TypedClaim => ({ key, text: '', sources: [], toVerify: false });

/** Replaces the one with this key. */
export function changed<Item extends { key: string }>(
  items: readonly Item[],
  key: string,
  change: Partial<Item>,
): Item[] {
  return items.map((item) => (item.key === key ? { ...item, ...change } : item));
}
