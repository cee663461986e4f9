import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { assembleDraft } from '../domain/handout/assemble';
import { textOf } from '../domain/handout/block-text';
import { bodySchema, type SectionBody } from '../domain/handout/body';
import { mergeFieldsIn } from '../domain/handout/body-contents';
import { findingsOf } from '../domain/handout/checks/test-support';
import { compose } from '../domain/handout/compose';
import { signsIn } from '../domain/handout/listed-signs';
import { clinic, uuid, version } from '../domain/handout/test-support';
import { renderText } from '../domain/handout/text-rendition';
import { sizeProblem } from '../domain/input-size';
import { sourceSchema } from '../domain/library/section';
import { sectionKinds } from '../domain/library/section-kind';
import { isDrawing } from '../domain/pictograms/catalog';
import { shownBy } from '../domain/pictograms/drawing-words';
import { ContentError } from './problem';
import { loadStarterContent, type StarterSection } from './starter-content';

const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));
const { topics, generic } = await loadStarterContent(CONTENT);

function section(sections: readonly StarterSection[], slug: string): StarterSection {
  const found = sections.find((candidate) => candidate.slug === slug);
  if (!found) throw new Error(`no section ${slug}`);
  return found;
}

const words = ({ body }: StarterSection) => body.content.map(textOf).join('\n').toLowerCase();

describe('the starter library', () => {
  it('gives bodies and sources that the library accepts', () => {
    for (const { body, sources } of [...generic, ...topics.flatMap((topic) => topic.sections)]) {
      expect(bodySchema.parse(body)).toEqual(body);
      expect(sizeProblem(body)).toBeNull();
      for (const source of sources) expect(sourceSchema.parse(source)).toEqual(source);
    }
  });

  it('tells each of its drawings in the words of the catalog, in every language, under a caption', () => {
    const told = topics.flatMap(({ slug, locale, sections }) =>
      sections.flatMap((section) =>
        [{ locale, body: section.body }, ...section.translations].flatMap((one) =>
          one.body.content.flatMap((block) =>
            block.type === 'figure' && isDrawing(block.attrs.pictogram)
              ? [{ slug, locale: one.locale, name: block.attrs.pictogram, ...block.attrs }]
              : [],
          ),
        ),
      ),
    );
    for (const { slug, locale, name, alt, caption } of told) {
      expect(alt, `${slug} in ${locale}`).toBe(shownBy(name, locale));
      expect(caption, `${slug} in ${locale}`).not.toBe('');
    }
    expect(told.filter(({ locale }) => locale === 'es').map(({ slug, name }) => `${slug}: ${name}`)).toEqual(
      told.filter(({ locale }) => locale === 'en').map(({ slug, name }) => `${slug}: ${name}`),
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('gives each source a short name, so the printed line names each publisher once', () => {
    const sources = topics.flatMap(({ sections }) => sections.flatMap((one) => one.sources));
    expect(sources.filter(({ short }) => short === undefined)).toEqual([]);
  });

  it('numbers the sections of a topic from 1', () => {
    for (const { sections } of topics) {
      expect(sections.map(({ position }) => position)).toEqual(sections.map((_section, index) => index + 1));
    }
  });

  it('has the generic sections, with the fields that the builder fills in', () => {
    expect(generic.map(({ heading, kind }) => [heading, kind])).toEqual([
      ['Your follow-up', 'follow-up'],
      ['Notes from your clinician', 'note'],
      ['What we agreed', 'note'],
      ['Your medicines', 'note'],
      ['How to reach us', 'note'],
      ['Questions to ask', 'note'],
    ]);
    expect(mergeFieldsIn(section(generic, 'your-follow-up').body)).toEqual([
      'followUp.when',
      'followUp.with',
      'clinic.phone',
    ]);
    expect(section(generic, 'notes').body.content).toEqual([
      { type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'note.text' } }] },
    ]);
  });
});

describe('a handout of every topic', () => {
  it('gives no sign two actions or two wordings', () => {
    const versions = topics.flatMap(({ title, sections }, topic) =>
      sections
        .filter(({ kind }) => kind === 'urgent-help' || kind === 'when-to-return')
        .map(({ kind, body }, index) => version(10 * topic + index, kind, { body, heading: `${title}, ${kind}` })),
    );
    const codes = findingsOf(versions).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('sign-') || code === 'empty-section')).toEqual([]);
  });
});

