// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { signFontOf } from './sign-fonts';
import { signOf } from './sign-tables';
import { pasteHtml, pasteText, seen } from './test-support';

const words = (html: string): string => seen(pasteHtml(html)).join('\n');

describe('a sign of a sign font', () => {
  it.each([
    ['25 µg from Word’s Symbol font', '25 <span style="font-family:Symbol;mso-char-type:symbol">m</span>g', '25 µg'],
    [
      'a private code of Symbol',
      `25 <span style='font-family:Symbol;mso-ascii-font-family:Calibri;mso-char-type:symbol;mso-symbol-font-family:Symbol'><span style='mso-char-type:symbol;mso-symbol-font-family:Symbol'>\uf06d</span></span>g`,
      '25 µg',
    ],
    ['≥ 38', '<span style="font-family:Symbol">³</span> 38', '≥ 38'],
    ['≤ 10', '<font face="Symbol">£</font> 10', '≤ 10'],
    ['± 2', '<span style="font-family:\'Symbol\'">\u00b1</span> 2', '± 2'],
    ['a degree', '38 <span style="font-family: Symbol, serif">°</span>C', '38 °C'],
    ['an arrow', '400 <span style="font-family:Symbol">®</span> 200 mg', '400 → 200 mg'],
    [
      'α and β',
      '<span style="font-family:Symbol">a</span>- and <span style="font-family:Symbol">b</span>-blocker',
      'α- and β-blocker',
    ],
    ['× 2', '5 mg <span style="font-family:Symbol">´</span> 2', '5 mg × 2'],
    ['a tick', '<span style="font-family:Wingdings">ü</span> Walk', '✓ Walk'],
    ['a cross', '<span style="font-family:Wingdings">\uf0fb</span> Run', '✗ Run'],
    ['a box', '<p><span style="font-family:Wingdings">o</span> Yes</p>', '☐ Yes'],
    ['a right arrow', '10 <span style="font-family:Wingdings">à</span> 5 mg', '10 → 5 mg'],
    ['a number in a circle, as Windows writes it', '<span style="font-family:Wingdings">\u0152</span> Walk', '➊ Walk'],
    ['a tick of Wingdings 2', '<span style="font-family:\'Wingdings 2\'">P</span> Walk', '✓ Walk'],
    ['a tick of Webdings', '<span style="font-family:Webdings">a</span> Walk', '✓ Walk'],
    ['an arrow of Wingdings 3', '<span style="font-family:\'Wingdings 3\'">h</span>', '🡑'],
    ['a class of the style sheet', '<style>span.s1 {font-family:Symbol}</style>25 <span class="s1">m</span>g', '25 µg'],
    ['the short form of the style', '25 <span style="font:12.0pt Symbol">m</span>g', '25 µg'],
    [
      'letters in another font inside',
      '<span style="font-family:Symbol">m<span style="font-family:Arial">m</span></span>',
      'µm',
    ],
  ])('is pasted as %s', (_name, html, text) => {
    const paste = pasteHtml(html);
    expect(seen(paste).join('\n')).toBe(text);
    expect(paste.notices).toEqual([]);
  });

  it.each([
    ['<span style="font-family:Wingdings">\uf0ff</span>', 'a code that the font lacks'],
    ['<span style="font-family:\'MT Extra\'">l</span>', 'a font whose signs nobody knows'],
    ['\ue123', 'a private code without a font'],
  ])('is left out and reported with its place where nobody can tell it: %s', (sign) => {
    const paste = pasteHtml(`<p>Take two ${sign} tablets</p>`);
    expect(seen(paste)).toEqual(['Take two tablets']);
    expect(paste.notices).toEqual(['A sign of an unknown font was left out: “after Take two”.']);
  });

  it.each([
    ['a dash of Windows', '\u0096'],
    ['Word’s hyphen that does not break', '\u001e'],
    ['a dash cut to its lower byte', '\u0013'],
  ])('shows where %s was lost, so that “2.5–5 ml” does not become “2.55 ml”', (_name, mark) => {
    expect(seen(pasteHtml(`<p>Take 2.5${mark}5 ml</p>`))).toEqual(['Take 2.5�5 ml']);
    expect(seen(pasteHtml(`<p>Take <b>2.5${mark}</b>5 ml</p>`))).toEqual(['Take 2.5�5 ml']);
    expect(seen(pasteHtml(`<p>Take 2.5<b>${mark}</b><i>5 ml</i></p>`))).toEqual(['Take 2.5�5 ml']);
    expect(seen(pasteText(`Take 2.5${mark}5 ml`))).toEqual(['Take 2.5�5 ml']);
  });

  it('drops a control character beside a space or at the end of a line, where no word hangs on it', () => {
    expect(seen(pasteHtml('<p>\u0007Take \u001e5 ml\u0007</p>'))).toEqual(['Take 5 ml']);
    expect(seen(pasteText('\u0007Take \u001e5 ml\u0007\nRest.'))).toEqual(['Take 5 ml', 'Rest.']);
  });

  it('joins the halves of a word that Word’s optional hyphen parts', () => {
    expect(seen(pasteHtml('<p>Take for hyper\u001ftension</p>'))).toEqual(['Take for hypertension']);
    expect(seen(pasteHtml('<p>Take for <b>hyper\u001f</b>tension</p>'))).toEqual(['Take for hypertension']);
    expect(seen(pasteText('Take for hyper\u001ftension'))).toEqual(['Take for hypertension']);
    expect(seen(pasteText('Take for hyper\u001f\ntension'))).toEqual(['Take for hypertension']);
  });

  it('the paste removes the character and reports its place in plain text', () => {
    const paste = pasteText('Rest.\nTake two\ue123 tablets');
    expect(seen(paste)).toEqual(['Rest.', 'Take two tablets']);
    expect(paste.notices).toEqual(['A sign of an unknown font was left out: “after Take two”.']);
  });

  it('is known for each code of each font, from 0x21 to 0x7E', () => {
    const fonts = ['Symbol', 'Wingdings', 'Wingdings 2', 'Webdings'] as const;
    for (const name of fonts) {
      const font = signFontOf(name);
      for (let code = 0x21; code <= 0x7e; code += 1) {
        expect(font && font !== 'unknown' ? signOf(font, code) : null, `${name} ${code.toString(16)}`).not.toBeNull();
      }
    }
  });

  it('keeps its bullet where plain text lost the font', () => {
    expect(seen(pasteText('\uf0b7 Rest\n\uf0b7 Walk'))).toEqual(['• Rest', '• Walk']);
  });
});

