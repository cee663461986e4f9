// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { ListItemNode } from '@/lib/domain/handout/body';
import { fromGoogleDocs, fromPdf, fromWeb, fromWord } from '@/lib/test-support/clipboard';
import { cpuMs, expectFast } from '@/lib/test-support/cpu-time';
import { heldBlocks } from './flatten';
import { newReport } from './notices';
import { pasted } from './paste';
import { pasteHtml, pasteText, seen } from './test-support';

describe('a paste from Word', () => {
  const paste = pasteHtml(fromWord);

  it('keeps its lists, their levels and their kinds', () => {
    expect(paste.blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'paragraph',
      'bulletList',
      'paragraph',
      'orderedList',
      'table',
    ]);
    expect(seen(paste).slice(2, 8)).toEqual([
      '• Ice it',
      '  • 10 minutes',
      '• Raise it',
      'Then:',
      '1. Bend it',
      '2. Walk',
    ]);
  });

  it('keeps bold and good links, and drops what else Word says', () => {
    const json = JSON.stringify(paste.blocks);
    expect(json).toContain('{"type":"text","text":"Rest","marks":[{"type":"bold"}]}');
    expect(json).toContain('tel:+15415550147');
    expect(json).toContain('our page');
    expect(json).not.toMatch(/http:|mso|Font|WordDocument|Normal|·|Calibri/);
  });

  it('puts what covers a whole row in each of its cells, and says so', () => {
    expect(seen(paste).slice(-2)).toEqual(['Week | What to do', 'Rest all week | Rest all week']);
    expect(paste.notices).toEqual([
      'A table cell covered several cells. Its text is now in each of them: “Rest all week”.',
    ]);
  });
});

it('a paste from a web page has its words in paragraphs, lists and checklists, and nothing of the page around', () => {
  const paste = pasteHtml(fromWeb);
  expect(seen(paste)).toEqual([
    'Eye twitching',
    'Most twitches are harmless.',
    'They stop by themselves.',
    'Ask a pharmacist.',
    '[ ] Sleep more',
    '[ ] Less coffee',
    'Read more or not',
    'Call 111',
  ]);
  expect(JSON.stringify(paste.blocks)).not.toMatch(/track|onclick|javascript|rgb|nav-list|example\.org\/eye\.png/);
  expect(paste.notices).toEqual(['Pictures cannot be pasted. One was left out: “An eye”.']);
});

it('a paste from Google Docs is bold only where it is', () => {
  const paste = pasteHtml(fromGoogleDocs);
  expect(seen(paste)).toEqual(['Rest. Then walk.', '• Slowly']);
  expect(JSON.stringify(paste).match(/bold/g)).toHaveLength(1);
});

it('a paste from a PDF has its lines together again, and its lists', () => {
  expect(seen(pasteText(fromPdf))).toEqual([
    'Looking after your knee',
    'Rest your knee for two days. After that, bend and stretch it several times a day. Do not take anti-inflammatory tablets before asking us if your kidneys are weak: they can harm your kidneys.',
    '• Ice it for ten minutes, with a cloth between the ice and your skin, so that it does not burn',
    '• Raise it',
    '1. Bend it',
    '2. Walk',
    '[ ] Book the next visit',
  ]);
});

