// SPDX-License-Identifier: AGPL-3.0-or-later

/** The nine provinces of Emilia-Romagna, from west to east. */
export const provinces = ['PC', 'PR', 'RE', 'MO', 'BO', 'FE', 'RA', 'FC', 'RN'] as const;
export type Province = (typeof provinces)[number];

export const isProvince = (value: unknown): value is Province =>
  provinces.some((province) => province === value);
