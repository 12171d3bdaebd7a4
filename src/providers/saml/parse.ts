// SPDX-License-Identifier: AGPL-3.0-or-later
import { isUtf8 } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { ProviderError } from '../provider-error.js';

/** What a message may cost before anything in it is believed. */
export interface Limits {
  readonly bytes: number;
  readonly elements: number;
  readonly depth: number;
}

export const messageLimits: Limits = { bytes: 262_144, elements: 2_000, depth: 32 };
export const metadataLimits: Limits = { bytes: 8_388_608, elements: 200_000, depth: 32 };

/** How much white space may lie around a comment. */
const maxGap = 500;

const refuse = (rule: string): never => {
  throw new ProviderError('malformed', { rule });
};

/**
 * First step of the verification: from the form field to bytes that are safe to parse.
 * Strict base64 (line breaks allowed: RFC 2045), UTF-8, size, no DOCTYPE, entity, CDATA or instruction.
 * @throws ProviderError `malformed`
 */
export const decodeMessage = (field: string, limits: Limits = messageLimits): Buffer =>
  scanMessage(decodeBase64(field, limits), limits);

/** The same for the Redirect binding, which deflates; nothing grows beyond the limit. @throws ProviderError `malformed` */
export function inflateMessage(field: string, limits: Limits = messageLimits): Buffer {
  const deflated = decodeBase64(field, limits);
  try {
    return scanMessage(inflateRawSync(deflated, { maxOutputLength: limits.bytes }), limits);
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    return refuse(isTooLarge(error) ? 'document.too_large' : 'document.not_deflated');
  }
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_BUFFER_TOO_LARGE';

function decodeBase64(field: string, limits: Limits): Buffer {
  if (field.length > limits.bytes * 1.5) return refuse('document.too_large');
  const compact = field.replace(/[\r\n]+/g, '');
  const bytes = Buffer.from(compact, 'base64');
  // Node's decoder forgives; writing it again does not.
  if (compact === '' || bytes.toString('base64') !== compact) return refuse('document.not_base64');
  return bytes;
}

/** The same for bytes that came as they are (a metadata file). @throws ProviderError `malformed` */
export function scanMessage(bytes: Buffer, limits: Limits): Buffer {
  if (bytes.length > limits.bytes) return refuse('document.too_large');
  if (!isUtf8(bytes)) return refuse('document.not_utf8');
  scanMarkup(bytes.toString('utf8').replace(/^\uFEFF/, ''), limits);
  return bytes;
}

const declaration =
  /^<\?xml\s+version=["']1\.0["'](?:\s+encoding=["']utf-8["'])?(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>/i;

function scanMarkup(text: string, limits: Limits): void {
  const start = declaration.exec(text)?.[0].length ?? 0;
  let elements = 0;
  let depth = 0;
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at + 1)) {
    const next = text[at + 1];
    if (next === '/') {
      depth -= 1;
    } else if (next === '?') {
      refuse('document.processing_instruction');
    } else if (next === '!') {
      at = skipComment(text, at);
    } else {
      elements += 1;
      const end = text.indexOf('>', at);
      if (text[end - 1] !== '/') depth += 1;
      if (elements > limits.elements) refuse('document.too_many_elements');
      if (depth > limits.depth) refuse('document.too_deep');
    }
  }
}

/**
 * Comments may stand between elements (the canonical form drops them), never inside a value, where
 * parsers are known to cut the text off. Everything else that opens with `<!` is a DOCTYPE, an entity
 * or a CDATA section.
 */
function skipComment(text: string, at: number): number {
  if (!text.startsWith('<!--', at)) refuse('document.doctype_or_cdata');
  const end = text.indexOf('-->', at);
  if (end < 0) return refuse('document.not_well_formed');
  const before = text.slice(Math.max(0, at - maxGap), at).trimEnd();
  const after = text.slice(end + 3, end + 3 + maxGap).trimStart();
  if (!before.endsWith('>') || !after.startsWith('<')) refuse('document.comment_in_value');
  return end;
}
