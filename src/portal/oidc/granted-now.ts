// SPDX-License-Identifier: AGPL-3.0-or-later
import { Provider } from 'oidc-provider';

/**
 * A grant outlives a change of its portal: of what it says, an answer names and gives what the portal is registered for by
 * now (RFC 6749, 5.1 and 6).
 */
export function narrowGrants({ Grant }: Provider): void {
  Grant.prototype.getOIDCScopeFiltered = function narrow(wanted): string {
    return registered(this.getOIDCScope(), new Set(wanted));
  };
  Grant.prototype.getResourceScopeFiltered = function narrow(resource, wanted): string {
    return registered(this.getResourceScope(resource), new Set(wanted));
  };
}

function registered(granted: string, wanted: ReadonlySet<string>): string {
  const now = Provider.ctx?.oidc.client?.scope?.split(' ');
  const isGiven = (scope: string): boolean => wanted.has(scope) && (now?.includes(scope) ?? true);
  return granted.split(' ').filter(isGiven).join(' ');
}
