// SPDX-License-Identifier: AGPL-3.0-or-later

/** One paragraph of a new text, or of the old one where it is gone. */
export interface ChangedParagraph {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

/** What a text became, paragraph by paragraph, with as many kept as can be. */
export function changesBetween(before: string, after: string): readonly ChangedParagraph[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const common = commonLengths(old, now);
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  const changes: ChangedParagraph[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [gone, come] = [old[i], now[j]];
    if (gone !== undefined && gone === come) {
      changes.push({ kind: 'same', text: gone });
      i += 1;
      j += 1;
    } else if (gone !== undefined && (come === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: gone });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: come ?? '' });
      j += 1;
    }
  }
  return changes;
}

/** How many paragraphs the rests of both have in common, by where the rests begin. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly number[][] {
  const lengths = old.map(() => [] as number[]);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] =
        old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
