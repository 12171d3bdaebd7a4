// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import { PiazzaError } from '../../../kernel/errors.js';
import {
  waitsForAnother,
  type Act,
  type Alternative,
} from '../../../membership/domain/joining/advice.js';
import { getCommunity } from '../../../membership/use-cases/get-community.js';
import { reading } from '../acting.js';
import type { ApiDeps } from '../deps.js';

/** A refused join says what the member can do to get in, as the community's page does; asked only once it is refused. */
export const advising =
  (deps: ApiDeps, join: RequestHandler): RequestHandler =>
  async (req, res, next) => {
    try {
      await join(req, res, next);
    } catch (error) {
      if (!(error instanceof PiazzaError) || !isOfJoining(error.code)) throw error;
      const advise = reading(deps, 'memberships:write', async (_req, _res, { actor, slug }) => {
        const { viewer } = await getCommunity(deps, { slug, locale: req.locale, viewer: actor });
        const alternatives = viewer.alternatives.map(toAlternative);
        throw new PiazzaError(error.code, { ...error.context, alternatives }, { cause: error });
      });
      await advise(req, res, next);
    }
  };

const isOfJoining = (code: string): boolean =>
  code.startsWith('membership.') || code === 'session.level_too_low';

const toAlternative = (alternative: Alternative) => ({
  path: alternative.path,
  result: alternative.result,
  acts: alternative.acts.map(toAct),
  waits_for: waitsForAnother(alternative) ? ('representative' as const) : undefined,
});

function toAct(act: Act) {
  switch (act.act) {
    case 'sign_in':
      return { act: act.act, minimum_level: act.minimum, providers: act.providers, age: act.age };
    case 'prove_address':
      return { act: act.act, domains: act.domains };
    case 'affiliate':
    case 'ask_confirmation': {
      const places = act.choices.map(({ organisation, kind }) => organisation?.name ?? kind);
      return { act: act.act, places: [...new Set(places)] };
    }
    case 'fill_form':
    case 'accept_terms':
      return { act: act.act };
  }
}
