import type { SectionBody } from '../handout/body';
import type { Arrangement } from '../handout/draft';

/**
 * A blank in the wording of a template, asked when it is used: [[weeks until review]] is typed in,
 * [[left/right/both]] is chosen from. Equal blanks are one question.
 */
export type TemplateBlank = { name: string; choices: string[] };

export const BLANK_ANSWER_MAX = 100;

const blank = /\[\[([^[\]]{1,100})\]\]/g;

/** The names of the blanks in a text, as they were written. */
export function blankNames(text: string): string[] {
  return [...text.matchAll(blank)].flatMap((match) => match[1]?.trim() || []);
}

/** What must be asked before a template becomes a draft, in the order of the page. */
export function blanksIn(arrangement: Arrangement): TemplateBlank[] {
  const texts = [arrangement.title, arrangement.subtitle];
  mapWording(arrangement, (text) => {
    texts.push(text);
    return text;
  });
  return [...new Set(texts.flatMap(blankNames))].map((name) => ({ name, choices: choicesOf(name) }));
}

/** May this be the answer? Something, short, without another blank, and one of the choices where there are any. */
export function isAnswer({ choices }: TemplateBlank, answer: string | undefined): answer is string {
  if (answer === undefined || answer.trim() === '' || answer.length > BLANK_ANSWER_MAX) return false;
  return choices.length > 0 ? choices.includes(answer) : !/\[\[|\]\]/.test(answer);
}

/** The arrangement with every blank that has an answer filled in. */
export function fillBlanks(arrangement: Arrangement, answers: Readonly<Record<string, string>>): Arrangement {
  const fill = (text: string): string =>
    text.replace(blank, (whole, name: string) => {
      const answer = Object.hasOwn(answers, name.trim()) ? answers[name.trim()] : undefined;
      return answer?.trim() ?? whole;
    });
  return { ...mapWording(arrangement, fill), title: fill(arrangement.title), subtitle: fill(arrangement.subtitle) };
}

function choicesOf(name: string): string[] {
  const parts = name.split('/').map((part) => part.trim());
  return parts.length > 1 && parts.every(Boolean) ? parts : [];
}

/** Only wording that was changed for the template can hold a blank: the library's is printed as it is. */
function mapWording(arrangement: Arrangement, map: (text: string) => string): Arrangement {
  return {
    ...arrangement,
    sections: arrangement.sections.map((section) =>
      section.edit
        ? {
            ...section,
            edit: { ...section.edit, heading: map(section.edit.heading), body: mapText(section.edit.body, map) },
          }
        : section,
    ),
  };
}

function mapText(body: SectionBody, map: (text: string) => string): SectionBody {
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (typeof node !== 'object' || node === null) return node;
    if ('type' in node && node.type === 'text' && 'text' in node && typeof node.text === 'string') {
      return { ...node, text: map(node.text) };
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
  };
  return visit(body) as SectionBody; // the same tree, with other text in its text nodes
}
