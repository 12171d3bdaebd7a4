// SPDX-License-Identifier: AGPL-3.0-or-later
import { bindings, ns, type Binding } from '../names.js';
import { childrenOf, descend, type Element } from '../xml/tree.js';
import { readCertificate, type TrustedCertificate } from './certificate.js';

/** An identity provider as its metadata describes it. */
export interface IdentityProvider {
  readonly entityId: string;
  readonly name: string;
  /** Another scheme than that of the list it stands in. */
  readonly scheme?: 'eidas';
  /** Several during a rollover: each of them may have signed. */
  readonly certificates: readonly TrustedCertificate[];
  readonly singleSignOn: Partial<Readonly<Record<Binding, string>>>;
  readonly singleLogout: Partial<Readonly<Record<Binding, string>>>;
  /** Where answers to its logout requests go: ResponseLocation, else the same Location. */
  readonly singleLogoutResponse: Partial<Readonly<Record<Binding, string>>>;
}

/** Every identity provider of an EntitiesDescriptor or of a single EntityDescriptor. @throws ProviderError */
export function readIdentityProviders(metadata: Element): readonly IdentityProvider[] {
  const single = metadata.name === 'EntityDescriptor' && metadata.namespace === ns.md;
  const entities = single ? [metadata] : childrenOf(metadata, ns.md, 'EntityDescriptor');
  return entities.flatMap((entity) => {
    const role = descend(entity, ns.md, 'IDPSSODescriptor');
    const entityId = entity.attributes.get('entityID')?.trim();
    return role && entityId ? [readOne(entity, role, entityId)] : [];
  });
}

const readOne = (entity: Element, role: Element, entityId: string): IdentityProvider => ({
  entityId,
  name: displayName(entity) ?? entityId,
  certificates: signingCertificates(role),
  singleSignOn: locations(role, 'SingleSignOnService'),
  singleLogout: locations(role, 'SingleLogoutService'),
  singleLogoutResponse: locations(role, 'SingleLogoutService', 'ResponseLocation'),
});

/** Some providers of the real register write an address where the name belongs. */
function displayName(entity: Element): string | undefined {
  const organization = descend(entity, ns.md, 'Organization');
  return ['OrganizationDisplayName', 'OrganizationName']
    .flatMap((name) => childrenOf(organization, ns.md, name))
    .map(({ text }) => text.trim())
    .find((name) => name !== '' && !name.includes('://'));
}

/** A KeyDescriptor without `use` serves both purposes (SAML metadata 2.4.1.1). */
function signingCertificates(role: Element): readonly TrustedCertificate[] {
  return childrenOf(role, ns.md, 'KeyDescriptor')
    .filter((key) => (key.attributes.get('use') ?? 'signing') === 'signing')
    .flatMap((key) => {
      const data = childrenOf(descend(key, ns.ds, 'KeyInfo'), ns.ds, 'X509Data');
      return data.flatMap((x509) => childrenOf(x509, ns.ds, 'X509Certificate'));
    })
    .map(({ text }) => readCertificate(text));
}

function locations(
  role: Element,
  name: string,
  preferred = 'Location',
): Partial<Record<Binding, string>> {
  const found: Partial<Record<Binding, string>> = {};
  for (const { attributes } of childrenOf(role, ns.md, name)) {
    const location = (attributes.get(preferred) ?? attributes.get('Location'))?.trim();
    for (const binding of ['redirect', 'post'] as const) {
      if (attributes.get('Binding') === bindings[binding] && location) {
        found[binding] ??= location;
      }
    }
  }
  return found;
}
