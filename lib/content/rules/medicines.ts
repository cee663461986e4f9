import type { Problem } from '../problem';
import type { FileWording } from '../topic-file';
import { passagesOf, sectionText } from './passage';

/** Something that a section may name only with its caution. */
type Caution = {
  named: RegExp;
  needs: readonly RegExp[];
  message: string;
  /** Sentences that are left out of a passage before it is searched: a mention that is no advice to take it. */
  apartFrom?: (sentence: string) => boolean;
};

const ASPIRIN = /\baspirin\b/i;
const YOUNG = /\b(?:child|teen|under (?:age )?1[69])/i;
const THINNER = /\bblood thinner/i;

/** "Do not give aspirin to a child", "you take a blood thinner or aspirin": neither says that one may take it. */
const isAspirinBan = (sentence: string): boolean => ASPIRIN.test(sentence) && YOUNG.test(sentence);
const isAspirinAsThinner = (sentence: string): boolean => ASPIRIN.test(sentence) && THINNER.test(sentence);

const TEMPERATURES: Caution = {
  named: /\d\s?(?:°|degrees)?\s?[CF]\b/,
  needs: [/\d\s?(?:°|degrees)?\s?C\b/, /\d\s?(?:°|degrees)?\s?F\b/],
  message: 'A temperature has both scales, °F and °C',
};

const NSAID_MESSAGE =
  'An NSAID is named only with its caution: ulcer or bleeding, kidney, heart, liver, blood thinner, asthma, ' +
  'pregnancy from 20 weeks, dehydration';
const ACETAMINOPHEN_MESSAGE =
  'Acetaminophen (paracetamol) has both names, and says not to double up with cold and flu products';
const ASPIRIN_MESSAGE = 'Aspirin is named only with its ban for children and teens';
const HONEY_MESSAGE = 'Honey is named only with its ban for babies under 1 year';

const ENGLISH: readonly Caution[] = [
  {
    named: /\bNSAIDs?\b|\bibuprofen\b|\bnaproxen\b|\bdiclofenac\b|\baspirin\b|\banti-inflammator/i,
    apartFrom: (sentence) => isAspirinBan(sentence) || isAspirinAsThinner(sentence),
    needs: [
      /\bulcer|\bbleed/i,
      /\bkidney/i,
      /\bheart\b/i,
      /\bliver\b/i,
      /\bblood thinner/i,
      /\basthma\b/i,
      /\bpregnan/i,
      /\b20 weeks\b|\bweek 20\b/i,
      /\bdehydrat|\bdried out\b|\b(?:low on|short of|lost (?:a lot of )?)\s?fluids?\b/i,
    ],
    message: NSAID_MESSAGE,
  },
  {
    named: ASPIRIN,
    apartFrom: isAspirinAsThinner,
    needs: [/\bchild|\bteen|\bunder (?:age )?1[69]\b/i],
    message: ASPIRIN_MESSAGE,
  },
  {
    named: /\bacetaminophen\b|\bparacetamol\b/i,
    needs: [/\bacetaminophen\b/i, /\bparacetamol\b/i, /\bcold and flu\b/i, /\bdouble up\b/i],
    message: ACETAMINOPHEN_MESSAGE,
  },
  {
    named: /\balbuterol\b|\bsalbutamol\b/i,
    needs: [/\balbuterol\b/i, /\bsalbutamol\b/i],
    message: 'Albuterol (salbutamol) has both names',
  },
  {
    named: /\bhoney\b/i,
    needs: [/\b(?:under|younger than|below) (?:age |the age of )?(?:1|one)\b|\bfirst birthday\b|\b12 months\b/i],
    message: HONEY_MESSAGE,
  },
];

// No \b beside an accented letter: to a regular expression it is no letter of a word.
const SPANISH: readonly Caution[] = [
  {
    named: /\bAINEs?\b|ibuprofeno|naproxeno|diclofenaco|antiinflamatori/i,
    needs: [
      /úlcera|sangrado|hemorragia/i,
      /riñ[oó]n|renal/i,
      /coraz[oó]n|card[ií]ac/i,
      /h[ií]gado|hep[aá]tic/i,
      /anticoagulante/i,
      /asma/i,
      /embaraz/i,
      /20 semanas|semana 20/i,
      /deshidrat/i,
    ],
    message: NSAID_MESSAGE,
  },
  {
    named: /aspirina|acetilsalic[ií]lico/i,
    apartFrom: (sentence) => /anticoagulante/i.test(sentence) && /aspirina/i.test(sentence),
    needs: [/niñ|adolescente|menores|menor de 1[69]/i],
    message: ASPIRIN_MESSAGE,
  },
  {
    named: /acetaminof[eé]n|paracetamol/i,
    needs: [
      /acetaminof[eé]n/i,
      /paracetamol/i,
      /resfr|gripe|catarro/i,
      /dupli|doble|dos productos|a la vez|dos veces/i,
    ],
    message: ACETAMINOPHEN_MESSAGE,
  },
  { named: /\bmiel\b/i, needs: [/(?:1|un) año|12 meses|primer año/i], message: HONEY_MESSAGE },
];

function cautionsOf(locale: string): readonly Caution[] {
  switch (locale.split('-')[0]) {
    case 'en':
      return [...ENGLISH, TEMPERATURES];
    case 'es':
      return [...SPANISH, TEMPERATURES];
    default:
      return [TEMPERATURES];
  }
}

function withoutSentences(text: string, isLeftOut: (sentence: string) => boolean): string {
  return text.replace(/[^.!?\n]+/g, (sentence) => (isLeftOut(sentence) ? '' : sentence));
}

/** Medicines with their cautions in the same section, temperatures in both scales. */
export function checkMedicines({
  frontMatter,
  sections,
}: {
  frontMatter: { locale: string };
  sections: readonly FileWording[];
}): Problem[] {
  return sections.flatMap((section) => {
    const whole = sectionText(section);
    return cautionsOf(frontMatter.locale).flatMap(({ named, needs, message, apartFrom }) => {
      const place = passagesOf(section).find(({ text }) =>
        named.test(apartFrom ? withoutSentences(text, apartFrom) : text),
      );
      const missing = needs.filter((need) => !need.test(whole));
      return place && missing.length > 0 ? [{ line: place.line, message }] : [];
    });
  });
}
