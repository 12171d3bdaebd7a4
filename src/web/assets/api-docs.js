// SPDX-License-Identifier: AGPL-3.0-or-later
// Shows the document of the API in its page: it is read here and asks nothing of anybody.
globalThis.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api-docs',
  validatorUrl: null,
  supportedSubmitMethods: [],
  defaultModelsExpandDepth: -1,
  docExpansion: 'list',
});
