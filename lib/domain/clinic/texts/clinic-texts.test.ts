import { describe, expect, it } from 'vitest';
import { shippedLanguages } from '../../handout/page-words/words-in';
import { clinic as riverside } from '../../handout/test-support';
import { type Clinic, MAX_OTHER_PHONES } from '../clinic';
import { isPhoneNumber } from '../phone-number';
import {
  clinicIn,
  helpNumberIn,
  missingTexts,
  ownTexts,
  textIn,
  translationLanguages,
  withTranslation,
  writtenFor,
} from './clinic-texts';
import { clinicTranslationsSchema, ownTextMax, translationMax } from './clinic-translations';
import { numberIn, usualDisclaimer } from './usual-texts';

const clinic: Clinic = {
  ...riverside,
  disclaimer: usualDisclaimer,
  otherPhones: [{ label: 'After hours', number: '541-555-0190' }],
};
const others = shippedLanguages.filter((language) => language !== 'en');
const own = { ...clinic, disclaimer: 'Not a substitute for a visit.', footerNote: 'Parking is free.' };

describe('what a handout prints of the clinic', () => {
  it('is what the clinic wrote, in its own language', () => {
    expect(clinicIn(own, 'en-GB')).toEqual({
      phone: '541-555-0147',
      phones: '541-555-0147 · After hours: 541-555-0190',
      openingHours: 'Monday to Friday, 8 am to 5 pm',
      disclaimer: 'Not a substitute for a visit.',
      footerNote: 'Parking is free.',
      logoAlt: '',
    });
    expect(missingTexts(own, false, 'en')).toEqual([]);
  });

  it('is in Spanish without the clinic having written any, where its texts are usual ones', () => {
    expect(clinicIn(clinic, 'es-US')).toMatchObject({
      phones: '541-555-0147 · Fuera de horario: 541-555-0190',
      openingHours: 'De lunes a viernes, de 8 a. m. a 5 p. m.',
      disclaimer: expect.stringMatching(/^Información general .* llame al 911\.$/),
    });
  });

  it.each(others)('leaves none of the usual texts in English in %s', (language) => {
    const printed = clinicIn(clinic, language);
    const english = clinicIn(clinic, 'en');
    expect(missingTexts(clinic, false, language)).toEqual([]);
    for (const field of ['phones', 'openingHours', 'disclaimer'] as const) {
      expect(printed[field]).not.toBe(english[field]);
      expect(printed[field]).not.toContain('{');
    }
    expect(printed.disclaimer).toContain('911');
    expect(clinicIn({ ...clinic, country: 'other' }, language).disclaimer).not.toMatch(/your|emergency/);
  });

  it('names the emergency number for {emergency} in the footer and the hours, too, in the language of the text', () => {
    const footer = {
      name: 'footerNote' as const,
      of: 'Call {emergency} first.',
      text: 'Llame primero al {emergency}.',
    };
    const asking = { ...clinic, country: 'IE' as const, footerNote: footer.of, openingHours: 'Nights: {emergency}' };
    const printed = clinicIn({ ...asking, translations: { es: [footer] } }, 'es');
    expect(printed.footerNote).toBe('Llame primero al 112 o 999.');
    expect(printed.openingHours).toBe('Nights: 112 or 999');
    expect(clinicIn(asking, 'ar').footerNote).toBe('Call 112 or 999 first.');
  });

  it('is the clinic’s own translation before a usual text', () => {
    const translations = { es: [{ name: 'disclaimer' as const, of: usualDisclaimer, text: 'Llame al {emergency}.' }] };
    expect(clinicIn({ ...clinic, translations }, 'es').disclaimer).toBe('Llame al 911.');
    expect(clinicIn({ ...clinic, translations }, 'es-MX').disclaimer).toBe('Llame al 911.');
    expect(clinicIn({ ...clinic, translations }, 'vi').disclaimer).not.toBe('Llame al 911.');
  });

  it('says in its own language what nobody has translated, and names it', () => {
    expect(clinicIn(own, 'es')).toMatchObject({
      disclaimer: 'Not a substitute for a visit.',
      footerNote: 'Parking is free.',
    });
    expect(missingTexts(own, false, 'es')).toEqual([
      { name: 'disclaimer', own: 'Not a substitute for a visit.' },
      { name: 'footerNote', own: 'Parking is free.' },
    ]);
    // No usual text is in a language that Plainleaf is not shipped in.
    expect(missingTexts(clinic, false, 'ru').map(({ name }) => name)).toEqual([
      'openingHours',
      'disclaimer',
      'phoneLabel',
    ]);
  });

  it('is never a translation of hours that have changed since', () => {
    const translations = { es: [{ name: 'openingHours' as const, of: 'Ask us', text: 'Pregúntenos' }] };
    expect(clinicIn({ ...clinic, openingHours: 'Ask us', translations }, 'es').openingHours).toBe('Pregúntenos');
    const changed = { ...clinic, openingHours: 'By appointment', translations };
    expect(clinicIn(changed, 'es').openingHours).toBe('By appointment');
    expect(missingTexts(changed, false, 'es')).toEqual([{ name: 'openingHours', own: 'By appointment' }]);
  });

  it('misses no text without words, and no words of a logo that is not there', () => {
    expect(textIn(clinic, { name: 'openingHours', own: '24/7' }, 'ar')).toMatchObject({ text: '24/7', from: 'own' });
    const described = { ...clinic, logoAlt: 'A leaf over a river' };
    expect(missingTexts(described, false, 'es')).toEqual([]);
    expect(missingTexts(described, true, 'es').map(({ name }) => name)).toEqual(['logoAlt']);
  });
});

