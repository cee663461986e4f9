import { replacedBetween } from './between';
import { readStyleSheet, type StyleSheet } from './styles';

export type Source = { body: HTMLElement; sheet: StyleSheet };

/** A text box of Word stands in a comment that only Word reads; this element holds its words until its place is known. */
const BOX_TAG = 'paste-box';

/**
 * What a program put on the clipboard as a document that is never shown. Word says much twice, in conditional
 * comments: of those only text boxes are read, for what else they hold stands outside them too.
 */
export function readHtml(html: string): Source {
  const boxes: string[] = [];
  const sheets: string[] = [];
  replacedBetween(html, /<style\b[^<>]*>/gi, /<\/style\s*>/gi, (sheet) => {
    sheets.push(sheet);
    return '';
  });
  const { body } = parse(withoutActive(withoutConditionals(html, boxes)));
  placeBoxes(body, boxes);
  return { body, sheet: readStyleSheet(sheets.join('\n'), body) };
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

const IF = /<!--\[if ([^\]<>]{0,100})\]>/gi;
const END_IF = /<!\[endif\]-->/gi;
/** What other programs read in the place of what only Word does: for a text box, a picture of its words. */
const INSTEAD = /<paste-instead>\s*<!(?:--)?\[if !vml\](?:--)?>/gi;
const END_INSTEAD = /<!(?:--)?\[endif\](?:--)?>/gi;

function withoutConditionals(html: string, boxes: string[]): string {
  const read = replacedBetween(html, IF, END_IF, (inner, [, condition = '']) => {
    if (!/\bvml\b/i.test(condition) || condition.startsWith('!')) return '';
    const found = boxesIn(inner, boxes);
    return found === '' || /<v:imagedata\b/i.test(inner) ? found : `${found}<paste-instead>`;
  });
  return withoutMarks(replacedBetween(read, INSTEAD, END_INSTEAD).replaceAll('<paste-instead>', ''));
}

const withoutMarks = (html: string): string =>
  html.replace(/<!\[(?:if [^\]<>]*|endif)\]>/gi, '').replace(/<(\/?)o:p>/gi, '<$1span>');

/** Text boxes and the words of WordArt; the frame around a box's words is for programs other than Word. */
function boxesIn(vml: string, boxes: string[]): string {
  const inner = withoutMarks(replacedBetween(vml, /<!\[if !mso\]>/gi, /<!\[endif\]>/gi));
  let marks = '';
  const keep = (words: string): string => {
    boxes.push(words);
    marks += `<${BOX_TAG} data-box="${boxes.length - 1}"></${BOX_TAG}>`;
    return '';
  };
  const rest = replacedBetween(inner, /<v:textbox\b[^<>]*>/gi, /<\/v:textbox>/gi, keep);
  for (const [, art = ''] of rest.matchAll(/<v:textpath\b[^<>]*?\bstring=("[^"]*"|'[^']*')/gi))
    keep(`<p>${art.slice(1, -1)}</p>`);
  return marks;
}

/**
 * Scripts, styles and event handlers would never run here, but the browser reports each one that it has to stop, and
 * such reports are for what slipped into a page, not for what a clinician copied.
 */
function withoutActive(html: string): string {
  const withoutStyles = replacedBetween(html, /<style\b[^<>]*>/gi, /<\/style\s*>/gi);
  return replacedBetween(withoutStyles, /<script\b[^<>]*>/gi, /<\/script\s*>/gi).replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''),
  );
}

/** A box's words come before the paragraph that the box hangs on, so that they part no sentence. */
function placeBoxes(body: HTMLElement, boxes: readonly string[]): void {
  for (const mark of body.querySelectorAll<HTMLElement>(BOX_TAG)) {
    const box = body.ownerDocument.createElement('div');
    box.append(...parse(withoutActive(boxes[Number(mark.dataset.box)] ?? '')).body.childNodes);
    const paragraph = mark.closest('p, h1, h2, h3, h4, h5, h6');
    (paragraph ?? mark).before(box);
    mark.remove();
  }
}
