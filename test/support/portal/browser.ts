// SPDX-License-Identifier: AGPL-3.0-or-later

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
  readonly headers: Headers;
}

/** As much of a browser as a redirect flow needs: cookies by path, redirects followed on demand. */
export interface Browser {
  get(url: string): Promise<Answer>;
  post(url: string, fields?: Record<string, string>): Promise<Answer>;
  /** Follows redirects while they stay on the origin; the answer that leads away or is no redirect. */
  follow(url: string): Promise<Answer>;
  setCookie(name: string, value: string): void;
  /** The cookies that would go to a path. */
  cookies(path: string): readonly { readonly name: string; readonly value: string }[];
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export function aBrowser(origin: string): Browser {
  let jar: Cookie[] = [];

  const send = async (url: string, init: RequestInit): Promise<Answer> => {
    const { pathname } = new URL(url, origin);
    const cookie = sentTo(jar, pathname)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const headers = { accept: 'text/html', cookie, ...Object(init.headers) };
    const response = await fetch(new URL(url, origin), { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) jar = put(jar, line, pathname);
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      location,
      text: await response.text(),
      headers: response.headers,
    };
  };

  const browser: Browser = {
    get: async (url) => send(url, {}),
    post: async (url, fields = {}) =>
      send(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin, 'sec-fetch-site': 'same-origin' },
      }),
    async follow(url) {
      let answer = await browser.get(url);
      while (answer.location && new URL(answer.location, origin).origin === origin) {
        answer = await browser.get(answer.location);
      }
      return answer;
    },
    cookies: (path) => sentTo(jar, path),
    setCookie(name, value) {
      jar = [...jar.filter((cookie) => cookie.name !== name), { name, value, path: '/' }];
    },
  };
  return browser;
}

const sentTo = (jar: readonly Cookie[], to: string): readonly Cookie[] =>
  jar.filter(({ path }) => path === '/' || to === path || to.startsWith(`${path}/`));

function put(jar: Cookie[], line: string, from: string): Cookie[] {
  const [pair = '', ...attributes] = line.split('; ');
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? from;
  const gone = attributes.some((one) => /^expires=thu, 01 jan 1970/i.test(one));
  const others = jar.filter((cookie) => cookie.name !== name || cookie.path !== path);
  return gone ? others : [...others, { name, value, path }];
}