describe('a raised or lowered letter', () => {
  it.each([
    ['50 × 10<sup>9</sup>/L', '50 × 10⁹/L'],
    ['10<span style="vertical-align:super">3</span>', '10³'],
    ['10<sup>-3</sup>', '10⁻³'],
    ['10<sup>−12</sup>', '10⁻¹²'],
    ['Ca<sup>2+</sup>', 'Ca²⁺'],
    ['x<sup>n</sup>', 'xⁿ'],
    ['H<sub>2</sub>O', 'H₂O'],
    ['SpO<span style="vertical-align: sub">2</span>', 'SpO₂'],
    ['10<span style="position:relative;top:-4.0pt;mso-text-raise:4.0pt">6</span>', '10⁶'],
    ['<style>.e{vertical-align:super}</style>10<span class="e">9</span>', '10⁹'],
    ['10<sup><b>9</b></sup>/L', '10⁹/L'],
    ['50 × 10<sup style="vertical-align:baseline;position:relative;top:-.5em">9</sup>/L', '50 × 10⁹/L'],
    ['<style>sup, sub { vertical-align: baseline }</style>50 × 10<sup>9</sup>/L, H<sub>2</sub>O', '50 × 10⁹/L, H₂O'],
    ['10<sup><span style="vertical-align: baseline">9</span></sup>/L', '10⁹/L'],
    ['<math><msup><mn>10</mn><mn style="vertical-align:baseline">9</mn></msup></math>/L', '10⁹/L'],
    ['<math><msup><mn>10</mn><mn>9</mn></msup></math>/L', '10⁹/L'],
    ['CO<math><msub><mi></mi><mn>2</mn></msub></math>', 'CO₂'],
    ['1<sup>st</sup> and 2<sup>nd</sup> day', '1st and 2nd day'],
    ['38<sup>o</sup>C', '38°C'],
    ['over 38<sup>o</sup> Celsius', 'over 38° Celsius'],
    ['over 38<sup>o</sup>, call us', 'over 38º, call us'],
    ['Take 2<sup>a</sup> tablets', 'Take 2ª tablets'],
    ['El 1.<sup>o</sup> de mayo', 'El 1.º de mayo'],
    ['Brand<sup>®</sup> and Other<sup>TM</sup>', 'Brand® and Other™'],
    ['2<sup>(3)</sup>', '2⁽³⁾'],
    ['text<sup>[1]</sup>', 'text[1]'],
    ['10<sup>9</sup> or 10<sub>9</sub>', '10⁹ or 10₉'],
  ])('is a letter of its own in %s', (html, text) => {
    const paste = pasteHtml(html);
    expect(seen(paste).join('\n')).toBe(text);
    expect(paste.notices).toEqual([]);
  });

  it.each([
    ['HbA<sub>1c</sub>', 'HbA_(1c)'],
    ['C<sub>max</sub>', 'C_(max)'],
    ['e<sup>0.5</sup>', 'e^(0.5)'],
    ['5<sup>x</sup>', '5^(x)'],
    ['10<sup>9,5</sup>', '10^(9,5)'],
  ])('is marked in the text and reported where Unicode has none: %s', (html, text) => {
    const paste = pasteHtml(html);
    expect(seen(paste)).toEqual([text]);
    expect(paste.notices).toEqual([`Raised text is marked with ^( ) and lowered text with _( ): “${text}”.`]);
  });

  const clipped =
    'position:absolute;clip:rect(1px,1px,1px,1px);padding:0;border:0;height:1px;width:1px;overflow:hidden';
  const said =
    '<math><semantics><mrow><mn>50</mn><mo>×</mo><mn>1</mn><msup><mn>0</mn><mn>9</mn></msup><mi>/</mi><mtext>L</mtext></mrow><annotation encoding="application/x-tex">50 \\times 10^9/\\text{L}</annotation></semantics></math>';

  it.each([
    [
      'KaTeX',
      `<span class="katex"><span class="katex-mathml" style="${clipped}">${said}</span><span class="katex-html" aria-hidden="true"><span class="base">50×1<span class="mord">0<span class="msupsub"><span style="top:-3.063em">9</span></span></span>/L</span></span></span>`,
    ],
    [
      'KaTeX with its style sheet',
      `<style>.katex .katex-mathml{${clipped}}</style><span class="katex"><span class="katex-mathml">${said}</span><span class="katex-html">50×109/L</span></span>`,
    ],
    [
      'MathJax',
      `<mjx-container><svg></svg><mjx-assistive-mml style="${clipped}">${said}</mjx-assistive-mml></mjx-container>`,
    ],
  ])('is an exponent in a formula of %s', (_name, formula) => {
    const paste = pasteHtml(`<p>Platelets ${formula} today</p>`);
    expect(seen(paste)).toEqual(['Platelets 50×10⁹/L today']);
    expect(paste.notices).toEqual([]);
  });

  it('keeps the text of a formula that has no MathML', () => {
    expect(words('<span class="katex"><span class="katex-html">50 mg</span></span>')).toBe('50 mg');
  });

  it('keeps two numbers of a formula separate when a space or a cell separates them', () => {
    expect(words('<math><mn>10</mn><mspace width="0.1667em"></mspace><mn>5</mn></math>')).toBe('10 5');
    expect(words('<math><mtable><mtr><mtd>10</mtd><mtd>5</mtd></mtr></mtable></math>')).toBe('10 5');
  });

  it('a number is not an exponent when its style puts it on the line and no tag raises it', () => {
    expect(words('<span style="vertical-align:baseline">10</span><span style="vertical-align:baseline">9</span>')).toBe(
      '109',
    );
  });

  it('is no exponent where only a picture or a cell is aligned', () => {
    expect(words('<table><tr><td style="vertical-align:super">5</td><td>6</td></tr></table>')).toBe('5 | 6');
    expect(words('<span style="vertical-align:-1px">5</span> mg')).toBe('5 mg');
  });
});

