// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Page } from '../http-browser.js';

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const plain = (html: string): string =>
  html.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

async function read(response: Response): Promise<string> {
  const html = await response.text();
  if (!response.ok) throw new Error(`the simulator refuses: ${html}`);
  return html;
}

/**
 * Does in a browser's place what a person does at a simulated identity provider, which verifies the
 * request that a page of ours leads to. @returns the form that leads back
 */
export async function walkThrough(
  page: Page,
  choice: { readonly persona: string; readonly level: string },
): Promise<Readonly<Record<string, string>>> {
  const action = /<form method="post" action="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const carried = {
    SAMLRequest: field(page.html, 'SAMLRequest'),
    RelayState: field(page.html, 'RelayState'),
  };
  const login = await read(
    await (page.location === null ? fetch(action, form(carried)) : fetch(page.location)),
  );
  const at = new URL(page.location ?? action);
  const pending = field(login, 'pending');
  const step = (path: string) => new URL(at.pathname.replace(/sso$/, path), at);
  await read(await fetch(step('login'), form({ pending, outcome: 'success', ...choice })));
  const back = await read(await fetch(step('consent'), form({ pending, answer: 'yes' })));
  return {
    SAMLResponse: plain(field(back, 'SAMLResponse')),
    RelayState: plain(field(back, 'RelayState')),
  };
}
