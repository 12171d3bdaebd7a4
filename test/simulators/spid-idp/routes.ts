// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import express, { type Request, type Response } from 'express';
import { errorFields, sentOf, successFields } from './answer.js';
import type { Issuer } from './issuer.js';
import { logoutRoutes } from './logout.js';
import { writeEntity } from './metadata.js';
import { consentPage, errorPage, loginPage, postPage } from './pages.js';
import type { Persona } from './personas.js';
import { receivePost, receiveRedirect, type ReceivedRequest } from './request.js';

interface Pending {
  readonly issuer: Issuer;
  readonly request: ReceivedRequest;
  readonly pending: string;
  readonly persona?: Persona;
  readonly classRef?: string;
}

interface Deps {
  readonly issuer: (name: string) => Issuer | undefined;
  readonly personas: readonly Persona[];
}

/** The person's way through an identity provider: request, login, consent, back. */
export function identityProviderRoutes({ issuer, personas }: Deps): express.Router {
  const router = express.Router();
  const waiting = new Map<string, Pending>();
  const begin = (req: Request, res: Response, request: ReceivedRequest): void => {
    const chosen = issuer(text(req.params['issuer']));
    if (!chosen) return void res.status(404).send(errorPage('Gestore sconosciuto'));
    const entry = { issuer: chosen, request, pending: randomBytes(16).toString('hex') };
    waiting.set(entry.pending, entry);
    const offered = personas.filter((persona) => chosen.manner.admits(persona));
    res.send(loginPage(entry, offered));
  };
  const pendingOf = (req: Request): Pending => {
    const found = waiting.get(text(fields(req)['pending']));
    if (!found) throw new Error('questa richiesta è scaduta');
    return found;
  };

  router.get('/idp/:issuer/metadata', (req, res) => {
    const chosen = issuer(text(req.params['issuer']));
    if (!chosen) return void res.status(404).send(errorPage('Gestore sconosciuto'));
    res.type('application/xml').send(writeEntity(chosen));
  });
  router.get('/idp/:issuer/sso', async (req, res) => {
    begin(req, res, await receiveRedirect(req.originalUrl.split('?')[1] ?? ''));
  });
  router.post('/idp/:issuer/sso', async (req, res) => {
    begin(req, res, await receivePost(fields(req)));
  });
  router.use(logoutRoutes(issuer));
  router.post('/idp/:issuer/login', (req, res) => {
    const entry = pendingOf(req);
    const { persona, level = '', outcome = '' } = fields(req);
    if (outcome !== 'success') return void leave(res, entry, errorFields(now(entry), outcome));
    const chosen = personas.find(({ id }) => id === persona);
    if (!chosen) throw new Error('persona sconosciuta');
    Object.assign(entry, { persona: chosen, classRef: level });
    const names = Object.keys(
      sentOf(entry.issuer, entry.request, { persona: chosen, classRef: level }),
    );
    res.send(consentPage(entry, chosen, names));
  });
  router.post('/idp/:issuer/consent', (req, res) => {
    const entry = pendingOf(req);
    const { persona, classRef } = entry;
    const agreed = fields(req)['answer'] === 'yes' && persona && classRef;
    waiting.delete(entry.pending);
    const answer = agreed
      ? successFields(now(entry), { persona, classRef })
      : errorFields(now(entry), '22');
    leave(res, entry, answer);
  });
  return router;
}

const now = (entry: Pending) => ({ ...entry, now: new Date() });
const leave = (res: Response, { request }: Pending, answer: Readonly<Record<string, string>>) =>
  res.send(postPage(request.acs, answer));
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const fields = (req: Request): Readonly<Record<string, string>> =>
  (req.body ?? {}) as Record<string, string>;