describe('a number with words in it', () => {
  it.each([
    ['112 or 999', 'es', '112 o 999'],
    ['112 or 999', 'ar', '112 أو 999'],
    ['112 or 999', 'zh-Hans', '112 或 999'],
    ['111 (option 2)', 'vi', '111 (chọn 2)'],
    ['541-555-0147 ext. 2', 'ht', '541-555-0147 ekstansyon 2'],
    ['Text HOME to 741741', 'es', 'envíe un mensaje de texto HOME al 741741'],
    ['Call or text 988', 'es', 'llame o envíe un mensaje de texto al 988'],
    ['Text or call 988', 'es', 'envíe un mensaje de texto o llame al 988'],
    ['Call 988, or text (541) 555-0147', 'es', 'llame al 988, o envíe un mensaje de texto al (541) 555-0147'],
    ['541-555-0147 (text)', 'es', '541-555-0147 (envíe un mensaje de texto)'],
    ['Call or text 988', 'ar', 'اتصل أو أرسل رسالة نصية إلى 988'],
    ['Call 988', 'ar', 'اتصل بالرقم 988'],
    ['Call or text 988', 'zh-Hans', '拨打 或 发短信 到 988'],
    ['Call or text 988', 'vi', 'gọi hoặc nhắn tin đến 988'],
    ['Call or text 988', 'ht', 'rele oswa voye yon mesaj tèks nan 988'],
    ['112 OR 999', 'es', '112 o 999'],
    ['CALL OR TEXT 988', 'es', 'llame o envíe un mensaje de texto al 988'],
    ['Text CALL to 741741', 'es', 'envíe un mensaje de texto CALL al 741741'],
    ['112 or 999', 'es-US', '112 o 999'],
    ['112 or 999', 'zh', '112 或 999'],
    ['112 or 999', 'en', '112 or 999'],
    ['112 or 999', 'ru', '112 or 999'],
  ])('"%s" is in %s "%s"', (number, language, printed) => {
    expect(numberIn(number, language)).toBe(printed);
  });

  it('has a word for each that a number may have', () => {
    const words = ['or', 'and', 'then', 'extension', 'option', 'call', 'text', 'to'];
    for (const word of words) {
      expect(isPhoneNumber(`112 ${word} 999`)).toBe(true);
      for (const language of others) expect(numberIn(`112 ${word} 999`, language)).not.toContain(` ${word} `);
    }
    expect(helpNumberIn('emergency', { ...clinic, country: 'IE' }, 'ht')).toBe('112 oswa 999');
    expect(helpNumberIn('poison', { ...clinic, country: 'EU' }, 'es')).toBeNull();
  });
});

