import { expect, it } from 'vitest';
import { makeClinic } from '@/lib/test-support/database';
import { loadTopic } from '../library/data';
import { loadWordings } from './data';

it('a wording that rests in part on what is still to be verified says so, and so does its translation', async () => {
  const { clinician } = await makeClinic();
  const { sections } = await loadTopic(clinician.scope, 'muscle-twitches');
  const sectionIds = sections.map(({ version }) => version.sectionId);
  const inPart = async (locale: string): Promise<string[]> => {
    const { versions } = await loadWordings(clinician.scope, { sectionIds, locale });
    expect(new Set(versions.map((version) => version.locale))).toEqual(new Set([locale]));
    return versions.flatMap(({ kind, sourcedInPart }) => (sourcedInPart ? [kind] : [])).toSorted();
  };
  const english = await inPart('en');
  expect(english).toContain('symptoms');
  expect(english.length).toBeLessThan(sectionIds.length);
  expect(await inPart('es')).toEqual(english);
});
