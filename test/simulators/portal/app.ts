// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { errorPage, homePage } from './pages.js';
import {
  createRelyingParty,
  type Pending,
  type Person,
  type RelyingPartySettings,
} from './relying-party.js';

export interface PortalSettings extends RelyingPartySettings {
  readonly name: string;
  /** The body that answers for it. */
  readonly controller: string;
}

interface Session {
  pending?: Pending | undefined;
  person?: Person | undefined;
}

/** The portal's pages. Its sessions live in its own memory, under a cookie with its own name. */
export function createPortal(settings: PortalSettings): Express {
  const party = createRelyingParty(settings);
  const sessions = createSessions(settings.clientId);
  const app = express();
  app.disable('x-powered-by');
  app.use((_req, res, next) => {
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'");
    next();
  });

  app.get('/', async (req, res) => {
    const { person } = sessions.of(req, res);
    const communities = await party.communities().catch(() => []);
    res.send(homePage({ ...settings, person, communities, now: new Date() }));
  });
  app.get('/accedi', async (req, res) => {
    const { url, pending } = await party.begin();
    sessions.of(req, res).pending = pending;
    res.redirect(303, url.href);
  });
  app.get('/callback', async (req, res) => {
    const session = sessions.of(req, res);
    const { pending } = session;
    session.pending = undefined;
    if (!pending) return res.redirect(303, '/');
    session.person = await party.finish(new URL(req.originalUrl, settings.origin), pending);
    return res.redirect(303, '/');
  });
  // Piazza leads back here after joining and leaving; the button asks by itself.
  app.get('/ritorno', async (req, res) => refresh(req, res));
  app.post('/aggiorna', async (req, res) => refresh(req, res));
  app.post('/esci', async (req, res) => {
    const { person } = sessions.of(req, res);
    sessions.end(req, res);
    res.redirect(303, person ? (await party.endSession(person)).href : '/');
  });
  app.use((error: unknown, _req: Request, res: Response, _next: unknown) => {
    res.status(502).send(errorPage(settings.name, reasonOf(error)));
  });
  return app;

  async function refresh(req: Request, res: Response): Promise<void> {
    const session = sessions.of(req, res);
    const { person } = session;
    // A refused refresh means that Piazza ended the session: so does the portal.
    if (person) session.person = await party.refresh(person).catch(() => undefined);
    res.redirect(303, '/');
  }
}

function createSessions(clientId: string) {
  const name = `portal_${clientId}_sid`;
  const known = new Map<string, Session>();
  const idOf = (req: Request): string | undefined =>
    new RegExp(`(?:^|; )${name}=([\\w-]+)`).exec(req.headers.cookie ?? '')?.[1];
  return {
    of(req: Request, res: Response): Session {
      const existing = known.get(idOf(req) ?? '');
      if (existing) return existing;
      const id = randomBytes(24).toString('base64url');
      const session: Session = {};
      known.set(id, session);
      res.cookie(name, id, { httpOnly: true, sameSite: 'lax', path: '/' });
      return session;
    },
    end(req: Request, res: Response): void {
      known.delete(idOf(req) ?? '');
      res.clearCookie(name, { path: '/' });
    },
  };
}

/** The OAuth code of a refusal, never its text. */
const reasonOf = (error: unknown): string => {
  const { error: code } = Object(error) as { error?: unknown };
  return typeof code === 'string' ? code : 'unavailable';
};