describe('words that are not part of the text', () => {
  it.each([
    ['Take <s>10 mg</s> 5 mg', 'Take 5 mg', '10 mg'],
    ['<del>two</del><ins>one</ins> tablet', 'one tablet', 'two'],
    ['Take <span style="text-decoration: line-through">10 mg</span> 5 mg', 'Take 5 mg', '10 mg'],
    ['Take <span style="text-decoration-line:underline line-through">10</span> 5 mg', 'Take 5 mg', '10'],
    ['Take<strike> three</strike> two', 'Take two', 'three'],
    ['Take<del> three</del><ins>two</ins>', 'Take two', 'three'],
    ['Take <del cite="mailto:x" datetime="2026-01-01">10</del><ins cite="mailto:x">5</ins> mg', 'Take 5 mg', '10'],
    [
      '<style>.gone {text-decoration:line-through}</style>Take <span class="gone">10 mg</span> 5 mg',
      'Take 5 mg',
      '10 mg',
    ],
    ['5<del>0</del> mg', '5 mg', '0'],
    ['<p>Rest</p><p><s>Run every day</s></p>', 'Rest', 'Run every day'],
    ['<ul><li>Rest</li></ul><p>No <s><b>20</b> <i>ml</i></s></p>', '• Rest\nNo', '20 ml'],
  ])('leaves out what was struck through in %s, keeps the spaces, and says so', (html, text, gone) => {
    const paste = pasteHtml(html);
    expect(seen(paste).join('\n')).toBe(text);
    expect(paste.notices).toEqual([`A deleted passage was left out: “${gone}”.`]);
  });

  it.each([
    'Take <span style="display: none">10 mg</span>5 mg',
    'Take <span style="DISPLAY:none !important">10 mg</span>5 mg',
    'Take <span style="mso-hide: all">10 mg</span>5 mg',
    'Take <span hidden>10 mg</span>5 mg',
    'Take <span style="visibility:hidden">10 mg</span>5 mg',
    'Take <span style="font-size:0">10 mg</span>5 mg',
    'Take <span style="opacity: 0">10 mg</span>5 mg',
    'Take <span style="position:absolute;width:1px;height:1px;overflow:hidden">10 mg</span>5 mg',
    'Take <span style="position:absolute;clip:rect(0 0 0 0)">10 mg</span>5 mg',
    '<style>p .x b{display:none}</style><p>Take <span class="x"><b>10 mg</b></span>5 mg</p>',
    '<style>.x{display:none}</style>Take <span class="x">10 mg</span>5 mg',
    '<style><!-- span.X {mso-style-name:x;\n mso-hide:all} --></style>Take <span class=X>10 mg</span>5 mg',
  ])('leaves out what nobody saw in %s, and says so', (html) => {
    const paste = pasteHtml(html);
    expect(seen(paste)).toEqual(['Take 5 mg']);
    expect(paste.notices).toEqual(['A hidden passage was left out: “10 mg”.']);
  });

  it('leaves out the comments of Word and their marks, and says what they were', () => {
    const paste = pasteHtml(
      `<p class=MsoNormal>Take 5 mg<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AO1]</a></span></span></p>
      <div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1" class=msocomtxt>
      <span style='mso-comment-author:"Osei"'></span><p class=MsoCommentText><span class=MsoCommentReference><a href="#_msoanchor_1" class=msocomoff>[AO1]</a></span>Or 10 mg?</p></div></div></div>`,
    );
    expect(seen(paste)).toEqual(['Take 5 mg']);
    expect(paste.notices).toEqual(['A comment was left out: “Or 10 mg?”.']);
  });

  it('leaves out the comments of Google Docs', () => {
    const paste = pasteHtml(
      '<p>Take 5 mg<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Or 10 mg?</span></p></div>',
    );
    expect(seen(paste)).toEqual(['Take 5 mg']);
    expect(paste.notices).toEqual(['A comment was left out: “Or 10 mg?”.']);
  });

  it('keeps the text around a comment of Google Docs where a mail has put one box around the whole', () => {
    const paste = pasteHtml(
      '<div><p>Take 5 mg<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p>Rest</p><div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Or 10 mg?</span></p></div></div>',
    );
    expect(seen(paste)).toEqual(['Take 5 mg', 'Rest']);
    expect(paste.notices).toEqual(['A comment was left out: “Or 10 mg?”.']);
  });

  it('keeps the text before a comment that has no box of its own', () => {
    const paste = pasteHtml(
      '<div><p>Take 5 mg<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Or 10 mg?</span></p></div>',
    );
    expect(seen(paste)).toEqual(['Take 5 mg']);
    expect(paste.notices).toEqual(['A comment was left out: “Or 10 mg?”.']);
  });

  it.each([
    '10<del><p>20</p></del>5',
    '<div>10<p style="text-decoration:line-through">20</p>5</div>',
    '10<del><ul><li>20</li></ul></del>5',
    '10<s><table><tr><td>20</td><td>30</td></tr></table></s>5',
    '10<del><br>20<br></del>5',
    '10<span style="display:block;visibility:hidden">20</span>5',
    '<b>10<del><p>20</p></del></b>5',
  ])('do not join the numbers on both sides of a line of their own, as in %s', (html) => {
    expect(seen(pasteHtml(html))).toEqual(['10', '5']);
  });

  it.each([
    'Take aspirin<div style="display:none">See label</div>, 81 mg',
    'Take aspirin<div hidden>See label</div>, 81 mg',
  ])('do not cut a sentence where they had no place on the page, as in %s', (html) =>
    expect(seen(pasteHtml(html))).toEqual(['Take aspirin, 81 mg']),
  );

  it('keeps the words of a text box before the paragraph that it hangs on, in one piece', () => {
    const box = `<!--[if gte vml 1]><v:shape id="t"><v:textbox style='x'><![if !mso]><table><tr><td><![endif]><div><p class=MsoNormal>Warning: no alcohol<o:p></o:p></p></div><![if !mso]></td></tr></table><![endif]></v:textbox></v:shape><![endif]--><![if !vml]><span style='mso-ignore:vglayout'><img src="file:///C:/x.png" alt="Text Box: Warning"></span><![endif]>`;
    const paste = pasteHtml(`<p class=MsoNormal>Take 2 ${box}tablets</p>`);
    expect(seen(paste)).toEqual(['Warning: no alcohol', 'Take 2 tablets']);
    expect(paste.notices).toEqual([]);
  });

  it('names the choices and fields of a form that it leaves out', () => {
    const paste = pasteHtml(
      '<p>Take <select><option>10 mg</option><option selected>20 mg</option></select> for <input value="3"> days</p>',
    );
    expect(seen(paste)).toEqual(['Take for days']);
    expect(paste.notices).toEqual([
      'A list of choices was left out: “10 mg, 20 mg”.',
      'A form field was left out: “3”.',
    ]);
  });

  it.each([
    '<img src="data:image/png;base64,AAAA">',
    '<svg><text>5 mg</text></svg>',
    '<p><v:shape></v:shape><img src=x></p>',
  ])('says that a picture was left out: %s', (html) =>
    expect(pasteHtml(html)).toEqual({ blocks: [], notices: ['Pictures cannot be pasted. One was left out.'] }),
  );
});

