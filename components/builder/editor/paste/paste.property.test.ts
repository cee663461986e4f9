// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editorSchema } from '../to-body';
import { pasteHtml, pasteText, seen } from './test-support';

/**
 * Clipboard HTML is made from a model that knows what a person sees of it. The figures that are seen, each with its
 * unit, come into the section in their order, or a notice says what did not.
 */

/** Markup, what is seen of it, and what is in it without being seen or without being text. */
type Source = { html: string; seen: string; leftOut: string[] };

const visible = (html: string, text: string): Source => ({ html, seen: text, leftOut: [] });
const around = (open: string, close: string, inner: Source): Source => ({ ...inner, html: open + inner.html + close });
function joined(parts: readonly Source[], between: string): Source {
  return {
    html: parts.map(({ html }) => html).join(''),
    seen: parts.map((part) => part.seen).join(between),
    leftOut: parts.flatMap(({ leftOut }) => leftOut),
  };
}

// Figures from 2 on, each with its unit: they are told from the numbers of a list, which stand alone.
const amount = fc.integer({ min: 2, max: 999 });
const units = ['mg', 'ml', 'kg', 'mmol/L', '%', 'IU'] as const;
const unit = fc.constantFrom(...units);
const figure = fc.tuple(amount, unit).map(([number, of]) => `${number} ${of}`);

const symbolSigns = { µ: ['m', '\uf06d'], '≥': ['³', '\uf0b3'], '≤': ['£'], '±': ['±'] } as const;
const sign = fc
  .constantFrom(...Object.entries(symbolSigns))
  .chain(([shown, codes]) =>
    fc.constantFrom(...codes).map((code) => ({ shown, html: `<span style="font-family:Symbol">${code}</span>` })),
  );

/** As the style sheets of web pages raise an exponent. */
const raisedBy = ['', ' style="vertical-align:baseline;position:relative;top:-.5em"', ' style="vertical-align:top"'];
const superscript: Record<string, string> = { '2': '²', '3': '³', '6': '⁶', '9': '⁹', '-3': '⁻³' };
const inline: fc.Arbitrary<Source> = fc.oneof(
  figure.map((text) => visible(text, text)),
  figure.map((text) => visible(`<b>${text}</b>`, text)),
  figure.map((text) => visible(`<span style="color:red">${text.replace(' ', '</span> <i>')}</i>`, text)),
  figure.map((text) => visible(text.replace(' ', '&nbsp;'), text)),
  fc.tuple(amount, sign).map(([number, { shown, html }]) => visible(`${number} ${html}g`, `${number} ${shown}g`)),
  fc.tuple(sign, figure).map(([{ shown, html }, text]) => visible(`${html} ${text}`, `${shown} ${text}`)),
  fc
    .tuple(amount, fc.constantFrom(...Object.entries(superscript)), fc.constantFrom(...raisedBy))
    .map(([number, [raised, letter], style]) =>
      visible(`${number} × 10<sup${style}>${raised}</sup>/L`, `${number} × 10${letter}/L`),
    ),
  fc.tuple(amount, unit).map(([number, of]) => visible(`${number}<sup>1</sup>/<sub>2</sub> ${of}`, `${number}½ ${of}`)),
  fc
    .tuple(amount, unit)
    .map(([number, of]) => visible(`${number}<sup>3</sup>/<sub>16</sub> ${of}`, `${number} 3/16 ${of}`)),
  fc
    .tuple(fc.constantFrom('flex', 'inline-flex', 'grid'), figure, figure)
    .map(([display, one, other]) =>
      visible(`<span style="display:${display}"><b>${one}</b><span>${other}</span></span>`, `${one} ${other}`),
    ),
  fc
    .tuple(fc.constantFrom('s', 'del', 'strike'), figure)
    .map(([tag, text]) => ({ html: `<${tag}>${text}</${tag}>`, seen: '', leftOut: ['deleted'] })),
  figure.map((text) => ({ html: `<span style="display: none">${text}</span>`, seen: '', leftOut: ['hidden'] })),
  figure.map((text) => ({ html: `<select><option>${text}</option></select>`, seen: '', leftOut: ['choices'] })),
  figure.map((text) => ({ html: `<!-- ${text} --><script>${text}</script>`, seen: '', leftOut: [] })),
  figure.map(() => ({ html: '<img src="data:,">', seen: '', leftOut: ['Pictures'] })),
);

const words: fc.Arbitrary<Source> = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) =>
  joined(
    parts.flatMap((part) => [visible('take ', 'take'), part, visible(' ', ' ')]),
    ' ',
  ),
);

const numberedItem = (list: string, level: number, marker: string, item: Source): Source => ({
  ...item,
  html: `<p class=MsoListParagraph style='mso-list:${list} level${level} lfo1'><span style='mso-list:Ignore'>${marker}<span>&nbsp; </span></span>${item.html}</p>`,
  seen: `${marker} ${item.seen}`,
});