it.each([
  [{ es: [{ name: 'footerNote', of: 'x', text: ' ' }] }],
  [{ es: [{ name: 'footerNote', of: 'x', text: 'a'.repeat(translationMax('footerNote') + 1) }] }],
  [{ es: [{ name: 'address', of: 'x', text: 'y' }] }],
  [{ 'not a language': [] }],
])('refuses %j', (translations) => {
  expect(clinicTranslationsSchema.safeParse(translations).success).toBe(false);
});

it('takes a translation that is half as long again', () => {
  const of = 'a'.repeat(ownTextMax.disclaimer);
  const es = [{ name: 'disclaimer', of, text: 'a'.repeat(translationMax('disclaimer')) }];
  expect(clinicTranslationsSchema.safeParse({ es }).success).toBe(true);
});

describe('a text that an admin says in Spanish', () => {
  const disclaimer = { name: 'disclaimer' as const, own: own.disclaimer };
  const label = { name: 'phoneLabel' as const, own: 'After hours' };
  const written = { ...own, translations: withTranslation(own, disclaimer, 'es', 'No reemplaza una consulta.') };

  it('is printed, and taken out again by emptying its field', () => {
    expect(clinicIn(written, 'es').disclaimer).toBe('No reemplaza una consulta.');
    expect(withTranslation(written, disclaimer, 'es', ' ')).toEqual({});
    const both = { ...written, translations: withTranslation(written, label, 'es', 'De noche') };
    expect(clinicIn(both, 'es').phones).toContain('De noche: 541-555-0190');
    expect(withTranslation(both, label, 'es', '')).toEqual(written.translations);
  });

  it('keeps the order of what is there, so that nothing seems to have changed', () => {
    const both = { ...written, translations: withTranslation(written, label, 'es', 'De noche') };
    const again = withTranslation(both, disclaimer, 'es', 'No reemplaza una consulta.');
    expect(JSON.stringify(again)).toBe(JSON.stringify(both.translations));
  });

  it.each([
    ['es-US', 'es'],
    ['es-MX', 'es'],
    ['zh', 'zh-Hans'],
    ['ru', 'ru'],
  ])('written in %s, is kept in %s, printed, and taken out again', (asked, tag) => {
    const footer = { name: 'footerNote' as const, own: own.footerNote };
    const before = { ...written, translations: { ...written.translations, ar: [{ ...footer, of: 'x', text: 'y' }] } };
    const translations = withTranslation(before, footer, asked, 'El estacionamiento es gratis.');
    expect(translations[tag]).toContainEqual({ name: 'footerNote', of: own.footerNote, text: expect.any(String) });
    expect(new Set(Object.keys(translations))).toEqual(new Set(['es', 'ar', tag]));
    const after = { ...before, translations };
    expect(clinicIn(after, asked).footerNote).toBe('El estacionamiento es gratis.');
    expect(missingTexts(after, false, asked).map(({ name }) => name)).not.toContain('footerNote');
    expect(clinicIn({ ...after, translations: withTranslation(after, footer, asked, '') }, asked).footerNote).toBe(
      own.footerNote,
    );
  });

  it('goes to the tag that the clinic has for the language', () => {
    const ru = [{ name: 'footerNote' as const, of: own.footerNote, text: 'Парковка бесплатная.' }];
    const both = { ...own, translations: { 'es-US': ru, ru } };
    expect(Object.keys(withTranslation(both, disclaimer, 'es', 'No.'))).toEqual(['es-US', 'ru']);
    expect(Object.keys(withTranslation(both, disclaimer, 'ru-RU', 'No.'))).toEqual(['es-US', 'ru']);
    expect(translationLanguages(both, 'es-MX')).toEqual(['es-US', 'ar', 'zh-Hans', 'vi', 'ht', 'ru']);
    expect(translationLanguages(both, 'zh')).not.toContain('zh');
    expect(translationLanguages(both, 'ru-RU')).not.toContain('ru-RU');
    expect(translationLanguages(own, 'ru-RU')).toEqual([...others, 'ru-RU']);
    expect(translationLanguages(own, 'en-GB')).toEqual(others);
  });

  it('is found under every tag that the clinic has for the language, and kept under one', () => {
    const [footer, hours] = [own.footerNote, own.openingHours].map((of) => ({ of, text: `In Spanish: ${of}` }));
    if (!footer || !hours) throw new Error('No texts');
    const old = { name: 'footerNote' as const, of: 'Parking costs nothing.', text: 'No cuesta nada.' };
    const both: Clinic = {
      ...own,
      translations: {
        es: [old],
        ar: [{ name: 'footerNote', ...footer }],
        'es-MX': [
          { name: 'footerNote', ...footer },
          { name: 'openingHours', ...hours },
        ],
      },
    };
    for (const locale of ['es', 'es-MX', 'es-US']) {
      expect(clinicIn(both, locale)).toMatchObject({ footerNote: footer.text, openingHours: hours.text });
    }
    expect(translationLanguages(both, null).filter((tag) => tag.startsWith('es'))).toEqual(['es']);
    const { es, ...rest } = withTranslation(both, { name: 'openingHours', own: own.openingHours }, 'es', 'De día');
    expect(es?.map(({ text }) => text)).toEqual([footer.text, 'De día']);
    expect(Object.keys(rest)).toEqual(['ar']);
    const emptied = withTranslation(both, { name: 'footerNote', own: own.footerNote }, 'es', '');
    expect(clinicIn({ ...both, translations: emptied }, 'es-MX').footerNote).toBe(own.footerNote);
    expect(emptied.es?.map(({ name }) => name)).toEqual(['openingHours']);
  });

  it('waits for somebody to look at it once the English is changed', () => {
    const changed = { ...written, disclaimer: 'No substitute for a visit.' };
    const now = { ...disclaimer, own: changed.disclaimer };
    expect(clinicIn(changed, 'es').disclaimer).toBe('No substitute for a visit.');
    expect(writtenFor(changed, now, 'es')?.text).toBe('No reemplaza una consulta.');
    const confirmed = withTranslation(changed, now, 'es', 'No reemplaza una consulta.');
    expect(clinicIn({ ...changed, translations: confirmed }, 'es').disclaimer).toBe('No reemplaza una consulta.');
    expect(confirmed.es).toHaveLength(1);
  });

  it('goes with the phone number whose label it is', () => {
    const labeled = { ...own, translations: withTranslation(own, label, 'es', 'De noche') };
    const without = { ...labeled, otherPhones: [] };
    expect(withTranslation(without, disclaimer, 'es', 'No.').es?.map(({ name }) => name)).toEqual(['disclaimer']);
  });

  describe('of a phone label that is corrected', () => {
    const phone = (label: string) => ({ label, number: '541-555-0190' });
    const labelText = (own: string) => ({ name: 'phoneLabel' as const, own });
    const withPhones = (...labels: string[]) => ({ ...own, otherPhones: labels.map(phone) });
    const before = withPhones('Nurse', 'Front gate');
    const nurse = withTranslation(before, labelText('Nurse'), 'es', 'Enfermera');
    const both = withTranslation({ ...before, translations: nurse }, labelText('Front gate'), 'es', 'Portón');
    const now = (...labels: string[]) => ({ ...withPhones(...labels), translations: both });

    it('waits for somebody to look at it, and survives whatever else is written', () => {
      const changed = now('Nurses', 'Front gate');
      expect(clinicIn(changed, 'es').phones).toContain('Nurses: ');
      expect(writtenFor(changed, labelText('Nurses'), 'es')).toMatchObject({ of: 'Nurse', text: 'Enfermera' });
      const edited = { ...changed, translations: withTranslation(changed, disclaimer, 'es', 'No.') };
      expect(writtenFor(edited, labelText('Nurses'), 'es')?.text).toBe('Enfermera');
      const confirmed = withTranslation(edited, labelText('Nurses'), 'es', 'Enfermera');
      expect(clinicIn({ ...edited, translations: confirmed }, 'es').phones).toContain('Enfermera: ');
      expect(confirmed.es).toHaveLength(3);
    });

    it('is for the label like it, whichever comes first, also while another is emptied', () => {
      const changed = now('Main gate', 'Triage nurse', 'Parking');
      expect(writtenFor(changed, labelText('Triage nurse'), 'es')?.text).toBe('Enfermera');
      expect(writtenFor(changed, labelText('Main gate'), 'es')?.text).toBe('Portón');
      expect(writtenFor(changed, labelText('Parking'), 'es')).toBeUndefined();
      const emptied = { ...changed, translations: withTranslation(changed, labelText('Main gate'), 'es', '') };
      expect(writtenFor(emptied, labelText('Main gate'), 'es')).toBeUndefined();
      expect(writtenFor(emptied, labelText('Triage nurse'), 'es')?.text).toBe('Enfermera');
    });

    it('is for the only label it can be for, and for none where that is unsure', () => {
      expect(writtenFor(now('After hours', 'Triage', 'Front gate'), labelText('Triage'), 'es')?.text).toBe('Enfermera');
      const unsure = now('Triage', 'Parking', 'Front gate');
      expect(writtenFor(unsure, labelText('Triage'), 'es')).toBeUndefined();
      expect(withTranslation(unsure, disclaimer, 'es', 'No.').es?.map(({ text }) => text)).toContain('Enfermera');
    });

    it('is offered for the label that is left only where it is the one that is left', () => {
      const renamed = now('Triage team', 'Test results');
      const one = { ...renamed, translations: withTranslation(renamed, labelText('Triage team'), 'es', 'Triaje') };
      expect(writtenFor(one, labelText('Test results'), 'es')).toBeUndefined();
      expect(one.translations.es?.map(({ text }) => text)).toEqual(['Enfermera', 'Portón', 'Triaje']);
      const all = withTranslation(one, labelText('Test results'), 'es', 'Resultados');
      expect(all.es?.map(({ text }) => text)).toEqual(['Triaje', 'Resultados']);
      const alike = now('Triage nurse', 'Test results');
      expect(writtenFor(alike, labelText('Triage nurse'), 'es')?.text).toBe('Enfermera');
      expect(writtenFor(alike, labelText('Test results'), 'es')?.text).toBe('Portón');
    });

    it('is for no label that two earlier ones are like, nor is a third one', () => {
      const three = ['Nurse line', 'Nurse desk', 'Lab'];
      const translations: Clinic['translations'] = {
        es: three.map((of) => ({ name: 'phoneLabel', of, text: `es ${of}` })),
      };
      const joined = { ...withPhones('Nurses'), translations };
      expect(writtenFor(joined, labelText('Nurses'), 'es')).toBeUndefined();
    });

    it('leaves the clinic no more texts than it can save', () => {
      const many = (what: string) => Array.from({ length: MAX_OTHER_PHONES }, (_, at) => `${what}${at}`);
      let written: Clinic = { ...withPhones(...many('Ward')), openingHours: 'Ask us', logoAlt: 'A leaf' };
      const say = (text: Parameters<typeof withTranslation>[1]) => {
        written = { ...written, translations: withTranslation(written, text, 'es', `es ${text.own}`) };
      };
      for (const text of ownTexts(written)) say(text);
      written = { ...written, otherPhones: many('Room').map(phone) };
      for (const label of many('Room')) {
        say(labelText(label));
        expect(clinicTranslationsSchema.safeParse(written.translations).success).toBe(true);
      }
      const labels = written.translations.es?.filter(({ name }) => name === 'phoneLabel').map(({ of }) => of);
      expect(labels?.sort()).toEqual(many('Room'));
    });

    it('goes where no number is left that it could be for', () => {
      const fewer = withTranslation(now('After hours', 'Front gate'), disclaimer, 'es', 'No.');
      expect(fewer.es?.map(({ text }) => text)).toEqual(['Portón', 'No.']);
    });

    it('leaves room for a text of every label that there is', () => {
      const others = ['Triage', 'Parking', 'Lab', 'X-ray'];
      const written = now(...others);
      for (const other of others) written.translations = withTranslation(written, labelText(other), 'es', other);
      expect(written.translations.es?.map(({ text }) => text).sort()).toEqual([...others].sort());
    });
  });
});
