// SPDX-License-Identifier: AGPL-3.0-or-later
// Shows the document of the API in its page: it is read here and asks nothing of anybody.

// The tool's own frame would be a second main part of the page.
const inOurPage = ({ React, getComponent, specSelectors }) => {
  const part = (name) => React.createElement(getComponent(name, true), { key: name });
  const parts = {
    loading: [React.createElement('div', { key: 'loading', className: 'loading' })],
    failed: [part('errors')],
    success: [
      part('errors'),
      part('InfoContainer'),
      // The parts of the list have titles of the third order.
      React.createElement('h2', { key: 'title' }, 'Operations'),
      part('operations'),
    ],
  };
  const OurLayout = () =>
    React.createElement(
      'div',
      { className: 'swagger-ui' },
      parts[specSelectors.loadingStatus()] ?? [],
    );
  return { components: { OurLayout } };
};

globalThis.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api-docs',
  validatorUrl: null,
  supportedSubmitMethods: [],
  defaultModelsExpandDepth: -1,
  docExpansion: 'list',
  // Its colours are too faint to be read.
  syntaxHighlight: false,
  plugins: [inOurPage],
  layout: 'OurLayout',
});
