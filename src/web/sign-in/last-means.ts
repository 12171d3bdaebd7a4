// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request } from 'express';
import { z } from 'zod';
import type { LastMeans } from './choose.js';
import type { SignInWebDeps } from './deps.js';
import type { Offers } from './offers.js';

const stored = z.tuple([z.string(), z.string()]);

/** The means used last in this browser, as far as it is among those offered now. */
export function lastMeansOf(
  { lastMeans }: Pick<SignInWebDeps, 'lastMeans'>,
  req: Request,
  { groups }: Offers,
): LastMeans | undefined {
  const parsed = stored.safeParse(parseJson(lastMeans.read(req) ?? ''));
  if (!parsed.success) return undefined;
  const [id, choiceId] = parsed.data;
  // An address has to be typed again: a button alone could not begin there.
  const { email: _typed, ...others } = groups;
  const offers = Object.values(others)
    .flat()
    .filter(({ instance }) => instance === id);
  const single = offers.find(({ choice }) => choice !== undefined && choice === choiceId);
  if (single) return { instance: id, choice: choiceId, name: single.name };
  const [offer] = offers;
  if (!offer) return undefined;
  if (!offer.choices) return { instance: id, name: offer.name };
  const choice = offer.choices.find((candidate) => candidate.id === choiceId);
  return choice && { instance: id, choice: choice.id, name: `${offer.name} (${choice.name})` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
