// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import type { Account } from '../simulators/social/index.js';

export const accounts: readonly Account[] = JSON.parse(
  readFileSync('config/demo/personas.json', 'utf8'),
);

export interface Choice {
  readonly shareEmail?: boolean;
  /** How the simulator is reached; by the network unless said. */
  readonly send?: (request: Request) => Promise<Response> | Response;
}

/**
 * Does in a browser's place what a person does at a simulated provider: chooses an account, or cancels
 * (no account). Gives the address that the browser is sent back to.
 */
export async function chooseAccount(
  authorization: URL,
  account: string,
  { shareEmail = true, send = (request) => fetch(request, { redirect: 'manual' }) }: Choice = {},
): Promise<URL> {
  const page = await send(new Request(authorization));
  const text = await page.text();
  if (!page.ok) throw new Error(`the simulator refuses: ${text}`);
  const fields = [
    ...text.matchAll(/<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"/g),
  ];
  const form = new URLSearchParams(
    fields.map(([, name = '', value = '']) => [name, decode(value)]),
  );
  if (!shareEmail) form.delete('share_email');
  form.set('account', account);
  const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(text) ?? [];
  const chosen = await send(
    new Request(new URL(decode(action), authorization), { method: 'POST', body: form }),
  );
  return new URL(chosen.headers.get('location') ?? '');
}

const decode = (html: string): string =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
