import { describe, expect, it } from 'vitest';
import { textOf } from '../domain/handout/block-text';
import { loadStarterContent, type StarterTopic } from './starter-content';

const { topics } = await loadStarterContent('content');

/** The text of the parts that tell when to call, or of one part, in English and in Spanish. */
function texts(slug: string, part?: string): string[] {
  const sections: StarterTopic['sections'] = topics.find((topic) => topic.slug === slug)?.sections ?? [];
  return sections
    .filter((one) => (part ? one.slug === part : one.kind === 'urgent-help' || one.kind === 'when-to-return'))
    .flatMap((one) => [one, ...one.translations.filter(({ locale }) => locale === 'es')])
    .map(({ body }) => body.content.map(textOf).join('\n'));
}

describe('a sentence beside the signs', () => {
  /** In a packet the line above a list can go with its signs, and then "Call, too, for a seizure." names nobody. */
  const asks = /^(Call|Go|The same day|Same day|Llame|Vaya|También)\b/;
  const names = /\{\{|\bus\b|\bER\b|sala de emergencias|Llámenos/;

  it.each(topics.map(({ slug }) => slug))('of %s names whom to call or where to go', (slug) => {
    const sentences = texts(slug).flatMap((text) => text.split(/\n|(?<=[.?!])\s+/));
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.filter((sentence) => asks.test(sentence) && !names.test(sentence))).toEqual([]);
  });
});

describe('a sheet tells its reader', () => {
  it.each([
    ['palpitations', 'urgent-help', 'You pass out during exercise or with chest pain.'],
    ['palpitations', 'when-to-return', 'right away if a close relative died suddenly before age 40'],
    ['fainting', 'when-to-return', 'right away if a close relative died suddenly before age 40'],
    ['chest-wall-pain', 'urgent-help', 'You hurt your chest and it hurts to breathe.'],
    ['acute-cough', 'urgent-help', 'Call {{emergency.number}} if you pass out or your rescue inhaler does not help.'],
    ['acute-cough', 'urgent-help', 'Call us the same day for a fever over 102.2 °F (39 °C) or for more than 3 days'],
    ['common-cold', 'medicines', 'glaucoma, prostate or thyroid trouble'],
    ['acute-sinusitis', 'medicines', 'glaucoma, prostate or thyroid trouble'],
    ['sore-throat', 'urgent-help', 'the same day if a child can’t keep fluids down for 8 hours'],
    ['fever-in-children', 'lifestyle-changes', 'Before 6 months, give only breast milk or formula to drink.'],
    ['gastroenteritis', 'urgent-help', 'bleed heavily'],
    ['gastroenteritis', 'urgent-help', 'Because you have kidney disease, ask us today how much to drink'],
    ['palpitations', 'lifestyle-changes', 'If you take insulin, check your blood sugar when your heart flutters.'],
    ['fainting', 'helpers', 'Because you are pregnant, lie on your side'],
    ['head-injury', 'about', 'You may have a concussion'],
    ['muscle-twitches', 'symptoms', 'If you are pregnant or gave birth within a year'],
    ['heartburn', 'urgent-help', 'A lot of blood comes from your bottom.'],
    ['heartburn', 'urgent-help', 'Because you take a blood thinner, call us the same day'],
    ['heartburn', 'when-to-return', 'You see a little red blood when you wipe.'],
    ['ibs', 'treatment', 'Because you are breastfeeding, ask us or a pharmacist'],
    ['ibs', 'treatment', 'Do not take psyllium if you have trouble swallowing.'],
    ['insomnia', 'lifestyle-changes', 'Do not use alcohol to fall asleep or with a sleep medicine.'],
    ['migraine', 'urgent-help', 'You hit your head and take a blood thinner.'],
    ['migraine', 'urgent-help', 'Gave birth within a year? Go to an ER for a bad, lasting headache or changed sight.'],
    ['migraine', 'when-to-return', 'After a head injury, go to an ER if your headache gets worse.'],
    ['tension-headache', 'urgent-help', 'Go to an ER for a red eye with halos around lights'],
    ['tension-headache', 'about', 'If you gave birth in the last year, go to an ER now'],
    ['vertigo-bppv', 'urgent-help', 'a racing heart'],
  ])('of %s, under %s: %s', (slug, part, said) => {
    expect(texts(slug, part)[0]).toContain(said);
  });
});
