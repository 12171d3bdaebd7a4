// SPDX-License-Identifier: AGPL-3.0-or-later
import { send, type Answer } from '../measure/http.js';

/** A browser that keeps cookies and follows nothing by itself. */
export interface Browser {
  get(url: string): Promise<Answer>;
  post(url: string, fields: Readonly<Record<string, string>>, site?: string): Promise<Answer>;
}

export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  const visit = async (url: string, body?: string, site = 'same-origin'): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'text/html',
        'sec-fetch-site': site,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    });
    for (const line of answer.headers['set-cookie'] ?? []) keep(cookies, line);
    return answer;
  };
  return {
    get: (url) => visit(url),
    post: (url, fields, site) => visit(url, new URLSearchParams(fields).toString(), site),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split(';');
  const name = pair.slice(0, pair.indexOf('='));
  const value = pair.slice(pair.indexOf('=') + 1);
  const isGone = /expires=Thu, 01 Jan 1970/i.test(line) || value === '';
  if (isGone) cookies.delete(name);
  else cookies.set(name, value);
}