describe('readers in more danger than others', () => {
  it('are told the signs that count for them', () => {
    const told = topics.flatMap(({ slug, sections }) =>
      sections
        .flatMap(({ body, kind }) => signsIn(body, kind))
        .filter(({ when }) => when !== null)
        .map(({ when, id }) => `${slug}, ${when}: ${id}`),
    );
    expect(told).toEqual([
      'acute-cough, pregnant: preg-fever',
      'acute-sinusitis, pregnant: preg-fever',
      'ankle-sprain, diabetes: foot-sore-diabetes',
      'chest-wall-pain, pregnant: preg-faint-heart',
      'common-cold, adult: chest-pressure',
      'common-cold, child: child-ribs',
      'common-cold, child: child-no-pee-8h',
      'common-cold, child: child-breath-fast',
      'common-cold, pregnant: preg-fever',
      'constipation, pregnant: preg-belly-pain',
      'constipation, no-blood-thinners: blood-stool-small',
      'fainting, pregnant: preg-faint-heart',
      'fainting, pregnant: preg-belly-pain',
      'fainting, pregnant: preg-bleeding',
      'fainting, blood-thinners: head-blood-thinner',
      'fainting, diabetes: low-sugar-pass-out',
      'fever-in-children, under-2: baby-fever-under-3m',
      'fever-in-children, under-2: baby-cry',
      'fever-in-children, under-2: soft-spot-bulge',
      'fever-in-children, under-2: baby-fever-3-6m',
      'fever-in-children, under-2: baby-fever-1-day',
      'gastroenteritis, pregnant: preg-belly-pain',
      'gastroenteritis, diabetes: diabetes-vomiting',
      'gastroenteritis, pregnant: preg-fever',
      'head-injury, child: child-not-right',
      'heartburn, pregnant: preg-belly-pain',
      'heartburn, no-blood-thinners: blood-stool-small',
      'ibs, pregnant: preg-belly-pain',
      'ibs, no-blood-thinners: blood-stool-small',
      'low-back-pain, pregnant: preg-contractions',
      'low-back-pain, pregnant: preg-belly-pain',
      'migraine, pregnant: preg-headache',
      'migraine, blood-thinners: head-blood-thinner',
      'migraine, over-50: headache-jaw-scalp-50',
      'migraine, over-50: headache-new-over-50',
      'muscle-twitches, pregnant: preg-headache',
      'neck-pain, over-50: headache-jaw-scalp-50',
      'palpitations, pregnant: preg-faint-heart',
      'sore-throat, child: child-floppy',
      'sore-throat, child: child-ribs',
      'sore-throat, child: child-no-pee-8h',
      'sore-throat, child: child-not-right',
      'sore-throat, pregnant: preg-fever',
      'tension-headache, pregnant: preg-headache',
      'tension-headache, pregnant: preg-belly-pain',
      'tension-headache, blood-thinners: head-blood-thinner',
      'tension-headache, over-50: headache-jaw-scalp-50',
      'tension-headache, over-50: headache-new-over-50',
      'vertigo-bppv, blood-thinners: head-blood-thinner',
    ]);
  });

  it('are told to go to an ER after a blow to the head with a blood thinner, in words that fit who was examined', () => {
    const injury = topics.find(({ slug }) => slug === 'head-injury');
    const passages = section(injury?.sections ?? [], 'urgent-help').body.content.filter(
      (block) => block.type === 'passage',
    );
    const said = (when: string) =>
      passages.filter(({ attrs }) => attrs.when === when).map((block) => textOf(block).replace(/\s+/g, ' '));
    expect(said('blood-thinners')).toEqual([expect.stringContaining('Go to an ER after any new blow to your head')]);
    expect(said('blood-thinners-unanswered')).toEqual([expect.stringContaining('go to an ER now')]);
  });
});

