// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';
import express, { type NextFunction, type Request, type Response } from 'express';
import { createIssuer, spidPlan, type Issuer, type IssuerPlan } from './issuer.js';
import { writeRegister } from './metadata.js';
import { errorPage } from './pages.js';
import { readPersonas, type Persona } from './personas.js';
import { identityProviderRoutes } from './routes.js';

export interface SpidIdp {
  readonly origin: string;
  readonly issuers: readonly Issuer[];
  close(): Promise<void>;
}

export interface Place {
  /** 0 takes a free one */
  readonly port: number;
  readonly host?: string;
  /** Whom it knows; the people of the demonstration unless said. */
  readonly personas?: readonly Persona[];
}

/** A simulated SPID: several identity providers under `/idp/<name>`, their list at `/metadata.xml`. */
export const startSpidIdp = ({
  issuers = ['alfa', 'beta', 'gamma'],
  ...place
}: Place & { issuers?: readonly string[] }): Promise<SpidIdp> =>
  startIssuers(place, issuers.map(spidPlan));

/** Identity providers of any scheme, at one address; each has its metadata at `/idp/<name>/metadata`. */
export async function startIssuers(
  { port, host = 'localhost', personas }: Place,
  plans: readonly IssuerPlan[],
  more: readonly express.Router[] = [],
): Promise<SpidIdp> {
  const app = express();
  const server = createServer(app);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const origin = `http://${host}:${typeof address === 'object' ? address?.port : port}`;
  const started = Promise.all(plans.map((plan) => createIssuer(origin, plan)));
  // Whoever comes while the keys are being made waits for them.
  app.use(async (_req, _res, next) => {
    await started;
    next();
  });
  const issuers = await started;
  for (const router of more) app.use(router);
  mount(app, issuers, personas ?? (await readPersonas()));
  return {
    origin,
    issuers,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function mount(
  app: express.Express,
  issuers: readonly Issuer[],
  personas: readonly Persona[],
): void {
  const issuer = (name: string) => issuers.find((one) => one.name === name);
  app.use(express.urlencoded({ extended: false, limit: '256kb' }));
  app.get('/', (_req, res) => res.redirect('/metadata.xml'));
  app.get('/metadata.xml', (_req, res) => {
    res.type('application/xml').send(writeRegister(issuers));
  });
  app.use(identityProviderRoutes({ issuer, personas }));
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters
  app.use((error: Error, _req: Request, res: Response, _next: NextFunction) => {
    res.status(403).send(errorPage(error.message));
  });
}
