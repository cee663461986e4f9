import { beforeEach, describe, expect, it } from 'vitest';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { makeClinic, offerNewer, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { edited, sectionOf } from '@/lib/test-support/sections';
import { saveVersionAction, takeOfferAction } from '../sections/mutations';
import { listOffers, loadOffers } from './data';
import { keepOursAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

const about = () => sectionOf(clinic.editor, 'about');
const release = (change: Parameters<typeof offerNewer>[2]) => offerNewer(clinic.id, 'about', change);

async function theOffer() {
  const [offer, ...more] = await loadOffers(clinic.editor.scope, (await about()).id);
  if (!offer || more.length > 0) throw new Error(`one offer is expected, not ${more.length + (offer ? 1 : 0)}`);
  return offer;
}

describe('a new release’s wording', () => {
  it('waits beside the clinic’s own, which stays as it is, with what both came from', async () => {
    succeeded(await saveVersionAction.runAs(clinic.editor, edited(await about(), { heading: 'Ours' })));
    const before = await about();
    await release({ heading: 'Theirs' });
    expect(await about()).toEqual(before);
    const offer = await theOffer();
    expect(offer).toMatchObject({
      heading: 'Theirs',
      starterVersion: '9.0.0',
      base: { heading: 'What is a muscle twitch?' },
    });
    expect(await listOffers(clinic.editor.scope)).toMatchObject([{ sectionSlug: 'about', heading: 'Theirs' }]);
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'library.offered'`,
      [clinic.id],
    );
    expect(rows).toEqual([{ detail: { offers: 1 } }]);
  });

  it('is no news where only the version was counted up, nor a second time', async () => {
    await release({});
    expect(await listOffers(clinic.editor.scope)).toEqual([]);
    await release({ heading: 'Theirs' });
    await release({ heading: 'Theirs' });
    expect(await listOffers(clinic.editor.scope)).toHaveLength(1);
  });

  it('is taken over as a draft that nobody has reviewed, without an author of the clinic', async () => {
    await release({ heading: 'Theirs', body: paragraphs('Reworded.'), claims: [] });
    const { id: offerId } = await theOffer();
    expect(succeeded(await takeOfferAction.runAs(clinic.editor, { offerId, basedOn: 1 }))).toEqual({ number: 2 });
    const taken = (await about()).versions.find(({ number, locale }) => number === 2 && locale === 'en');
    expect(taken).toMatchObject({
      heading: 'Theirs',
      status: 'draft',
      review: null,
      createdById: null,
      starterVersion: '9.0.0',
    });
    expect(await listOffers(clinic.editor.scope)).toEqual([]);
    expect(failedWith(await takeOfferAction.runAs(clinic.editor, { offerId, basedOn: 2 }))).toBe('conflict');
  });

  it('is not taken over what another editor wrote meanwhile', async () => {
    await release({ heading: 'Theirs' });
    const { id: offerId } = await theOffer();
    succeeded(await saveVersionAction.runAs(clinic.admin, edited(await about(), { heading: 'Meanwhile' })));
    expect(failedWith(await takeOfferAction.runAs(clinic.editor, { offerId, basedOn: 1 }))).toBe('conflict');
    expect(await listOffers(clinic.editor.scope)).toHaveLength(1);
  });

  it('goes when the clinic keeps its own, and the next one is compared with it', async () => {
    await release({ heading: 'Theirs' });
    succeeded(await keepOursAction.runAs(clinic.editor, { offerId: (await theOffer()).id }));
    await sqlAsOwner(`update starter_offer set starter_version = '8.0.0' where clinic_id = $1`, [clinic.id]);
    await release({ heading: 'Theirs once more' });
    expect(await theOffer()).toMatchObject({ heading: 'Theirs once more', base: { heading: 'Theirs' } });
  });

  it('is replaced by that of a later release while it is open', async () => {
    await release({ heading: 'Theirs' });
    await sqlAsOwner(`update starter_offer set starter_version = '8.0.0' where clinic_id = $1`, [clinic.id]);
    await release({ heading: 'Theirs once more' });
    expect(await theOffer()).toMatchObject({
      heading: 'Theirs once more',
      base: { heading: 'What is a muscle twitch?' },
    });
  });

  it('is merged in the editor into a version of the clinic', async () => {
    await release({ heading: 'Theirs' });
    const { id: offerId } = await theOffer();
    const input = edited(await about(), { heading: 'Ours and theirs', offerId });
    expect(succeeded(await saveVersionAction.runAs(clinic.editor, input))).toEqual({ saved: true, number: 2 });
    expect(await listOffers(clinic.editor.scope)).toEqual([]);
  });

  it('is decided by editors, and is not there for another clinic', async () => {
    await release({ heading: 'Theirs' });
    const { id: offerId } = await theOffer();
    expect(failedWith(await keepOursAction.runAs(clinic.clinician, { offerId }))).toBe('forbidden');
    const other = await makeClinic();
    expect(failedWith(await keepOursAction.runAs(other.admin, { offerId }))).toBe('not-found');
    expect(failedWith(await takeOfferAction.runAs(other.admin, { offerId, basedOn: 1 }))).toBe('not-found');
    expect(await listOffers(other.admin.scope)).toEqual([]);
  });
});
