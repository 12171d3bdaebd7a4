// SPDX-License-Identifier: AGPL-3.0-or-later

const ofTransport = 'belongs to the transport, as for every server of HTTP';
const ofBrowsers = 'forbids browsers what programs do not do; the same on every answer';

/** What answers carry that the document of the API does not declare, and why not. */
export const undeclared: Readonly<Record<string, string>> = {
  connection: ofTransport,
  'content-length': ofTransport,
  date: ofTransport,
  'keep-alive': ofTransport,
  'transfer-encoding': ofTransport,
  'content-type': 'is declared by `content`: OpenAPI 3.0.3 passes over it among headers',
  vary: 'speaks to caches, which keep nothing of the API: `Cache-Control` says so',
  'content-security-policy': ofBrowsers,
  'cross-origin-resource-policy': ofBrowsers,
  'strict-transport-security': ofBrowsers,
  'x-content-type-options': ofBrowsers,
  'x-frame-options': ofBrowsers,
  'x-request-id': 'the Italian guidelines declare no `X-` headers; problems say it in `instance`',
};
