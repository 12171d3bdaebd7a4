// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { VNode } from 'preact';
import { parseSlug } from '../../kernel/ids.js';
import {
  readStandstill,
  type Standstill,
} from '../../membership/use-cases/lifecycle/read-standstill.js';
import { Alert } from '../components/alert.js';
import type { WebDeps } from '../deps.js';
import { useView } from '../view.js';

declare global {
  // oxlint-disable-next-line typescript/no-namespace -- the place that Express's types leave for it
  namespace Express {
    interface Request {
      /** That the community whose page this is stands still. */
      stopped?: { readonly slug: string; readonly standstill: Standstill };
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
export function StandstillNotice({
  standstill: { status, reason },
  hides,
}: {
  standstill: Standstill;
  hides: boolean;
}): VNode {
  const { t } = useView();
  const isAlone = status === 'frozen' && reason === undefined;
  return (
    <Alert kind="warning" title={isAlone ? t('community.frozen') : t(`lifecycle.${status}`)}>
      {reason === undefined ? null : <p>{reason}</p>}
      {hides ? <p>{t('lifecycle.hidden')}</p> : null}
    </Alert>
  );
}
