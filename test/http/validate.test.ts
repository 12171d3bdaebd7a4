// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { validate } from '../../src/http/validate.js';

const form = z.strictObject({ name: z.string().min(1), age: z.coerce.number().optional() });

describe('validate', () => {
  it('gives what the schema makes of the input', () => {
    expect(validate(form, { name: 'Ada', age: '36' })).toEqual({ name: 'Ada', age: 36 });
  });

  it('names the fields that are wrong', () => {
    expect(() => validate(form, { name: '', age: 'x' })).toThrow(
      expect.objectContaining({ code: 'request.malformed', context: { fields: ['name', 'age'] } }),
    );
    expect(() => validate(form, undefined)).toThrow(
      expect.objectContaining({ context: { fields: ['name'] } }),
    );
  });

  it('names fields that nobody knows, and calls it malformed when others are wrong too', () => {
    expect(() => validate(form, { name: 'Ada', admin: true })).toThrow(
      expect.objectContaining({ code: 'request.unknown_field', context: { fields: ['admin'] } }),
    );
    expect(() => validate(form, { admin: true })).toThrow(
      expect.objectContaining({
        code: 'request.malformed',
        context: { fields: ['name', 'admin'] },
      }),
    );
  });
});
