/** Plain pages of a few sentences, which need neither the application nor a script. */

type ContinuePage = { title: string; sentence: string; to: string };

/**
 * For a link from another site: asks the reader before it opens the page, so that the request comes from our own site.
 * @param to path and query on this server.
 */
export const linkFromElsewherePage = (to: string, nonce: string): string =>
  page(
    {
      title: 'Open this in Plainleaf?',
      sentence:
        'Another website led here. Plainleaf records what is opened in your name, so it asks first. If you did not follow a link, close this page.',
      to,
    },
    `<style nonce="${escaped(nonce)}">body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}</style>`,
  );

/**
 * Continues automatically. Browsers attribute a redirect after another site to that site; this page ends the chain.
 * @param to path and query on this server.
 */
export const goOnPage = (to: string): string =>
  page(
    { title: 'Signing in', sentence: 'Plainleaf opens in a moment.', to },
    `<meta http-equiv="refresh" content="0;url=${escaped(to)}">`,
  );

const page = ({ title, sentence, to }: ContinuePage, head: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Plainleaf</title>${head}</head>
<body><main><h1>${title}</h1><p>${sentence}</p><p><a href="${escaped(to)}">Continue</a></p></main></body></html>
`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
