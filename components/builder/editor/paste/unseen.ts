import { isBlock } from './elements';
import type { Report } from './notices';
import type { Source } from './read-html';
import { isStruck, isUnseen, type StyleSheet, styleOf } from './styles';
import { IGNORED } from './word-items';

/** Never words of a document, whatever they hold. */
const MACHINERY =
  'style, script, meta, link, title, xml, template, noscript, rp, datalist, colgroup, annotation, annotation-xml';

/** A page holds each formula twice: drawn, and as hidden MathML for screen readers. Only the MathML marks exponents. */
const FORMULA = '.katex, mjx-container';
const SAID_FORMULA = '.katex-mathml, mjx-assistive-mml';

const STRUCK: ReadonlySet<string> = new Set(['s', 'strike', 'del']);

/** Takes out what is no word of the document: what was deleted, hidden or remarked on, and what is no text at all. */
export function dropUnseen({ body, sheet }: Source, report: Report): void {
  for (const element of body.querySelectorAll(MACHINERY)) element.remove();
  dropDrawnFormulas(body);
  dropComments(body, report);
  for (const element of [...body.querySelectorAll('*')]) {
    if (!body.contains(element)) continue;
    const style = styleOf(element, sheet);
    if (element.hasAttribute('hidden') || (isUnseen(style) && !element.matches(SAID_FORMULA))) {
      const isGone = element.hasAttribute('hidden') || style.get('display') === 'none';
      leaveOut(element, 'hidden', report, isGone ? 'nothing' : placeOf(element, sheet));
    } else if (STRUCK.has(element.localName) || element.classList.contains('msoDel') || isStruck(style))
      leaveOut(element, 'deleted', report, placeOf(element, sheet));
  }
  formFields(body, report);
  pictures(body, report);
}

function dropDrawnFormulas(body: HTMLElement): void {
  for (const said of body.querySelectorAll(SAID_FORMULA)) {
    const formula = said.parentElement;
    if (!formula?.matches(FORMULA) || !said.querySelector('math')) continue;
    for (const other of [...formula.childNodes]) if (other !== said) other.remove();
  }
}

/** Word's comments, those of Google Docs, and the marks in the text that led to them. */
function dropComments(body: HTMLElement, report: Report): void {
  const texts = '[style*="mso-element:comment"], [style*="mso-element: comment"], .MsoCommentText';
  for (const element of body.querySelectorAll('a[href^="#cmnt_ref"]')) {
    const comment = commentBehind(element);
    report.add('comment', comment.textContent?.replace(element.textContent ?? '', '') ?? '');
    comment.remove();
  }
  const lists = '[style*="mso-element:comment-list"], [style*="mso-element: comment-list"]';
  for (const element of body.querySelectorAll(texts)) {
    if (element.matches(lists) || !body.contains(element)) continue;
    const words = [...element.querySelectorAll('.MsoCommentText')].map((one) => one.textContent).join(' ');
    report.add('comment', (words || (element.textContent ?? '')).replace(/\[\w+\]/g, ''));
    element.remove();
  }
  const marks = `${lists}, .MsoCommentReference, .msocomanchor, .msocomtxt, .msocomoff, a[href^="#_msocom"], a[href^="#cmnt"]`;
  for (const element of body.querySelectorAll(marks)) element.remove();
}

/** A Google Docs comment is a box that begins with its marker. A box with more content belongs to the document. */
function commentBehind(mark: Element): Element {
  const box = mark.closest('div');
  if (box && textBefore(mark, box).trim() === '') return box;
  return mark.closest('p') ?? mark;
}

function textBefore(element: Element, around: Element): string {
  const before = element.ownerDocument.createRange();
  before.setStart(around, 0);
  before.setEndBefore(element);
  return before.toString();
}

/**
 * The space that an element took on the page. An element without its own space separates words only by the space in it.
 */
type Place = 'cell' | 'lines' | 'nothing';

function placeOf(element: Element, sheet: StyleSheet): Place {
  if (element.localName === 'td' || element.localName === 'th') return 'cell';
  const takesLines = (one: Element): boolean => one.localName === 'br' || isBlock(one, styleOf(one, sheet));
  return [element, ...element.querySelectorAll('*')].some(takesLines) ? 'lines' : 'nothing';
}

/** Words on both sides stay apart where the words between them kept them apart; a cell keeps its place in its row. */
function leaveOut(element: Element, kind: 'deleted' | 'hidden', report: Report, place: Place): void {
  const words = element.textContent ?? '';
  if (words.trim() !== '') report.add(kind, words);
  if (place === 'cell') element.replaceChildren();
  else if (place === 'lines') element.replaceWith(element.ownerDocument.createElement('br'));
  else if (/\s/.test(words) && (/^\s|\s$/.test(words) || words.trim() === '')) element.replaceWith(' ');
  else element.remove();
}

const CHECKED = '☑';
const UNCHECKED = '☐';

/** A box to tick is a sign; what else can be filled in or chosen on a page is no text of it. */
function formFields(body: HTMLElement, report: Report): void {
  for (const input of body.querySelectorAll('input, [role="checkbox"]')) {
    const type = input.getAttribute('role') ?? input.getAttribute('type') ?? 'text';
    const isChecked = input.hasAttribute('checked') || input.getAttribute('aria-checked') === 'true';
    if (type === 'checkbox' || type === 'radio') {
      const isEmpty = (input.textContent ?? '').trim() === '';
      input.before(isChecked ? CHECKED : UNCHECKED, ' ');
      if (isEmpty) input.remove();
      continue;
    }
    const value = input.getAttribute('value') ?? '';
    if (value !== '' && type !== 'hidden') report.add('field', value);
    input.remove();
  }
  for (const field of body.querySelectorAll('select, textarea, optgroup, option')) {
    if (!body.contains(field)) continue;
    const words = [...field.querySelectorAll('option')].map((option) => option.textContent?.trim()).join(', ');
    report.add(field.matches('textarea') ? 'field' : 'choices', words || (field.textContent ?? ''));
    field.replaceWith(' ');
  }
}

/** A drawn letter, such as an emoji of a web page, has the letter as its other text. */
const DRAWN_LETTER = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)+$/u;

/** Word draws some bullets. */
function isBullet(picture: Element): boolean {
  for (let at = picture.parentElement; at; at = at.parentElement) {
    if (IGNORED.test(at.getAttribute('style') ?? '')) return true;
  }
  return false;
}

function pictures(body: HTMLElement, report: Report): void {
  for (const picture of body.querySelectorAll('img, svg, canvas, video, audio, iframe, object, embed, picture')) {
    if (!body.contains(picture) || isBullet(picture)) continue;
    const alt = picture.getAttribute('alt') ?? '';
    const isDot = picture.getAttribute('width') === '1' || picture.getAttribute('height') === '1';
    if (DRAWN_LETTER.test(alt)) picture.replaceWith(alt);
    else {
      if (!isDot) report.add('picture', alt);
      picture.remove();
    }
  }
}
