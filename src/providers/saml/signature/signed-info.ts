// SPDX-License-Identifier: AGPL-3.0-or-later
import { ProviderError } from '../../provider-error.js';
import { envelopedSignature, exclusiveC14n, ns } from '../names.js';
import { childrenOf, type Element } from '../xml/tree.js';
import { digestHash, isAllowedSignature } from './algorithms.js';

/** What a ds:SignedInfo of the one shape that we accept says. */
export interface SignedInfo {
  readonly signatureAlgorithm: string;
  /** The ID that the only Reference points at. */
  readonly reference: string;
  readonly digestHash: string;
  readonly digest: Buffer;
  /** Prefixes that exclusive canonicalization treats as inclusive (OpenSAML sends `xs`). */
  readonly prefixes: readonly string[];
}

const refuse = (rule: string): never => {
  throw new ProviderError('forged', { rule: `signature.${rule}` });
};

/**
 * Reads a SignedInfo from its own canonical bytes: exactly one Reference by ID with exactly two
 * transforms, enveloped signature and exclusive canonicalization (SAML core 5.4).
 * @throws ProviderError `forged`
 */
export function readSignedInfo(signedInfo: Element): SignedInfo {
  const [canonicalization, method, reference] = exactly(signedInfo, [
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
  ]);
  if (exclusivePrefixes(canonicalization, 'canonicalization').length > 0) {
    return refuse('canonicalization');
  }
  const signatureAlgorithm = method?.attributes.get('Algorithm') ?? '';
  if (!isAllowedSignature(signatureAlgorithm) || method?.children.length !== 0) {
    return refuse('algorithm');
  }
  const [transforms, digestMethod, digestValue] = exactly(reference, [
    'Transforms',
    'DigestMethod',
    'DigestValue',
  ]);
  const hash = digestHash(digestMethod?.attributes.get('Algorithm') ?? '');
  if (!hash || digestMethod?.children.length !== 0) return refuse('digest_algorithm');
  return {
    signatureAlgorithm,
    reference: readReference(reference),
    digestHash: hash,
    digest: readBase64(digestValue, 'digest_value'),
    prefixes: readTransforms(transforms),
  };
}

/** The children of an element when they are exactly these, in this order. */
function exactly(
  parent: Element | undefined,
  names: readonly string[],
): readonly (Element | undefined)[] {
  const children = parent?.children ?? [];
  const fits =
    children.length === names.length &&
    children.every((child, index) => child.namespace === ns.ds && child.name === names[index]);
  return fits ? children : refuse('shape');
}

export function readBase64(element: Element | undefined, rule: string): Buffer {
  const compact = element?.text.replace(/\s+/g, '') ?? '';
  const valid =
    element?.children.length === 0 &&
    compact.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(compact);
  return valid ? Buffer.from(compact, 'base64') : refuse(rule);
}

function readReference(reference: Element | undefined): string {
  const uri = reference?.attributes.get('URI') ?? '';
  return uri.startsWith('#') && uri.length > 1 ? uri.slice(1) : refuse('reference');
}

function readTransforms(transforms: Element | undefined): readonly string[] {
  const [enveloped, exclusive, ...more] = childrenOf(transforms, ns.ds, 'Transform');
  const fits =
    more.length === 0 &&
    transforms?.children.length === 2 &&
    enveloped?.attributes.get('Algorithm') === envelopedSignature &&
    enveloped.children.length === 0;
  return fits ? exclusivePrefixes(exclusive, 'transforms') : refuse('transforms');
}

function exclusivePrefixes(method: Element | undefined, rule: string): readonly string[] {
  if (method?.attributes.get('Algorithm') !== exclusiveC14n) return refuse(rule);
  const [inclusive, ...more] = method.children;
  if (!inclusive) return [];
  const fits =
    more.length === 0 &&
    inclusive.namespace === ns.ec &&
    inclusive.name === 'InclusiveNamespaces' &&
    inclusive.children.length === 0;
  if (!fits) return refuse(rule);
  return (inclusive.attributes.get('PrefixList') ?? '').split(/\s+/).filter(Boolean).slice(0, 20);
}
