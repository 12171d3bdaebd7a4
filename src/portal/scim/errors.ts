// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorRequestHandler } from 'express';
import { describeError } from '../../http/describe-error.js';
import { tellWhen } from '../../http/error-handler.js';
import { toPiazzaError } from '../../http/to-piazza-error.js';
import { PiazzaError, type ErrorCode, type ErrorStatus } from '../../kernel/errors.js';
import { schemaIds } from './schemas.js';

/** The `scimType` of a failure (RFC 7644, table 9; RFC 9865, 2). */
const types: Partial<Record<ErrorCode, string>> = {
  'request.malformed': 'invalidSyntax',
  'request.unknown_field': 'invalidSyntax',
  'scim.invalid_syntax': 'invalidSyntax',
  'scim.invalid_value': 'invalidValue',
  'scim.which_community': 'invalidValue',
  'scim.unknown_member': 'invalidValue',
  'scim.not_asked': 'invalidValue',
  'scim.invalid_path': 'invalidPath',
  'scim.invalid_filter': 'invalidFilter',
  'scim.invalid_cursor': 'invalidCursor',
  'scim.no_target': 'noTarget',
  'scim.mutability': 'mutability',
  'scim.too_many': 'tooMany',
  'scim.too_many_found': 'tooMany',
  'group.name_missing': 'invalidValue',
  'membership.not_member': 'invalidValue',
  'measure.reason_missing': 'invalidValue',
  'measure.own': 'mutability',
  'role.last_manager': 'mutability',
  'group.slug_taken': 'uniqueness',
  'invitation.already_open': 'uniqueness',
};

/** Every failure as SCIM tells it (RFC 7644, 3.12). */
export function scimErrors(status: ErrorStatus): ErrorRequestHandler {
  return (raw: unknown, req, res, _next) => {
    const error = toPiazzaError(raw);
    const scimType = types[error.code];
    // A type goes with 400, except for what must be unique (RFC 7644, table 9).
    const code = scimType && scimType !== 'uniqueness' ? 400 : status[error.code];
    // What is not offered (501) is what was meant, and nobody's fault here.
    req.log[code >= 500 && code !== 501 ? 'error' : 'info'](
      { failure: describeError(raw), status: code },
      error.code,
    );
    if (res.headersSent) return void res.destroy();
    tellWhen(res, error);
    const body = {
      schemas: [schemaIds.error],
      status: String(code),
      ...(scimType && { scimType }),
      detail: `${req.t(`error.${error.code}`)} (${error.code})`,
    };
    res.status(code).type('application/scim+json').send(JSON.stringify(body));
  };
}

/** What scimmy throws, in our words: it names the failure where it knows it. */
export function fromScimmy(error: unknown, otherwise: ErrorCode): PiazzaError {
  const { scimType } = Object(error) as { readonly scimType?: unknown };
  const found = Object.entries(types).find(
    ([code, type]) => code.startsWith('scim.') && type === scimType,
  );
  return new PiazzaError((found?.[0] as ErrorCode | undefined) ?? otherwise, {}, { cause: error });
}