describe('Fever in children', () => {
  const fever = topics.find(({ slug }) => slug === 'fever-in-children');
  const locales = ['en', 'es'] as const;

  /** The sheet for a child of this birth date, as plain text. */
  function sheet(locale: (typeof locales)[number], dateOfBirth: string): string {
    const offered = (fever?.sections ?? []).map((one, index) => {
      const { heading, body } = one.translations.find((wording) => wording.locale === locale) ?? one;
      const wording = version(index, one.kind, { slug: one.slug, heading, body, locale, sources: one.sources });
      return { version: wording, recommended: one.recommended };
    });
    const names = { en: fever, es: fever?.translations.find((one) => one.locale === 'es') };
    const { title = '', subtitle = '' } = names[locale] ?? {};
    let keys = 900;
    const draft = assembleDraft({
      ...{ topic: { title, subtitle, locale }, sections: offered, generic: [], visitDate: '2026-11-22' },
      newKey: () => uuid(++keys),
    });
    const patient = { ...draft.patient, name: 'Sam Reed', dateOfBirth };
    const versions = offered.map(({ version: wording }) => wording);
    const now = new Date('2026-11-22T18:00:00Z');
    return renderText(compose({ draft: { ...draft, patient }, versions, clinic, clinicianName: 'Dr. Osei', now }));
  }
  const said = {
    en: {
      lead: 'From age 3 months, you can give care at home.',
      now: 'Your baby is under 3 months and has 100.4 °F (38 °C) or more.',
      first: 'floppy',
      home: 'Care at home is for a baby of 3 months or more.',
      breast: 'Keep breastfeeding.',
      ifBreast: 'If you breastfeed your child',
      anyBreast: /breastfe/,
    },
    es: {
      lead: 'A partir de los 3 meses de edad, usted puede cuidarle en casa.',
      now: 'Su bebé tiene menos de 3 meses',
      first: 'no tiene fuerza',
      home: 'El cuidado en casa es para bebés de 3 meses o más.',
      breast: 'Siga dando el pecho.',
      ifBreast: 'Si le da el pecho',
      anyBreast: /el pecho/,
    },
  };

  it.each(locales)('sends a baby of 6 weeks to an ER before all else and not home (%s)', (locale) => {
    const text = sheet(locale, '2026-10-11');
    const { lead, now, first, home, breast } = said[locale];
    for (const words of [lead, now, home, breast]) expect(text).toContain(words);
    expect(text.indexOf(now)).toBeLessThan(text.indexOf(first));
  });

  it.each(locales)(
    'tells whose age is not known the same, and to keep on breastfeeding only if they do (%s)',
    (locale) => {
      const text = sheet(locale, '');
      const { now, first, breast, ifBreast } = said[locale];
      expect(text.indexOf(now)).toBeGreaterThan(0);
      expect(text.indexOf(now)).toBeLessThan(text.indexOf(first));
      expect(text).toContain(ifBreast);
      expect(text).not.toContain(breast);
    },
  );

  it.each(locales)('says nothing of breastfeeding for a child of 7 years (%s)', (locale) => {
    const text = sheet(locale, '2019-04-05');
    expect(text).not.toMatch(said[locale].anyBreast);
    expect(text).not.toContain(said[locale].now);
  });
});

