// SPDX-License-Identifier: AGPL-3.0-or-later

/** What the configuration of some software says: names and values, as they stand there. */
export type Said = readonly (readonly [name: string, value: string])[];

/** A file of Apache. @throws Error for a line that is no directive, or a section that does not end */
export function saidInApache(text: string): Said {
  const open: string[] = [];
  const said = text.split('\n').flatMap((line): Said => {
    const [, closing, section] = /^<(\/?)(\w+)[^>]*>$/.exec(line.trim()) ?? [];
    if (section !== undefined) {
      if (closing === '') open.push(section);
      else if (open.pop() !== section) throw new Error(`${section} was not open`);
      return [];
    }
    if (line.trim() === '') return [];
    const [, name, value] = /^\s*([A-Z]\w+) (?:"([^"]+)"|\S.*)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`no directive: ${line}`);
    return [[name, value ?? line.trim().slice(name.length + 1)]];
  });
  if (open.length > 0) throw new Error(`${open.join()} does not end`);
  return said;
}

/** The named values of a block of Ruby. @throws Error where something that was opened does not end */
export function saidInRuby(text: string): Said {
  demandBalanced(text);
  const begun = text.match(/\bdo\b/g) ?? [];
  if (begun.length !== (text.match(/^\s*end$/gm) ?? []).length) throw new Error('no end');
  return [...text.matchAll(/(\w+): (?:"([^"]*)"|\[([^\]]*)\]|:?(\w+))/g)].map(
    ([, name = '', quoted, list, word = '']) => [
      name,
      quoted ?? list?.replaceAll(/[:,]/g, '') ?? word,
    ],
  );
}

/** What goes to a command: `--name=value`. */
export const saidAsOptions = (args: readonly string[]): Said =>
  args.flatMap((arg): Said => {
    const [, name, value = ''] = /^--([\w-]+)=(.*)$/s.exec(arg) ?? [];
    return name === undefined ? [] : [[name, value]];
  });

/** @throws Error where brackets do not close in their order */
export function demandBalanced(text: string): void {
  const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  const open: string[] = [];
  for (const sign of text.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '').match(/[()[\]{}]/g) ?? []) {
    if (!(sign in pairs)) open.push(sign);
    else if (open.pop() !== pairs[sign]) throw new Error(`${sign} closes nothing`);
  }
  if (open.length > 0) throw new Error(`${open.join('')} does not close`);
}
