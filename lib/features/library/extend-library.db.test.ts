import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { recordEvent } from '@/lib/db/audit-trail';
import { type Database, database } from '@/lib/db/client';
import { showKey } from '@/lib/db/with-sign-in';
import { asOwnerRolledBack, makeClinic, sqlAsOwner } from '@/lib/test-support/database';
import { newerRelease } from '@/lib/test-support/newer-release';
import { clinicWith, makeOwnTopic, newer, older, wholeLibrary } from '@/lib/test-support/older-library';
import { starter } from '@/lib/test-support/starter-content';
import { setIdentifierPolicyAction } from '../identifiers/mutations';
import { extendLibrary } from './import-starter';

/** A server that starts, while others work on the same clinic. */

const LONGER_THAN_AN_ANSWER_MS = 3_500;

/** The database, in which something happens between the first reading of the sections and what follows it. */
function whileComparing(meanwhile: () => Promise<void>): Database {
  let isFirst = true;
  const extended = database().$extends({
    query: {
      section: {
        async findMany({ args, query }) {
          const sections = await query(args);
          if (isFirst) {
            isFirst = false;
            await meanwhile();
          }
          return sections;
        },
      },
    },
  });
  // The cast: an extended client lacks only $on.
  return extended as unknown as Database;
}

describe('a clinic in use, when a newer release starts,', () => {
  it('gets everything once when two instances start together', async () => {
    const id = await clinicWith(older);
    await Promise.all([extendLibrary(database(), id, newer), extendLibrary(database(), id, newer)]);
    const { topics, events } = await wholeLibrary(id);
    expect(topics).toHaveLength(starter.topics.length);
    expect(events.filter(({ type }) => type === 'library.extended')).toHaveLength(2);
  });

  it('gets everything although an import of a pack holds it longer than a connection waits for an answer', async () => {
    const id = await clinicWith(older);
    const extending = await asOwnerRolledBack(async (client) => {
      await client.query('select from clinic where id = $1 for update', [id]);
      let isOver = false;
      const started = extendLibrary(database(), id, newer).finally(() => {
        isOver = true;
      });
      await pause(LONGER_THAN_AN_ANSWER_MS);
      expect(isOver).toBe(false);
      // Not awaited here: it waits for this transaction.
      return { started };
    });
    await extending.started;
    expect((await wholeLibrary(id)).topics).toHaveLength(starter.topics.length);
  });

  it('has settings that its admin can change while a server that starts compares the content', async () => {
    const { id, admin } = await makeClinic({}, []);
    await extendLibrary(database(), id, older);
    let outcome: unknown;
    const slow = whileComparing(async () => {
      outcome = await setIdentifierPolicyAction.runAs(admin, { kept: false }).catch((error: unknown) => error);
    });
    await extendLibrary(slow, id, newer);
    expect(outcome).toMatchObject({ ok: true });
    expect((await wholeLibrary(id)).topics).toHaveLength(starter.topics.length);
  });

  it('keeps a topic that it makes while a server that starts compares the content', async () => {
    const id = await clinicWith(older);
    await extendLibrary(
      whileComparing(() => makeOwnTopic(id)),
      id,
      newer,
    );
    const { topics } = await wholeLibrary(id);
    expect(topics).toHaveLength(starter.topics.length);
    expect(topics).toContainEqual(expect.objectContaining({ slug: 'migraine', title: 'Our migraine' }));
  });

  it('gets one offer of a newer wording although a server of an older release offers the same meanwhile', async () => {
    const id = await clinicWith(newer);
    const release = newerRelease(newer, 'about', { heading: 'About these twitches' });
    const slow = whileComparing(async () => {
      await sqlAsOwner(
        `insert into starter_offer (clinic_id, id, section_id, locale, starter_version, heading, body, sources, claims)
         select section.clinic_id, gen_random_uuid(), section.id, 'en', '9.0.0', $2, '{}', '[]', '[]'
         from section join topic on topic.clinic_id = section.clinic_id and topic.id = section.topic_id
         where section.clinic_id = $1 and topic.slug = 'muscle-twitches' and section.slug = 'about'`,
        [id, 'About these twitches'],
      );
    });
    await extendLibrary(slow, id, release);
    const { rows: offers } = await sqlAsOwner('select heading, decision from starter_offer where clinic_id = $1', [id]);
    expect(offers).toEqual([{ heading: 'About these twitches', decision: null }]);
  });

  it('that is not there is refused, and nobody waits for it', async () => {
    await expect(extendLibrary(database(), randomUUID(), newer)).rejects.toMatchObject({ code: 'P2025' });
  });

  it('gets everything while its members work, whose events are written meanwhile', async () => {
    const id = await clinicWith(older);
    let isOver = false;
    const extending = extendLibrary(database(), id, newer).finally(() => {
      isOver = true;
    });
    let written = 0;
    while (!isOver) {
      await database().$transaction(async (tx) => {
        await showKey(tx, { clinicId: id });
        await recordEvent(tx, { clinicId: id, actorId: null }, { type: 'library.offered', offers: 1 });
      });
      written += 1;
    }
    await extending;
    expect(written).toBeGreaterThan(1);
    expect((await wholeLibrary(id)).topics).toHaveLength(starter.topics.length);
  });
});