describe('a fraction', () => {
  it.each([
    ['1<sup>1</sup>/<sub>2</sub> tablets', '1½ tablets'],
    ['3<sup>1</sup>/<sub>2</sub>', '3½'],
    ['<sup>1</sup>/<sub>4</sub> tablet', '¼ tablet'],
    ['2<sup>3</sup>⁄<sub>4</sub>', '2¾'],
    ['1<sup>1/2</sup> tablets', '1½ tablets'],
    ['1<sup>1</sup><sub>/2</sub>', '1½'],
    ['1 <sup>1</sup>/<sub>2</sub>', '1 ½'],
    ['<sup>1</sup>/2 tablet', '½ tablet'],
    ['1<span style="vertical-align:super">2</span>/<span style="vertical-align:sub">3</span>', '1⅔'],
    ['1<sup>3</sup>/<sub>16</sub> inch', '1 3/16 inch'],
    ['<sup>5</sup>/<sub>12</sub>', '5/12'],
    ['<b>1</b><sup>1</sup>/<sub>2</sub>', '1½'],
    ['<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> tablet', '½ tablet'],
    ['10<sup>3</sup>/5 ml', '10³/5 ml'],
    ['m<sup>2</sup>/24 h', 'm²/24 h'],
    ['10 <sup>9</sup>/5 ml', '10 ⁹/5 ml'],
    ['<b>10</b> <sup>1</sup>/2 ml', '10 ¹/2 ml'],
    ['Paracetamol <sup>1</sup>/24 h', 'Paracetamol ¹/24 h'],
    ['m<sup>2</sup>/<sub>3</sub>', 'm²/₃'],
    ['Take <sup>1</sup>/2 tablet', 'Take ½ tablet'],
    ['½ tablet, 11/2 hours', '½ tablet, 11/2 hours'],
  ])('in %s reads %s', (html, text) => {
    const paste = pasteHtml(html);
    expect(seen(paste).join('\n')).toBe(text);
    expect(paste.notices).toEqual([]);
  });
});

