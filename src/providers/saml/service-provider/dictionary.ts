// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';

/** By which attributes a party sends a value: the first that is there counts. */
export const names = (...standard: readonly string[]) =>
  z
    .array(z.string().min(1))
    .min(1)
    .default([...standard]);

/** A value by any of its names. */
export const valueOf = (
  attributes: ReadonlyMap<string, string>,
  known: readonly string[],
): string | undefined => known.map((name) => attributes.get(name)).find(Boolean);
