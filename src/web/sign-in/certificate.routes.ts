// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type RequestHandler, type Router } from 'express';
import { PiazzaError } from '../../kernel/errors.js';
import type { ClientCertificate, Reply, ReplyRoute } from '../../providers/provider.js';
import { isEnabled } from '../../providers/registry.js';
import { keepCertificate } from '../../sign-in/use-cases/keep-certificate.js';
import type { SignInWebDeps } from './deps.js';
import { readReply } from './read-reply.js';
import { logRefusal } from './refusal.js';

/** The certificate of a request, from its own connection or from a proxy that proved to be ours. */
export type ReadCertificate = (req: Request) => ClientCertificate | undefined;

/**
 * The host that asks for TLS client certificates: it keeps what the browser presented under a one-time
 * code and sends it back to the main host, where its cookie is. It shows no page of its own but refusals.
 */
export function certificateRoutes(deps: SignInWebDeps, read: ReadCertificate): Router {
  const { signIn, limit } = deps;
  const router = express.Router();
  for (const { id, provider } of signIn.providers.instances.filter(isEnabled)) {
    for (const route of provider.replies.filter(({ clientCertificate }) => clientCertificate)) {
      router.get(
        `/sign-in/${id}${route.path}`,
        limit,
        present(deps, { instance: id, route, read }),
      );
    }
  }
  // Whoever comes here by hand, or follows a link of a refusal, is led to the pages.
  router.get('/{*path}', (req, res) => {
    const page = new URL(signIn.origin);
    page.pathname = req.path;
    res.redirect(302, page.href);
  });
  return router;
}

interface Presentation {
  readonly instance: string;
  readonly route: ReplyRoute;
  readonly read: ReadCertificate;
}

const present =
  ({ signIn }: SignInWebDeps, { instance, route, read }: Presentation): RequestHandler =>
  async (req, res) => {
    res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
    try {
      const certificate = read(req);
      const reply = readReply(req);
      const key = keyOf(route, reply);
      // Without one, the main host says what to do.
      const code = certificate && (await keepCertificate(signIn, { instance, key, certificate }));
      const back = new URL(`/sign-in/${instance}${route.path}`, signIn.origin);
      const { code: _planted, ...query } = reply.query;
      back.search = new URLSearchParams(code === undefined ? query : { ...query, code }).toString();
      res.redirect(303, back.href);
    } catch (error) {
      logRefusal(req, instance, error);
      throw error;
    }
  };

function keyOf(route: ReplyRoute, reply: Reply): string {
  const key = route.correlate(reply);
  if (!key) throw new PiazzaError('provider.malformed', { rule: 'attempt.no_handle' });
  return key;
}