describe('Muscle twitches', () => {
  const [twitches] = topics.filter(({ slug }) => slug === 'muscle-twitches');
  if (!twitches) throw new Error('no topic muscle-twitches');
  const { sections } = twitches;

  it('is found by the words of patients and clinicians and by code', () => {
    expect(twitches).toMatchObject({ title: 'Muscle twitches', locale: 'en', assessmentFirst: true });
    expect(twitches.synonyms).toEqual(expect.arrayContaining(['eye twitch', 'fasciculation']));
    expect(twitches.icd10Codes).toEqual(['R25.3', 'R25.2', 'G51.4']);
  });

  it('has a section of every kind but the free note', () => {
    const kinds = new Set(sections.map(({ kind }) => kind));
    expect(sectionKinds.filter((kind) => !kinds.has(kind))).toEqual(['note']);
  });

  it.each([
    ['about', ['nerve sends a signal by itself', 'part of a muscle', 'usually harmless', '7 in 10']],
    ['types', ['ordinary', 'eyelid twitches (myokymia)', 'benign fasciculation syndrome']],
    ['not-the-same', ['charley horse', 'cramp', 'tremor', 'restless legs', 'jerk', 'a tic is']],
    ['where', ['eyelids', 'arms', 'legs']],
    ['symptoms', ['flutter', 'under your skin', 'true weakness is not part of a harmless twitch']],
    ['benign-causes', ['exercise', 'alcohol', 'virus', 'new medicine', 'worry']],
    ['other-causes', ['magnesium', 'calcium', 'potassium', 'thyroid', 'pinched nerve', 'als', 'multiple sclerosis']],
    ['factors', ['dehydration', 'fatigue', 'nutrient deficiencies', 'stress', 'caffeine', 'poor sleep']],
    ['lifestyle-changes', ['get more rest', 'caffeine', 'alcohol', 'thirsty', 'prescribed medicine']],
    ['treatment', ['most people need none', 'change a medicine', 'health problem behind the twitches', 'talk therapy']],
    ['tests', ['blood tests', 'emg', 'mri']],
    ['when-to-return', ['no better after 2 weeks', 'slowly gets weak or thin', 'work or sleep', 'come back even if']],
    ['follow-up', ['4 to 6 weeks', '3 and 6 months']],
  ])('%s says %j', (slug, expected) => {
    const text = words(section(sections, slug));
    for (const part of expected) expect(text).toContain(part);
  });

  it('prints the signs that the catalog chose for it, in its words', () => {
    const { body, kind } = section(sections, 'urgent-help');
    expect(signsIn(body, kind).map(({ id, tier, when }) => [id, tier, when])).toEqual([
      ['stroke-face-arm', 'emergency', null],
      ['new-medicine-jerks', 'emergency', null],
      ['withdrawal-shakes', 'emergency', null],
      ['weak-limb-days', 'emergency', null],
      ['muscle-pain-dark-pee', 'emergency', null],
      ['preg-headache', 'emergency', 'pregnant'],
      ['hands-clumsy', 'same-day', null],
      ['mouth-tingle', 'same-day', null],
    ]);
    const text = words(section(sections, 'urgent-help'));
    for (const sign of ['face droops on one side', 'go to an er now', 'pee is dark brown', 'become clumsy']) {
      expect(text).toContain(sign);
    }
  });

  it('keeps the ids of its signs in every language', () => {
    for (const slug of ['urgent-help', 'when-to-return']) {
      const { body, kind, translations } = section(sections, slug);
      const ids = (said: SectionBody) => signsIn(said, kind).map(({ id, tier }) => `${id} ${tier}`);
      expect(translations.map(({ locale }) => locale)).toEqual(['ar', 'es', 'ht', 'vi', 'zh-Hans']);
      for (const wording of translations) expect(ids(wording.body), wording.locale).toEqual(ids(body));
    }
  });

  it('rests the signs on the sources of the catalog', () => {
    const { sources, claims } = section(sections, 'urgent-help');
    const claim = claims.find(({ text }) => text.startsWith('Your face droops'));
    expect(claim?.sources.map((place) => sources[place - 1]?.publisher)).toEqual([
      'American Heart Association',
      'Johns Hopkins Medicine',
    ]);
    expect(claim?.toVerify).toBe(false);
  });

  it('keeps urgent help short enough for the first page', () => {
    expect(words(section(sections, 'urgent-help')).split(/\s+/).length).toBeLessThan(140);
  });

  it('assembles a handout with urgent help first', () => {
    expect(sections.filter(({ recommended }) => recommended).map(({ slug }) => slug)).toEqual([
      'urgent-help',
      'about',
      'symptoms',
      'benign-causes',
      'factors',
      'lifestyle-changes',
      'treatment',
      'when-to-return',
    ]);
  });
});

describe('a folder with a broken file', () => {
  it('is refused with the path and the line', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'content-'));
    await mkdir(join(dir, 'coughs'));
    await writeFile(join(dir, 'coughs', 'en.md'), 'Hello');
    await writeFile(join(dir, 'README.md'), 'Not content');
    const loading = loadStarterContent(dir);
    await expect(loading).rejects.toThrow(ContentError);
    await expect(loading).rejects.toThrow(/^coughs\/en\.md:1 The file must start with front matter/);
  });
});