describe('a clipboard that cannot be read', () => {
  it('says that a screenshot cannot be pasted', () => {
    expect(pasted({ html: '', text: '', files: [{ type: 'image/png' }] })).toEqual({
      blocks: [],
      notices: ['Pictures cannot be pasted. One was left out.'],
    });
  });

  it('says that a file cannot be pasted', () => {
    expect(pasted({ html: '', text: '', files: [{ type: 'application/pdf' }] }).notices).toEqual([
      'Files cannot be pasted. Open the file and copy its text.',
    ]);
  });

  it.each([
    { html: '', text: '', files: [] },
    { html: '<html><body><!--StartFragment--><!--EndFragment--></body></html>', text: '', files: [] },
    { html: '<p>&nbsp;</p>', text: ' \n ', files: [] },
  ])('says that there is no text: %o', (clipboard) => {
    expect(pasted(clipboard)).toEqual({ blocks: [], notices: ['The clipboard holds no text.'] });
  });

  it('takes the plain text where the HTML holds none', () => {
    expect(seen(pasted({ html: '<meta charset="utf-8">', text: 'Take 5 mg', files: [] }))).toEqual(['Take 5 mg']);
  });

  it('refuses 5 MB at once, in less than a second', () => {
    const html = '<p>Take <b>5 mg</b> now.</p>'.repeat(180_000);
    const refused = {
      blocks: [],
      notices: ['This is too much text for one section. Copy and paste it in parts.'],
    };
    expect(cpuMs(() => expect(pasteHtml(html)).toEqual(refused))).toBeLessThan(1_000);
  });

  it.each(['<!--[if gte vml 1]>', '<!-- ', '<style>', '<script>', '<!--[if gte vml 1]><v:textbox>'])(
    'is read in a moment where %s begins nearly a hundred thousand times and never ends',
    (start) => {
      // A few more are refused unread.
      expectFast((times) => pasteHtml(`<p>Take 5 mg</p>${start.repeat(times)}`), { size: 96_000, mostMs: 5_000 });
    },
  );

  it('refuses more words than a section can hold', () => {
    expect(pasteText('Take 5 mg now. '.repeat(10_000)).blocks).toEqual([]);
    expect(pasteHtml(`<p>${'Take 5 mg now. '.repeat(10_000)}</p>`).blocks).toEqual([]);
  });

  it('reads a page whose bulk is a picture', () => {
    const paste = pasteHtml(`<p>Take 5 mg</p><img src="data:image/png;base64,${'A'.repeat(4_000_000)}">`);
    expect(seen(paste)).toEqual(['Take 5 mg']);
    expect(paste.notices).toEqual(['Pictures cannot be pasted. One was left out.']);
  });
});

it('keeps text that mentions "data:" addresses', () => {
  const said = `data: ${'take 5 mg in the morning and 10 mg at night, '.repeat(6)}then stop`;
  expect(seen(pasteHtml(`<p>The leaflet has "${said}" in it.</p>`))).toEqual([`The leaflet has "${said}" in it.`]);
});

it('turns a list that the editor cannot store into lines with its numbers, and says so', () => {
  const report = newReport();
  const item = (text: string): ListItemNode => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  });
  const list = { type: 'orderedList' as const, attrs: { start: 0 }, content: [item('Check sugar'), item('Inject')] };
  expect(seen({ blocks: heldBlocks(list, report) })).toEqual(['0. Check sugar', '1. Inject']);
  expect(report.lines()).toEqual(['Lists and tables cannot be in this place. They became lines of text.']);
});

it('keeps the text of a link that the editor cannot store, and says so', () => {
  const report = newReport();
  const marks = [{ type: 'link' as const, attrs: { href: 'file:///C:/plan' } }];
  const line = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Take 5 mg', marks }] };
  expect(heldBlocks(line, report)).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'Take 5 mg' }] }]);
  expect(report.lines()).not.toEqual([]);
});

it('keeps what is hidden only where the page is printed', () => {
  const paste = pasteHtml('<style>@media print {.x{display:none}}</style><p>Take <b class="x">10 mg</b></p>');
  expect(seen(paste)).toEqual(['Take 10 mg']);
  expect(paste.notices).toEqual([]);
});

it('leaves scripts and handlers out without a word', () => {
  const paste = pasteHtml('<script>alert(5)</script><p onclick="x(1)">Take 5 mg<script>alert(6)</script></p>');
  expect(seen(paste)).toEqual(['Take 5 mg']);
  expect(paste.notices).toEqual([]);
});
