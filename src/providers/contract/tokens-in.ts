// SPDX-License-Identifier: AGPL-3.0-or-later

const secretMembers = ['access_token', 'refresh_token', 'id_token', 'token'];
const cap = 1_000_000;

/** The tokens in an upstream's JSON answer; the answer stays unread. */
export async function tokensIn(response: Response): Promise<string[]> {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return [];
  const text = await response.clone().text();
  if (text.length > cap) return [];
  try {
    const answer: unknown = JSON.parse(text);
    return secretMembers.flatMap((name) => {
      const value: unknown = Reflect.get(Object(answer), name);
      return typeof value === 'string' ? [value] : [];
    });
  } catch {
    return [];
  }
}
