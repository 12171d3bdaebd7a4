// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { VNode } from 'preact';
import { parseSlug } from '../../kernel/ids.js';
import { readStandstill } from '../../membership/use-cases/lifecycle/read-standstill.js';
import { Alert } from '../components/alert.js';
import type { WebDeps } from '../deps.js';
import { useView } from '../view.js';
import type { Stopped } from './refused.js';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      stopped?: Stopped;
    }
  }
}

/** Finds out once per request, for every page of a community. */
export const findStandstill =
  (deps: Pick<WebDeps, 'db'>): RequestHandler<{ slug: string }> =>
  async (req, _res, next) => {
    const slug = parseSlug(req.params.slug);
    const standstill = slug && (await readStandstill(deps, { viewer: req.viewer?.actor, slug }));
    if (standstill) req.stopped = { slug, standstill };
    next();
  };

/** Why nothing goes on here, and that what cannot be done is not shown. */
export function StandstillNotice(): VNode | null {
  const { t, stopped, withheld } = useView();
  if (!stopped) return null;
  const { status, reason } = stopped.standstill;
  const isAlone = status === 'frozen' && reason === undefined;
  return (
    <Alert kind="warning" title={isAlone ? t('community.frozen') : t(`lifecycle.${status}`)}>
      {reason === undefined ? null : <p>{reason}</p>}
      {withheld.size > 0 ? <p>{t('lifecycle.hidden')}</p> : null}
    </Alert>
  );
}
