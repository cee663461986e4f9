/** What real programs put on the clipboard, shortened: the same markup, names of fonts and all. */

/** Word 365 for Windows: conditional comments, lists as paragraphs, a table with a cell of two columns. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:"Cambria Math";} p.MsoNormal {margin:0in; font-size:11.0pt;} --></style>
</head><body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h2 style='mso-list:none'>Looking after your knee<o:p></o:p></h2>
<p class=MsoNormal><b><span style='font-family:"Calibri",sans-serif'>Rest</span></b> for two days.<span style='mso-spacerun:yes'>  </span>Call <a href="tel:+15415550147">541-555-0147</a> or see <a href="http://old.example/page">our page</a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Ice it<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;text-indent:-.25in;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>10 minutes<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Raise it<o:p></o:p></p>
<p class=MsoNormal>Then:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Bend it<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Walk<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr><td width=208 valign=top><p class=MsoNormal>Week<o:p></o:p></p></td><td width=208><p class=MsoNormal>What to do<o:p></o:p></p></td></tr>
<tr><td colspan=2><p class=MsoNormal>Rest all week<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>`;

/** A web page in Chrome: divs, classes, a script's leftovers, line breaks, boxes to tick, an insecure link. */
export const fromWeb = `<meta charset='utf-8'><div class="article" style="color: rgb(33, 37, 41); font-family: Arial;"><h1>Eye twitching</h1>
<script>track()</script><p style="margin: 0 0 1rem">Most twitches are <em>harmless</em>.<br><br>They stop <strong>by themselves</strong>.</p>
<blockquote><p>Ask a pharmacist.</p></blockquote>
<ul class="nav-list"><li><label><input type="checkbox"> Sleep more</label></li><li>☐ Less coffee</li></ul>
<p><a href="https://example.org/eyes" target="_blank" onclick="go()">Read more</a> <img src="https://example.org/eye.png" alt="An eye">
<a href="javascript:alert(1)">or not</a></p><pre>Call 111</pre></div>`;

/** Google Docs wraps everything in a bold that is none. */
export const fromGoogleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700;">Rest.</span><span> Then walk.</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr"><span>Slowly</span></p></li></ul></b>`;

/** A PDF reader gives plain text, a line break at the end of every printed line. */
export const fromPdf = `Looking after your knee

Rest your knee for two days. After that, bend and stretch it several
times a day. Do not take anti-
inflammatory tablets before asking us if your kidneys are weak: they can harm your kid-
neys.
• Ice it for ten minutes, with a cloth between the ice and your skin, so
that it does not burn
• Raise it
1. Bend it
2. Walk
☐ Book the next visit`;