it.each([
  ['in a row of flex boxes', '<div style="display:flex"><span>Morning 10</span><span>5 mg evening</span></div>'],
  [
    'in a row of a style sheet',
    '<style>.row{display:flex}</style><div class="row"><b>Morning 10</b><i>5 mg evening</i></div>',
  ],
  ['in an inline row', '<span style="display:inline-flex"><b>Morning 10</b><i>5 mg evening</i></span>'],
  ['in a grid', '<section style="display: grid"><span>Morning 10</span><span>5 mg evening</span></section>'],
  ['beside bare words', '<div style="display:flex">Morning 10<span>5 mg evening</span></div>'],
  [
    'in cells that are no table',
    '<span style="display:table-cell">Morning 10</span><span style="display:table-cell">5 mg evening</span>',
  ],
])('keeps figures apart that stand side by side %s', (_where, html) => {
  expect(words(html)).toBe('Morning 10 5 mg evening');
});

it('keeps a figure that is alone in its box', () => {
  expect(words('5<span style="display:inline-flex"><b>0</b></span> mg')).toBe('50 mg');
});

it('keeps a space where there was one, and makes none where there was none', () => {
  expect(words('<p>Take<b> 5</b> <i>mg</i>\n  twice<span style="mso-spacerun:yes">&nbsp; </span>daily</p>')).toBe(
    'Take 5 mg twice daily',
  );
  expect(words('<span>12</span><span>.5</span> mg')).toBe('12.5 mg');
  expect(words('5&nbsp;mg')).toBe('5\u00a0mg');
  expect(words('para\u00adcetamol 5\u200b00')).toBe('paracetamol 500');
});
