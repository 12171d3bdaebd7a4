// SPDX-License-Identifier: AGPL-3.0-or-later

/** Levels of assurance, weakest first: what a sign-in proves about who the person is (eIDAS, art. 8). */
export const levels = ['none', 'low', 'substantial', 'high'] as const;
export type Level = (typeof levels)[number];

export const isLevel = (value: unknown): value is Level => levels.includes(value as Level);
export const rank = (level: Level): number => levels.indexOf(level);
export const reaches = (level: Level, minimum: Level): boolean => rank(level) >= rank(minimum);
export const lower = (a: Level, b: Level): Level => (rank(a) <= rank(b) ? a : b);
export const higher = (a: Level, b: Level): Level => (rank(a) >= rank(b) ? a : b);