const block: fc.Arbitrary<Source> = fc.oneof(
  words.map((item) => around('<p>', '</p>', item)),
  words.map((item) => around('<h2>', '</h2>', item)),
  words.map((item) => around('<div><div>', '</div></div>', item)),
  fc.tuple(words, words).map(([one, other]) => around('<p>', '</p>', joined([one, visible('<br>', ''), other], ' '))),
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(words, { minLength: 1, maxLength: 3 })).map(([start, items]) =>
    around(
      `<ol start="${start}">`,
      '</ol>',
      joined(
        items.map((item, at) => ({ ...around('<li>', '</li>', item), seen: `${start + at}. ${item.seen}` })),
        ' ',
      ),
    ),
  ),
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items) =>
    around(
      '<ul>',
      '</ul>',
      joined(
        items.map((item) => around('<li>', '</li>', item)),
        ' ',
      ),
    ),
  ),
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(words, { minLength: 1, maxLength: 3 })).map(([start, items]) =>
    joined(
      items.map((item, at) => numberedItem('l0', 1, `${start + at}.`, item)),
      ' ',
    ),
  ),
  fc.array(fc.tuple(words, words), { minLength: 2, maxLength: 3 }).map((rows) =>
    around(
      '<table>',
      '</table>',
      joined(
        rows.map(([one, other]) =>
          around('<tr>', '</tr>', joined([around('<td>', '</td>', one), around('<td>', '</td>', other)], ' ')),
        ),
        ' ',
      ),
    ),
  ),
  fc.tuple(words, words, words).map(([one, other, both]) => ({
    ...around(
      '<table><tr><td>',
      '</td></tr></table>',
      joined([one, visible('</td><td>', ''), other, visible('</td></tr><tr><td colspan="2">', ''), both], ' '),
    ),
    leftOut: [...one.leftOut, ...other.leftOut, ...both.leftOut, 'covered'],
  })),
);

/** Figures with what belongs to them: "2½ mg", "≥ 38 %", "5 × 10⁹/L". */
const FIGURES = /(?:[≥≤±] )?\d+(?:½| \d+\/\d+)?\.?(?: × 10[⁻\d²³⁶⁹]+\/L| (?:[µ≥≤±]g|mg|ml|kg|mmol\/L|%|IU))?/gu;
const figuresIn = (text: string): string[] => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').match(FIGURES) ?? [];

it('figures with their units come in as they were seen and in their order, or a notice names what did not', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const source = joined(blocks, ' ');
      const paste = pasteHtml(`<html><body><!--StartFragment-->${source.html}<!--EndFragment--></body></html>`);
      const notices = paste.notices.join(' ');
      for (const what of source.leftOut) expect(notices).toContain(what);
      if (source.leftOut.length === 0) expect(paste.notices).toEqual([]);
      const pasted = figuresIn(seen(paste).join(' '));
      const wanted = figuresIn(source.seen);
      if (source.leftOut.includes('covered')) {
        // What covered several cells stands in each of them, as the notice says: nothing is missing, nothing else is there.
        let at = 0;
        for (const one of pasted) if (one === wanted[at]) at += 1;
        expect(at).toBe(wanted.length);
        expect(new Set(pasted)).toEqual(new Set(wanted));
      } else expect(pasted).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

const tags = 'p div span b i a ul ol li table tr td th thead sup sub s pre br h2 q math mfrac msup ruby rt'.split(' ');
const attributes = [
  '',
  " style='mso-list:l0 level2 lfo1'",
  " style='mso-list:Ignore'",
  ' style="vertical-align:super"',
  ' style="font-family:Wingdings"',
  ' colspan=3 rowspan=2',
  ' start=7 value=3 type=a',
  ' href="https://example.org"',
  ' style="display:list-item;white-space:pre"',
];
const { markup } = fc.letrec<{ markup: string }>((tie) => ({
  markup: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom('5 mg', ' ', 'a\nb', '\u00a0', '\uf0b7', '1.', '½', '☐ x'),
    fc
      .tuple(fc.constantFrom(...tags), fc.constantFrom(...attributes), fc.array(tie('markup'), { maxLength: 4 }))
      .map(([tag, attribute, inner]) => `<${tag}${attribute}>${inner.join('')}</${tag}>`),
  ),
}));

it('any markup and any text, however broken, becomes a body that the editor can hold', () => {
  const holds = (paste: ReturnType<typeof pasteHtml>): void => {
    if (paste.blocks.length > 0) editorSchema.nodeFromJSON({ type: 'doc', content: paste.blocks }).check();
    else expect(paste.notices).not.toEqual([]);
  };
  fc.assert(
    fc.property(fc.array(markup, { maxLength: 6 }), (parts) => holds(pasteHtml(parts.join('')))),
    { numRuns: 300 },
  );
  const lines = fc.array(fc.constantFrom('1. a', '2. b', '- 5', 'x\ty', '\t', '', 'kid-', 'neys', '"', 'a) b', '• c'));
  fc.assert(
    fc.property(lines, (some) => holds(pasteText(some.join('\n')))),
    { numRuns: 300 },
  );
});
