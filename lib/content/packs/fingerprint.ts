import { createHash } from 'node:crypto';
import type { SectionBody } from '../../domain/handout/body';
import type { Claim, Source } from '../../domain/library/section';
import { stableJson } from '../../domain/stable-json';
import { canonicalBody, canonicalLine } from './canonical-body';
import { placedClaims } from './write-body';

/** What a wording says and rests on; a translation rests on what its original does. */
export type PrintedWording = { heading: string; body: SectionBody; sources: Source[]; claims: Claim[] };

/**
 * Names a wording by what it says: 16 hex digits. Two that differ in nothing that a reader or a reviewer could see have
 * the same one: the order of sources counts for nothing, nor does what an editor leaves between words.
 */
export function fingerprintOf({ heading, body, sources, claims }: PrintedWording): string {
  const canonical = canonicalBody(body);
  const resting = placedClaims(canonical, claims).map(({ text, sources: places, toVerify }) => ({
    ...{ text, toVerify },
    sources: places.map((place) => stableJson(sources[place - 1])).sort(),
  }));
  return hashOf({
    heading: canonicalLine(heading),
    body: canonical,
    sources: sources.map(stableJson).sort(),
    claims: resting.map(stableJson).sort(),
  });
}

export function translationFingerprint({ heading, body }: Pick<PrintedWording, 'heading' | 'body'>): string {
  return hashOf({ heading: canonicalLine(heading), body: canonicalBody(body) });
}

/** Of any JSON value, 16 hex digits. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex').slice(0, 16);
}
