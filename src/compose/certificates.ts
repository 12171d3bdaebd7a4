// SPDX-License-Identifier: AGPL-3.0-or-later
import { constants } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, Server as TlsServer } from 'node:https';
import type { SecureContextOptions, TlsOptions } from 'node:tls';
import express, { type Express, type Request, type Router } from 'express';
import type { ClientCertificatesConfig } from '../../config/client-certificates.js';
import {
  certificateHeaders,
  certificateOfProxy,
  refuseHeaders,
  reservedHeaders,
} from '../http/certificate-headers.js';
import { certificateOfConnection, type PresentedCertificate } from '../http/client-certificate.js';
import { describeError } from '../http/describe-error.js';
import { createErrorHandler } from '../http/error-handler.js';
import { authenticateProxy } from '../http/proxy-identity.js';
import { inOneStep } from '../http/in-one-step.js';
import { giveContext } from '../http/request-context.js';
import { noStore, securityHeaders } from '../http/security-headers.js';
import { minute } from '../kernel/clock.js';
import { isEnabled } from '../providers/registry.js';
import { assetRoutes } from '../web/assets/routes.js';
import { renderErrorPage } from '../web/errors/render-error-page.js';
import type { Site } from '../web/site.js';
import { errorStatus } from './error-status.js';
import type { Foundation } from './foundation.js';
import { listenAt } from './listen.js';
import type { SignInArea } from './sign-in.js';

/** The second server: it asks for TLS client certificates, or takes them from the proxy that did. */
export interface CertificateHost {
  listen(): Promise<Server>;
}

type Foundations = Pick<Foundation, 'logger'> & {
  readonly config: Pick<Foundation['config'], 'clientCertificates'>;
};
type SignIn = Pick<SignInArea, 'certificates'> & {
  readonly deps: Pick<SignInArea['deps'], 'providers'>;
};

export function certificateHost(
  { config, logger }: Foundations,
  site: Site,
  { certificates, deps }: SignIn,
): CertificateHost | undefined {
  const { clientCertificates: own } = config;
  if (!own) return undefined;
  const app = createApp(own, { logger, site, router: certificates(readerOf(own.proxy)) });
  const { port, proxy } = own;
  const host = own.host ?? (proxy ? '127.0.0.1' : undefined);
  return {
    async listen() {
      const server = createListener(own, app);
      if (!proxy && own.tls) nameAuthorities(server, own.tls, { ...deps, logger });
      await listenAt(server, { port, host });
      return server;
    },
  };
}

function createApp(
  { publicUrl, proxy }: ClientCertificatesConfig,
  {
    logger,
    site,
    router,
  }: Pick<Foundation, 'logger'> & { readonly site: Site; readonly router: Router },
): Express {
  const secure = publicUrl.startsWith('https:');
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', proxy ? 1 : 0);
  app.set('query parser', 'simple');
  app.locals['site'] = site;
  app.use(
    inOneStep(
      giveContext(app, { logger, secure }),
      securityHeaders({ secure }),
      // A kept connection would let a later sign-in pass without the card.
      (_req, res) => void res.set('Connection', 'close'),
    ),
  );
  app.use(assetRoutes(), noStore, router);
  app.use(createErrorHandler({ status: errorStatus, renderErrorPage }));
  return app;
}

/** Whoever says in a header what the connection says otherwise, is refused. */
function readerOf(
  proxy: ClientCertificatesConfig['proxy'],
): (req: Request) => PresentedCertificate | undefined {
  if (!proxy) {
    return (req) => {
      refuseHeaders(req, reservedHeaders);
      return certificateOfConnection(req);
    };
  }
  const others = Object.values(certificateHeaders)
    .flat()
    .filter((name) => !certificateHeaders[proxy.form].includes(name));
  return (req) => {
    authenticateProxy(req, proxy);
    refuseHeaders(req, others);
    return certificateOfProxy(req, proxy.form);
  };
}

/** Headers hold a whole certificate and its chain. */
const maxHeaderSize = 65_536;

function createListener(own: ClientCertificatesConfig, app: Express): Server {
  const { tls, proxy } = own;
  if (!tls) return createServer({ maxHeaderSize }, app);
  return createTlsServer({ ...contextOf(tls, proxy?.certificate), ...asking, maxHeaderSize }, app);
}

/** Who presents nothing, or something wrong, gets a page and not an error of the browser. */
const asking: TlsOptions = { requestCert: true, rejectUnauthorized: false };

type Tls = NonNullable<ClientCertificatesConfig['tls']>;

/** Without tickets no session is resumed: each handshake needs the card anew. */
const contextOf = (
  { key, certificate, maxVersion }: Tls,
  ca?: string | readonly string[],
): SecureContextOptions => ({
  key,
  cert: certificate,
  maxVersion,
  secureOptions: constants.SSL_OP_NO_TICKET,
  ...(ca !== undefined && ca.length > 0 && { ca: typeof ca === 'string' ? ca : [...ca] }),
});

const renameEvery = 10 * minute;

/** Names the trusted authorities in every handshake, so that browsers offer the right certificates only. */
function nameAuthorities(
  server: Server,
  tls: Tls,
  { providers, logger }: Pick<SignIn['deps'], 'providers'> & Pick<Foundation, 'logger'>,
): void {
  if (!(server instanceof TlsServer)) return;
  const rename = async (): Promise<void> => {
    const named = providers.instances
      .filter(isEnabled)
      .map(async ({ provider }) => (await provider.authorities?.()) ?? []);
    server.setSecureContext(contextOf(tls, (await Promise.all(named)).flat()));
  };
  const attempt = (): void =>
    void rename().catch((error: unknown) =>
      logger.warn({ failure: describeError(error) }, 'certificates.authorities_unknown'),
    );
  attempt();
  const timer = setInterval(attempt, renameEvery).unref();
  server.once('close', () => clearInterval(timer));
}
