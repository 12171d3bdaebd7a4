// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import type { GooglePersona } from '../simulators/google/index.js';

export const personas: readonly GooglePersona[] = JSON.parse(
  readFileSync('config/demo/personas.json', 'utf8'),
);

/** Does in a browser's place what a person does at the simulated Google: choose an account, or cancel. */
export async function chooseAtGoogle(authorization: URL, persona: string): Promise<URL> {
  const page = await fetch(authorization);
  if (!page.ok) throw new Error(`the simulator refuses: ${await page.text()}`);
  const hidden = [...(await page.text()).matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(
    hidden.map(([, name = '', value = '']) => [name, decode(value)]),
  );
  form.set('persona', persona);
  const chosen = await fetch(new URL('/choose', authorization), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return new URL(chosen.headers.get('location') ?? '');
}

const decode = (html: string): string => html.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
