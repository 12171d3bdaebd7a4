// SPDX-License-Identifier: AGPL-3.0-or-later

const symbol = /<symbol id="it-([a-z-]+)"[^>]*>.*?<\/symbol>/gs;

/** A sprite with the named symbols only: 179 icons weigh 94 kB, the ones we draw weigh 10. */
export function pickSymbols(sprite: string, names: readonly string[]): string {
  const found = new Map<string, string>();
  for (const [text, name] of sprite.matchAll(symbol)) if (name) found.set(name, text);
  const picked = names.map((name) => {
    const text = found.get(name);
    if (!text) throw new Error(`icon ${name} is not in the sprite`);
    return text.replace(`id="it-${name}"`, `id="${name}"`);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${picked.join('')}</svg>`;
}
