// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CaughtMail } from './inbox.js';

const style = `body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
article{border:1px solid #5c6f82;border-radius:4px;padding:1rem;margin:1rem 0}
pre{white-space:pre-wrap;font:inherit}h2{margin:0}p{margin:.25rem 0}`;

/** Every mail, newest first, as the words that its reader sees; links can be followed. */
export function mailPage(mails: readonly CaughtMail[]): string {
  const list = mails.map(article).join('\n');
  return `<!doctype html>
<html lang="it"><head><meta charset="utf-8"><title>Posta (demo)</title>
<meta name="viewport" content="width=device-width"><style>${style}</style></head>
<body><main><h1>Posta della dimostrazione</h1>
<p>Nessun messaggio lascia questo computer.</p>
${list || '<p>Ancora nessun messaggio.</p>'}
</main></body></html>`;
}

const article = (mail: CaughtMail): string => `<article>
<h2>${escape(mail.subject)}</h2>
<p>a ${escape(mail.to.join(', '))} · <time datetime="${mail.receivedAt}">${mail.receivedAt.slice(11, 19)}</time></p>
<pre>${withLinks(escape(mail.text))}</pre>
</article>`;

const withLinks = (text: string): string =>
  text.replaceAll(/https?:\/\/[^\s<)]+/g, (url) => `<a href="${url}">${url}</a>`);

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
