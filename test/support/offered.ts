// SPDX-License-Identifier: AGPL-3.0-or-later

/** An address without what differs from one world to the other. */
export const shapeOf = (path: string): string =>
  path
    .replace(/\?.*/, '')
    .replace(/^(\/c|\/staff\/communities)\/[^/]+/, '$1/:slug')
    .replaceAll(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/:id')
    .replace(/\/groups\/[^/]+/, '/groups/:group');

/** The acts that a page offers, each with the answer that it gives. */
export function offeredOn(html: string): readonly string[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(
    ([, attributes = '', content = '']) => {
      const [, action = ''] = /action="([^"]*)"/.exec(attributes) ?? [];
      if (action === '' || !attributes.includes('method="post"')) return [];
      const [, answer = ''] = /name="(?:answer|act)" value="([^"]*)"/.exec(content) ?? [];
      return [`${shapeOf(action)} ${answer}`];
    },
  );
}

const empty = [
  /<details\b[^>]*>\s*<summary\b[^>]*>(?:(?!<\/summary>).)*<\/summary>\s*<\/details>/gs,
  /<(section|fieldset)\b[^>]*>\s*<\/\1>/g,
  /<div class="actions">\s*<\/div>/g,
  // A heading, and then the end of its part, or another one of the same rank.
  /<h([2-5])\b[^>]*>(?:(?!<\/h\1>).)*<\/h\1>\s*(?:<\/section>|<\/main>|<h\1\b)/gs,
  /<form\b[^>]*>\s*<\/form>/g,
];

/** The parts of a page that hold nothing: a disclosure that discloses nothing, a heading over nothing. */
export const hollowOf = (html: string): readonly string[] =>
  empty.flatMap((shape) => html.match(shape) ?? []);
