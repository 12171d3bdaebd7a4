// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { document, operations } from '../../support/portal/documented.js';
import { nodesOf, resolved } from '../../support/portal/guidelines/document.js';

describe('the OpenAPI document', () => {
  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what all operations share once, and no more than that', () => {
    const parts = Object.entries(document.components ?? {}).flatMap(([kind, named]) =>
      Object.keys(Object(named)).map((name) => `#/components/${kind}/${name}`),
    );
    const text = JSON.stringify(document);
    const unused = parts.filter((part) => !text.includes(JSON.stringify(part)));
    expect(unused).toEqual([
      '#/components/securitySchemes/portal',
      '#/components/securitySchemes/member',
    ]);
    // What each answer carries beside its body is named at each, by its name only.
    expect(text.length).toBeLessThan(85_000);
  });

  it('is written in the words of OpenAPI 3.0 only', () => {
    const later = ['$defs', 'const', 'examples', 'prefixItems', 'patternProperties'];
    const nodes = nodesOf(resolved(document));
    const found = nodes.filter(
      ([, node]) => later.some((word) => word in node) || Array.isArray(node['type']),
    );
    expect(found.map(([way]) => way)).toEqual([]);
  });
});

describe('the address of the document', () => {
  const app = usePortalApp(useDatabase());

  it('serves it to everybody', async () => {
    const { body, headers } = await callApi(app, 'GET', '/openapi.json');
    expect(body).toMatchObject({ openapi: '3.0.3', servers: [{ url: `${app.origin}/api/v1` }] });
    expect(headers.get('cache-control')).toContain('max-age');
  });
});
