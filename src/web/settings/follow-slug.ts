// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorRequestHandler } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import { parseSlug } from '../../kernel/ids.js';
import { followSlug as findNewSlug } from '../../membership/use-cases/settings/read-settings.js';
import type { WebDeps } from '../deps.js';

const inCommunity = /^\/c\/([^/?]+)(.*)$/s;

/** An address that a community had before leads to the same page at its new one. */
export function followSlug(deps: Pick<WebDeps, 'db'>): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (!(error instanceof PiazzaError) || error.code !== 'community.not_found') return next(error);
    const [, raw, rest = ''] = inCommunity.exec(req.originalUrl) ?? [];
    const slug = parseSlug(raw);
    if (req.method !== 'GET' || !slug) return next(error);
    const now = await findNewSlug(deps, { slug, viewer: req.viewer?.actor });
    if (!now) return next(error);
    res.redirect(301, `/c/${now}${rest}`);
  };
}
