// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { useDatabase } from '../../support/database.js';
import { callApi } from '../../support/portal/api.js';
import { usePortalApp } from '../../support/portal/app.js';
import { document, operations } from '../../support/portal/documented.js';

describe('the OpenAPI document', () => {
  it('keeps what the Italian guidelines ask of the description', () => {
    expect(document).toMatchObject({
      openapi: '3.0.3',
      info: {
        'x-summary': expect.any(String),
        'x-api-id': 'piazza',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        termsOfService: expect.stringMatching(/^https:/),
        contact: { email: expect.any(String), name: expect.any(String), url: expect.any(String) },
      },
      servers: [{ url: 'https://piazza.example/api/v1', description: expect.any(String) }],
    });
  });

  it('has kebab-case paths and operations named without verbs', () => {
    for (const { path, operation } of operations) {
      expect(path).toMatch(/^(\/([a-z0-9-]+|\{[a-z_]+\}))+$/);
      expect(operation.operationId).not.toMatch(/^(get|list|create|post|delete|update|check)_/);
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('answers every error with a problem document, says when to come back, and limits', () => {
    for (const { path, operation } of operations) {
      for (const [status, { content = {}, headers = {} }] of Object.entries(operation.responses)) {
        if (Number(status) >= 400)
          expect(Object.keys(content)).toEqual(['application/problem+json']);
        if (status === '429' || status === '503') expect(headers).toHaveProperty('Retry-After');
        if (path !== '/status') expect(headers).toHaveProperty('RateLimit-Remaining');
      }
    }
  });

  it('gives every number a format and every object no more than its properties', () => {
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { type, format, properties, additionalProperties } = node as Record<string, unknown>;
      if (type === 'integer' || type === 'number') expect(format).toEqual(expect.any(String));
      if (type === 'object' && Object.keys(Object(properties)).length > 0)
        expect(additionalProperties).toBe(false);
      for (const child of Object.values(node)) walk(child);
    };
    walk(document.components?.schemas);
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
