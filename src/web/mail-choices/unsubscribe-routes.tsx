// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { WebDeps } from '../deps.js';
import { dropLanguage } from '../drop-language.js';
import { sendPage } from '../layout/page.js';
import { Refuse, Refused } from './unsubscribe.js';

/** RFC 8058, 3.1: the one thing that a provider sends. */
const oneClick = z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') });
const limit = '2kb';

/**
 * Refusing mails by their link (RFC 8058), without a sign-in. Exempt from the rule that forms come from our own
 * pages: mail providers post by themselves, with no origin. Nothing is won by making a browser send it, since the
 * secret of the link is all that counts. Opening the link changes nothing: programs that
 * look into mails open every link.
 */
export function unsubscribeRoutes({ refusals }: Pick<WebDeps, 'refusals'>): Router {
  const router = express.Router();
  router.get('/unsubscribe/:token', dropLanguage, (req, res) => {
    const kind = refusals.read(tokenOf(req));
    const body = <Refuse kind={kind} here={req.path} />;
    sendPage(req, res, { title: req.t('unsubscribe.title'), noIndex: true, body });
  });
  router.post(
    '/unsubscribe/:token',
    express.urlencoded({ extended: false, limit, parameterLimit: 5 }),
    express.text({ type: 'multipart/form-data', limit }),
    async (req, res) => {
      validate(oneClick, fieldsOf(req.body));
      const kind = refusals.read(tokenOf(req));
      await refusals.refuse(tokenOf(req));
      // No redirect (RFC 8058, 3.1).
      const body = <Refused kind={kind} />;
      sendPage(req, res, { title: req.t('unsubscribe.done'), noIndex: true, body });
    },
  );
  return router;
}

/** The fields of a form of one part, whichever of the two types it has (RFC 7578). */
function fieldsOf(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  const [, name = '', value = ''] =
    /^--[^\r\n]+\r?\n[^\r\n]*name="?([\w-]+)"?\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^\r\n]*)\r?\n--/i.exec(
      body,
    ) ?? [];
  return { [name]: value };
}

/** Far longer than any of ours. */
const longestToken = 1_000;

function tokenOf(req: Request): string {
  const token = req.params['token'];
  if (typeof token !== 'string' || token.length > longestToken) {
    throw new PiazzaError('mails.link_invalid');
  }
  return token;
}
