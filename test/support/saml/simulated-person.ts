// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a person says at the page of a simulated identity provider. */
export interface Said {
  readonly persona: string;
  /** An AuthnContextClassRef; what was asked for when absent. */
  readonly level?: string;
}

/** Does in a browser's place what a person does there; gives what the page then posts to us. */
export async function sayAtIdentityProvider(
  asked: URL,
  { persona, level }: Said,
): Promise<Readonly<Record<string, string>>> {
  const login = await read(await fetch(asked));
  const pending = field(login, 'pending');
  const [, chosen = ''] = /<option value="([^"]+)" selected>/.exec(login) ?? [];
  const said = { pending, persona, level: level ?? decode(chosen), outcome: 'success' };
  await read(await fetch(new URL('login', asked), form(said)));
  const page = await read(await fetch(new URL('consent', asked), form({ pending, answer: 'yes' })));
  return { SAMLResponse: field(page, 'SAMLResponse'), RelayState: field(page, 'RelayState') };
}

async function read(response: Response): Promise<string> {
  const html = await response.text();
  if (!response.ok) throw new Error(`the simulator refuses: ${html}`);
  return html;
}

const field = (html: string, name: string): string =>
  decode(new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '');
const decode = (html: string): string =>
  html.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
const form = (fields: Readonly<Record<string, string>>) => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});
