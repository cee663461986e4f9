import { describe, expect, it } from 'vitest';
import { textOf } from '../domain/handout/block-text';
import { starter } from '../test-support/starter-content';
import type { StarterTopic } from './starter-content';

const { topics } = starter;

type Locale = 'en' | 'es';

/** The text of the parts that tell when to call, or of one part. */
function textsIn(locale: Locale, slug: string, part?: string): string[] {
  const sections: StarterTopic['sections'] = topics.find((topic) => topic.slug === slug)?.sections ?? [];
  return sections
    .filter((one) => (part ? one.slug === part : one.kind === 'urgent-help' || one.kind === 'when-to-return'))
    .flatMap(({ body, translations }) =>
      locale === 'en' ? [body] : translations.filter((one) => one.locale === locale).map((one) => one.body),
    )
    .map((body) => body.content.map(textOf).join('\n'));
}

/** A question goes with its answer: "Gave birth within a year? Go to an ER …". */
const sentencesOf = (texts: readonly string[]): string[] => texts.flatMap((text) => text.split(/\n|(?<=[.!])\s+/));

const slugs = topics.map(({ slug }) => slug);

describe('a sentence beside the signs', () => {
  /** A packet can drop the line above a list of signs. "Call, too, for a seizure." would then not say whom to call. */
  const asks = {
    en: /^(?:the )?same day\b|^in doubt\b|^(?:worried|unsure)\b|\b(?:call|go to|do not wait)\b|\?/i,
    es: /^también\b|^en caso de duda\b|\b(?:llame|llámenos|vaya|no espere|si tiene dudas)\b|\?/i,
  };
  const names = { en: /\{\{|\bus\b|\bER\b/, es: /\{\{|sala de emergencias|llámenos/i };

  describe.each(['en', 'es'] as const)('in %s', (locale) => {
    it.each(slugs)('of %s names whom to call or where to go', (slug) => {
      const sentences = sentencesOf(textsIn(locale, slug));
      expect(sentences.length).toBeGreaterThan(5);
      expect(sentences.filter((one) => asks[locale].test(one) && !names[locale].test(one))).toEqual([]);
    });

    /** Without a time, a call of the same day is one that can wait. */
    it.each(slugs)('of %s says how soon to call the clinic', (slug) => {
      const calls = { en: /\bcall us\b/i, es: /\bllámenos\b/i }[locale];
      const soon = { en: /\b(?:same day|today|now|at once)\b/, es: /mismo día|hoy|de inmediato|ahora/ }[locale];
      const sentences = sentencesOf(textsIn(locale, slug, 'urgent-help'));
      expect(sentences.filter((one) => calls.test(one) && !soon.test(one))).toEqual([]);
    });

    it.each(slugs)('of %s says what the reader may be unsure of', (slug) => {
      const bare = /^(?:unsure|in doubt|new or unsure)[?,]|^(?:si tiene dudas|en caso de duda|si es nuevo),/i;
      expect(sentencesOf(textsIn(locale, slug)).filter((one) => bare.test(one))).toEqual([]);
    });
  });
});

const AFTER_A_BIRTH = 'a bad headache won’t go away or your sight changes.';
const AFTER_A_BIRTH_ES = 'si no se le quita un dolor de cabeza fuerte o le cambia la vista.';

describe('a sheet tells its reader', () => {
  it.each([
    [
      'palpitations',
      'urgent-help',
      'You pass out during exercise or with chest pain.',
      'Se desmaya al hacer ejercicio o con dolor en el pecho.',
    ],
    [
      'palpitations',
      'urgent-help',
      'with chest pain, faintness, fainting, a cold sweat, confusion, or trouble breathing',
      'tiene dolor de pecho, sudor frío, confusión o falta de aire',
    ],
    [
      'palpitations',
      'when-to-return',
      'right away if a close relative died suddenly before age 40',
      'de inmediato si un familiar cercano murió de repente antes de los 40 años',
    ],
    [
      'palpitations',
      'lifestyle-changes',
      'If it is low, take sugar at once, such as juice or regular soda',
      'Si el azúcar está baja, tome algo con azúcar de inmediato',
    ],
    [
      'fainting',
      'when-to-return',
      'right away if a close relative died suddenly before age 40',
      'de inmediato si un familiar cercano murió de repente antes de los 40 años',
    ],
    [
      'chest-wall-pain',
      'urgent-help',
      'You hurt your chest and it hurts to breathe.',
      'Se lastimó el pecho y le duele al respirar.',
    ],
    [
      'chest-wall-pain',
      'urgent-help',
      'at once if it is tight, spreads, comes and goes, comes with exercise, or worries you.',
      'de inmediato si ese dolor se siente como presión, pasa a otra parte, va y viene, aparece con el ejercicio o le preocupa.',
    ],
    [
      'chest-wall-pain',
      'urgent-help',
      'trouble breathing, any coughed-up blood, or a swollen calf',
      'le falta el aire, tose sangre (aunque sea poca) o tiene una pantorrilla hinchada',
    ],
    [
      'chest-wall-pain',
      'symptoms',
      'if you ever had a clot or cancer, had surgery, a birth, or a long trip lately, or take estrogen',
      'si alguna vez tuvo un coágulo o cáncer, si hace poco tuvo una cirugía, un parto o un viaje largo, o si toma estrógeno',
    ],
    [
      'acute-cough',
      'urgent-help',
      'Call {{emergency.number}} if you pass out or your rescue inhaler does not help.',
      'Llame al {{emergency.number}} si se desmaya o si su inhalador de rescate no le hace efecto.',
    ],
    [
      'acute-cough',
      'urgent-help',
      'Call us the same day for a fever over 102.2 °F (39 °C) or for more than 3 days',
      'Llámenos el mismo día si tiene más de 102.2 °F (39 °C) de fiebre, o fiebre por más de 3 días',
    ],
    [
      'common-cold',
      'urgent-help',
      'Call {{emergency.number}} if your rescue inhaler doesn’t help.',
      'Llame al {{emergency.number}} si su inhalador de rescate no le hace efecto.',
    ],
    [
      'common-cold',
      'lifestyle-changes',
      'no fever for 1 day without fever medicine',
      '1 día sin fiebre y sin tomar medicina para la fiebre',
    ],
    [
      'common-cold',
      'medicines',
      'glaucoma, prostate or thyroid trouble',
      'glaucoma, un problema de la próstata o de la tiroides',
    ],
    [
      'acute-sinusitis',
      'medicines',
      'glaucoma, prostate or thyroid trouble',
      'glaucoma, un problema de la próstata o de la tiroides',
    ],
    [
      'sore-throat',
      'urgent-help',
      'the same day if you can’t keep fluids down for 12 hours.',
      'el mismo día si no retiene líquidos por 12 horas.',
    ],
    [
      'sore-throat',
      'urgent-help',
      'the same day if your child can’t keep fluids down for 8 hours.',
      'el mismo día si su hijo o hija no retiene líquidos por 8 horas.',
    ],
    [
      'sore-throat',
      'urgent-help',
      'if an adult can’t keep fluids down for 12 hours, or a child for 8 hours.',
      'si una persona adulta no retiene líquidos por 12 horas, o un niño o una niña por 8 horas.',
    ],
    [
      'sore-throat',
      'urgent-help',
      'you can’t open your mouth all the way, or your voice sounds muffled.',
      'no puede abrir bien la boca, o si la voz le suena apagada.',
    ],
    [
      'fever-in-children',
      'urgent-help',
      'Call us the same day for fast breathing',
      'Llámenos el mismo día si respira rápido',
    ],
    [
      'fever-in-children',
      'urgent-help',
      'a swollen or unused joint, arm, or leg',
      'tiene hinchada una articulación, tiene hinchado o no usa un brazo o una pierna',
    ],
    [
      'fever-in-children',
      'when-to-return',
      'back from abroad? Call us the same day.',
      'volvió de un viaje al extranjero, llámenos el mismo día.',
    ],
    [
      'fever-in-children',
      'lifestyle-changes',
      'Before 6 months, give only breast milk or formula to drink.',
      'Antes de los 6 meses, dé de beber solo leche materna o fórmula.',
    ],
    ['gastroenteritis', 'urgent-help', 'bleed heavily', 'sangra mucho'],
    [
      'gastroenteritis',
      'urgent-help',
      'Because you have kidney disease, ask us today how much to drink',
      'Como tiene una enfermedad de los riñones, pregúntenos hoy cuánto debe beber',
    ],
    [
      'palpitations',
      'lifestyle-changes',
      'If you take insulin, check your blood sugar when your heart flutters.',
      'Si usa insulina, mídase el azúcar en la sangre cuando tenga palpitaciones.',
    ],
    ['fainting', 'helpers', 'Because you are pregnant, lie on your side', 'Como está embarazada, acuéstese de lado'],
    ['head-injury', 'about', 'You may have a concussion', 'Puede tener una conmoción cerebral'],
    [
      'head-injury',
      'urgent-help',
      'trouble seeing, walking, or staying awake',
      'dificultad para hablar, ver, caminar o evitar dormirse',
    ],
    [
      'muscle-twitches',
      'symptoms',
      'If you are pregnant or gave birth within a year',
      'Si está embarazada o dio a luz en el último año',
    ],
    ['heartburn', 'urgent-help', 'A lot of blood comes from your bottom.', 'Le sale mucha sangre por el recto.'],
    [
      'heartburn',
      'urgent-help',
      'Call us the same day for blood mixed into your poop.',
      'Llámenos el mismo día si ve sangre mezclada con las heces.',
    ],
    [
      'heartburn',
      'urgent-help',
      'Because you take a blood thinner, call us the same day',
      'Como toma un anticoagulante, llámenos el mismo día',
    ],
    [
      'heartburn',
      'when-to-return',
      'You see a little red blood when you wipe.',
      'Ve un poco de sangre roja al limpiarse.',
    ],
    [
      'ibs',
      'treatment',
      'Because you are breastfeeding, ask us or a pharmacist',
      'Como da el pecho, pregúntenos o pregunte al farmacéutico',
    ],
    [
      'ibs',
      'treatment',
      'Do not take psyllium if you have trouble swallowing.',
      'No tome psyllium si tiene dificultad para tragar.',
    ],
    [
      'insomnia',
      'lifestyle-changes',
      'Do not use alcohol to fall asleep or with a sleep medicine.',
      'No use alcohol para dormirse ni con una medicina para dormir.',
    ],
    [
      'insomnia',
      'urgent-help',
      'Call us the same day for very low mood, also after childbirth.',
      'Llámenos el mismo día si tiene el ánimo muy bajo, también después de un parto.',
    ],
    [
      'low-back-pain',
      'urgent-help',
      'New or unclear chest pain? Call {{emergency.number}}.',
      'Si el dolor de pecho es nuevo o no sabe qué es, llame al {{emergency.number}}.',
    ],
    ['low-back-pain', 'urgent-help', 'or fever if you inject drugs', 'o si se inyecta drogas y tiene fiebre'],
    [
      'migraine',
      'urgent-help',
      'You hit your head and take a blood thinner.',
      'Se golpeó la cabeza y toma anticoagulantes.',
    ],
    [
      'migraine',
      'urgent-help',
      'Headache worse after a head injury? Go to an ER now.',
      'Si el dolor empeora después de un golpe en la cabeza, vaya ahora a una sala de emergencias.',
    ],
    [
      'migraine',
      'when-to-return',
      'Call us the same day for a new headache in the weeks after a head injury.',
      'Llámenos el mismo día si le empieza un dolor de cabeza nuevo en las semanas después de un golpe en la cabeza.',
    ],
    [
      'migraine',
      'treatment',
      'a kind without estrogen, because estrogen can raise your risk of stroke',
      'uno sin estrógeno, porque el estrógeno puede aumentar su riesgo de un derrame cerebral',
    ],
    [
      'tension-headache',
      'urgent-help',
      'Go to an ER for a red eye with halos around lights',
      'Vaya a una sala de emergencias si tiene el ojo rojo y ve halos alrededor de las luces',
    ],
    [
      'tension-headache',
      'urgent-help',
      'a worse headache after a head injury',
      'el dolor empeora después de un golpe en la cabeza',
    ],
    [
      'tension-headache',
      'urgent-help',
      'a weak, numb, or drooping face, arm, or leg',
      'se le cae un lado de la cara, se le debilita o se le duerme la cara, un brazo o una pierna',
    ],
    [
      'tension-headache',
      'urgent-help',
      'If others feel sick, too, go outside and call {{emergency.number}}.',
      'Si otras personas también se sienten mal, salga de la casa y llame al {{emergency.number}}.',
    ],
    [
      'tension-headache',
      'when-to-return',
      'Call us the same day for a new headache in the weeks after a head injury.',
      'Llámenos el mismo día si le empieza un dolor de cabeza nuevo en las semanas después de un golpe en la cabeza.',
    ],
    ['vertigo-bppv', 'urgent-help', 'a racing heart', 'el corazón le late muy rápido'],
    [
      'vertigo-bppv',
      'urgent-help',
      'spinning with a racing heart, with sudden hearing loss, or after a new head injury',
      'si todo le da vueltas después de un nuevo golpe en la cabeza',
    ],
    ['migraine', 'urgent-help', `Gave birth within a year? Go to an ER if ${AFTER_A_BIRTH}`, AFTER_A_BIRTH_ES],
    ['tension-headache', 'urgent-help', `Gave birth within a year? Go to an ER if ${AFTER_A_BIRTH}`, AFTER_A_BIRTH_ES],
    ['muscle-twitches', 'symptoms', `go to an ER if ${AFTER_A_BIRTH}`, AFTER_A_BIRTH_ES],
  ])('of %s, under %s: %s', (slug, part, en, es) => {
    expect(textsIn('en', slug, part)[0]).toContain(en);
    expect(textsIn('es', slug, part)[0]).toContain(es);
  });

  it.each(['heartburn', 'ibs', 'constipation'])('of %s one time to call for a little blood', (slug) => {
    const sections = topics.find((topic) => topic.slug === slug)?.sections ?? [];
    const places = sections.flatMap(({ body }) =>
      body.content.flatMap((block) =>
        textOf(block).includes('a little red blood when you wipe')
          ? [block.type === 'passage' && block.attrs.when]
          : [],
      ),
    );
    expect(places).toEqual(['no-blood-thinners']);
  });
});

describe('the short name of a source', () => {
  it.each(['CDC', 'NICE', 'Mayo Clinic'])('is %s only where its own page was read', (body) => {
    const sources = topics.flatMap(({ sections }) => sections.flatMap((one) => one.sources));
    const credited = sources.filter(({ short }) => short === body);
    expect(credited.length).toBeGreaterThan(0);
    expect(credited.filter(({ publisher }) => !publisher?.startsWith(body)).map(({ title }) => title)).toEqual([]);
  });
});
