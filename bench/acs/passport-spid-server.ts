// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import express from 'express';
import passport from 'passport';
import { SpidStrategy, type SpidConfig } from 'passport-spid';
import { z } from 'zod';

// passport-spid as its own page shows it, without sessions, over Express 5. It stands for the service under test:
// same entityID, same addresses, same list of identity providers, and the requests that the other one sent.
const settings = z
  .object({
    origin: z.url(),
    idp: z.url(),
    register: z.string(),
    key: z.string(),
    certificate: z.string(),
  })
  .parse(JSON.parse(process.env['BENCH_PEER'] ?? '{}'));
const entityId = `${settings.origin}/sign-in/spid/metadata`;
const requests = new Map<string, string>();

const config: SpidConfig = {
  saml: {
    authnRequestBinding: 'HTTP-Redirect',
    attributeConsumingServiceIndex: '0',
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    callbackUrl: `${settings.origin}/sign-in/spid/acs`,
    logoutCallbackUrl: `${settings.origin}/sign-in/spid/slo`,
    racComparison: 'minimum',
    privateKey: settings.key,
    audience: entityId,
  },
  spid: {
    getIDPEntityIdFromRequest: () => Promise.resolve(settings.idp),
    IDPRegistryMetadata: readFileSync(settings.register, 'utf8'),
    authnContext: 2,
    serviceProvider: {
      type: 'public',
      entityId,
      certificate: settings.certificate,
      acs: [
        {
          name: 'acs0',
          attributes: ['spidCode', 'name', 'familyName', 'fiscalNumber', 'dateOfBirth', 'email'],
        },
      ],
      organization: { it: { name: 'bench', displayName: 'bench', url: settings.origin } },
      contactPerson: { IPACode: 'r_emiro', email: 'piazza@example.org' },
    },
  },
  cache: {
    get: (key) => Promise.resolve(requests.get(key)),
    set: (key, value) => Promise.resolve(void requests.set(key, value)),
    delete: (key) => Promise.resolve(void requests.delete(key)),
    expire: () => Promise.resolve(),
  },
};
type Verify = (profile: unknown, done: (error: null, user: object) => void) => void;
const verify: Verify = (profile, done) => done(null, Object(profile));
passport.use('spid', new SpidStrategy(config, verify as never, verify as never));

const app = express();
app.disable('x-powered-by');
app.use(passport.initialize());
app.get('/readyz', (_req, res) => res.json({}));
app.post('/requests', express.json({ limit: '10mb' }), (req, res) => {
  for (const [id, reqXml] of z.array(z.tuple([z.string(), z.string()])).parse(req.body))
    requests.set(id, JSON.stringify({ reqXml, idpIssuer: settings.idp }));
  res.json({});
});
app.post(
  '/acs',
  express.urlencoded({ extended: false, limit: '256kb' }),
  passport.authenticate('spid', { session: false }),
  (_req, res) => res.redirect(303, '/me'),
);
app.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
