// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a browser would send of the first form of a page that posts to an address: its fields as they stand there. */
export function fieldsOf(html: string, action: string): Record<string, string> {
  const [, form = ''] = html.split(`action="${action}"`);
  const [inside = ''] = form.split('</form>');
  return { ...inputsOf(inside), ...textAreasOf(inside), ...selectsOf(inside) };
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];

function inputsOf(html: string): Record<string, string> {
  const entries = [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    const unticked = (type === 'checkbox' || type === 'radio') && !/ checked/.test(tag);
    return name === undefined || unticked ? [] : [[name, plain(attribute(tag, 'value') ?? '')]];
  });
  return Object.fromEntries(entries);
}

function textAreasOf(html: string): Record<string, string> {
  const found = html.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g);
  return Object.fromEntries(
    [...found].map(([, tag = '', text = '']) => [attribute(tag, 'name') ?? '', plain(text)]),
  );
}

function selectsOf(html: string): Record<string, string> {
  const found = html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs);
  return Object.fromEntries(
    [...found].map(([, tag = '', options = '']) => {
      // An empty value is written without its equals sign.
      const all = [...options.matchAll(/<option value(?:="([^"]*)")?( selected)?/g)];
      const chosen = all.find(([, , selected]) => selected !== undefined) ?? all[0];
      return [attribute(tag, 'name') ?? '', chosen?.[1] ?? ''];
    }),
  );
}

const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
