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
  const css = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)].map(([, text]) => text ?? '').join('\n');
  const { body } = parse(withoutActive(withoutConditionals(html, boxes)));
  placeBoxes(body, boxes);
  return { body, sheet: readStyleSheet(css, body) };
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** What only Word reads, with what other programs read in its place: for a text box, a picture of its words. */
const ONLY_WORD =
  /<!--\[if ([^\]]*)\]>([\s\S]*?)<!\[endif\]-->(\s*<!(?:--)?\[if !vml\](?:--)?>[\s\S]*?<!(?:--)?\[endif\](?:--)?>)?/gi;

function withoutConditionals(html: string, boxes: string[]): string {
  return html
    .replace(ONLY_WORD, (_whole, condition: string, inner: string, instead = '') => {
      if (!/\bvml\b/i.test(condition) || condition.startsWith('!')) return instead;
      const found = boxesIn(inner, boxes);
      return found === '' || /<v:imagedata\b/i.test(inner) ? found + instead : found;
    })
    .replace(/<!\[(?:if [^\]]*|endif)\]>/gi, '')
    .replace(/<(\/?)o:p>/gi, '<$1span>');
}

/** Text boxes and the words of WordArt; the frame around a box's words is for programs other than Word. */
function boxesIn(vml: string, boxes: string[]): string {
  const words = vml
    .replace(/<!\[if !mso\]>[\s\S]*?<!\[endif\]>/gi, '')
    .replace(/<!\[(?:if [^\]]*|endif)\]>/gi, '')
    .replace(/<(\/?)o:p>/gi, '<$1span>');
  const found = [
    ...words.matchAll(/<v:textbox\b[^>]*>([\s\S]*?)<\/v:textbox>|<v:textpath\b[^>]*?\bstring=("[^"]*"|'[^']*')/gi),
  ];
  return found
    .map(([, box, art]) => {
      boxes.push(box ?? `<p>${(art ?? '').slice(1, -1)}</p>`);
      return `<${BOX_TAG} data-box="${boxes.length - 1}"></${BOX_TAG}>`;
    })
    .join('');
}

/**
 * Scripts, styles and event handlers would never run here, but the browser reports each one that it has to stop, and
 * such reports are for what slipped into a page, not for what a clinician copied.
 */
function withoutActive(html: string): string {
  return html
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^<>]*\son\w[^<>]*>/gi, (tag) => tag.replace(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ''));
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
